import { formatCount, formatInstant } from '../format.ts'
import { conditionTexts, letterTexts as t, reasonTexts, severityTexts, tellTexts } from '../messages/alert.ts'
import { say } from '../messages/say.ts'
import type { Locale } from '../text.ts'
import { reportLetter } from '../messages/report-letter.ts'
import type { AlertContent, DigestContent, IncidentContent, ReportContent } from './alert-content.ts'
import { reasonsBeside } from './said-condition.ts'

/** A message as it is read: one line for the eye, and the text. Plain, without any markup. */
export interface Letter {
  subject: string
  text: string
}

/** Says in words what happened. The same content is the same letter, however often it is composed. */
export function composeLetter(content: AlertContent, locale: Locale, publicUrl: string): Letter {
  if (content.kind === 'digest') return digestLetter(content, locale, publicUrl)
  if (content.kind === 'test')
    return {
      subject: say(locale, t.testSubject),
      text: say(locale, t.test, { channel: content.channel, at: formatInstant(locale, content.at) }),
    }
  return {
    subject: oneLine(subjectOf(content, locale)),
    text: [...linesOf(content, locale), '', say(locale, t.link, { link: linkTo(content, publicUrl) })].join('\n'),
  }
}

/** The letter that brings an issued report, or says where it is. */
export function composeReportLetter(content: ReportContent, publicUrl: string): Letter {
  const { locale, title, issuedAt, digest, pdf, form, report } = content
  return {
    subject: oneLine(say(locale, reportLetter.subject, { title })),
    text: [
      say(locale, reportLetter.so, { title, at: formatInstant(locale, issuedAt) }),
      form === 'attachment'
        ? say(locale, reportLetter.attached, { name: pdf.name, hash: pdf.sha256 })
        : say(locale, reportLetter.digest, { digest }),
      '',
      say(locale, reportLetter.link, { link: `${publicUrl}/report/${report}` }),
    ].join('\n'),
  }
}

export const linkTo = ({ incident }: Pick<IncidentContent, 'incident'>, publicUrl: string): string =>
  `${publicUrl}/alert/${incident}`

const subjectOf = (content: IncidentContent, locale: Locale): string =>
  say(locale, content.kind === 'resolved' ? t.subjectOver : t.subject, {
    severity: say(locale, severityTexts[content.severity]),
    kind: say(locale, tellTexts[content.kind]),
    name: content.name[locale],
    condition: conditionOf(content, locale),
  })

function linesOf(content: IncidentContent, locale: Locale): string[] {
  const { kind, at, openedAt, settledAt, members, recurrences, provider, assignee } = content
  const name = content.name[locale]
  const since = formatInstant(locale, openedAt)
  const open = Date.parse(at) - Date.parse(openedAt)
  const seen = content.seen ? content.seen[locale].replace(/\.$/, '') : reasonsOf(content, locale)
  const number = formatCount(locale, content.number)
  const over = {
    name,
    since,
    until: formatInstant(locale, settledAt ?? at),
    lasted: duration(Date.parse(settledAt ?? at) - Date.parse(openedAt), locale),
  }
  return [
    kind === 'resolved'
      ? say(locale, t.over, over)
      : say(locale, t.so, { name, condition: conditionOf(content, locale), since }),
    ...(kind === 'raised' ? [say(locale, t.graver, { severity: say(locale, severityTexts[content.severity]) })] : []),
    ...(kind === 'reminder' ? [say(locale, t.stillSo)] : []),
    ...(kind === 'escalated' ? [say(locale, t.escalated, { lasted: duration(open, locale) })] : []),
    ...(content.overran && kind !== 'resolved' ? [say(locale, t.overran)] : []),
    ...(seen !== '' && kind !== 'resolved' ? [say(locale, t.seen, { seen })] : []),
    ...(content.place ? [say(locale, t.place, { place: content.place[locale] })] : []),
    ...(members > 1 ? [say(locale, t.members, { n: members })] : []),
    ...(recurrences > 0 ? [say(locale, t.recurrences, { n: recurrences })] : []),
    ...(provider ? [providerLine(provider, locale)] : []),
    ...(assignee ? [say(locale, t.assignee, { name: assignee })] : []),
    say(locale, t.ticket, { number }),
  ]
}

function providerLine({ name, contact }: NonNullable<IncidentContent['provider']>, locale: Locale): string {
  return contact === null
    ? say(locale, t.provider, { name: name[locale] })
    : say(locale, t.providerReached, { name: name[locale], contact })
}

function digestLetter({ items }: DigestContent, locale: Locale, publicUrl: string): Letter {
  const list = (title: string, some: readonly IncidentContent[]) =>
    some.length === 0
      ? []
      : [
          title.toLocaleUpperCase(locale),
          ...some.flatMap((item) => [`- ${linesOf(item, locale).join(' ')}`, `  ${linkTo(item, publicUrl)}`]),
          '',
        ]
  const open = items.filter(({ kind }) => kind !== 'resolved')
  const over = items.filter(({ kind }) => kind === 'resolved')
  return {
    subject: say(locale, t.digestSubject, { n: items.length }),
    text: [...list(say(locale, t.digestOpen), open), ...list(say(locale, t.digestOver), over)].join('\n').trimEnd(),
  }
}

const conditionOf = ({ condition }: IncidentContent, locale: Locale): string =>
  conditionTexts[condition]?.[locale] ?? condition

const reasonsOf = ({ condition, reasons }: IncidentContent, locale: Locale): string =>
  reasonsBeside(condition, reasons)
    .map((reason) => reasonTexts[reason]?.[locale] ?? reason)
    .join(', ')

/** The two largest parts: `2 giờ 5 phút`. */
export function duration(ms: number, locale: Locale): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  const parts: [number, (typeof t)['days' | 'hours' | 'minutes']][] = [
    [Math.floor(minutes / 1440), t.days],
    [Math.floor(minutes / 60) % 24, t.hours],
    [minutes % 60, t.minutes],
  ]
  const first = parts.findIndex(([n]) => n > 0)
  if (first === -1) return say(locale, t.minutes, { n: 0 })
  return parts
    .slice(first, first + 2)
    .filter(([n]) => n > 0)
    .map(([n, text]) => say(locale, text, { n }))
    .join(' ')
}

/** A subject is one line whatever a name holds; controls are gone, whoever wrote the name. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 200)
