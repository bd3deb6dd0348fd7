import { reasonsBeside } from 'shared/alert/said-condition.ts'
import { errorNames } from 'shared/messages/probe-page.ts'
import { conditionTexts, causeTexts, reasonTexts, severityTexts } from 'shared/messages/alert.ts'
import { evidenceTexts as t, takenIn, timelineTexts } from 'shared/messages/alert-evidence.ts'
import { say } from 'shared/messages/say.ts'
import { type EvidenceLine, type EvidenceMinute, totalOf } from 'shared/alert/evidence.ts'
import { formatCount, formatInstant, formatNumber } from 'shared/format.ts'
import type { Locale } from 'shared/text.ts'
import type { Evidence } from './gather-evidence.ts'

/** The evidence as one page without scripts or anything to fetch: it opens anywhere, prints, and can be mailed. */
export function evidencePage(evidence: Evidence, locale: Locale): string {
  const { incident, provider, lines } = evidence
  const title = say(locale, t.title, { number: formatCount(locale, incident.number) })
  const facts: [string, string][] = [
    [say(locale, t.what), incident.name[locale]],
    [say(locale, t.severity), say(locale, severityTexts[incident.severity])],
    [say(locale, t.condition), conditionOf(evidence, locale)],
    [say(locale, t.began), formatInstant(locale, incident.openedAt)],
    [say(locale, t.ended), incident.settledAt ? formatInstant(locale, incident.settledAt) : say(locale, t.notYet)],
    [say(locale, t.members), formatCount(locale, incident.members)],
  ]
  if (provider)
    facts.push([say(locale, t.provider), [provider.name[locale], provider.contact].filter(Boolean).join(', ')])
  if (incident.cause)
    facts.push([
      say(locale, t.cause),
      [say(locale, causeTexts[incident.cause]), incident.causeNote].filter(Boolean).join(': '),
    ])
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><title>${escape(title)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>${style}</style></head><body>
<h1>${escape(title)}</h1><p>${escape(say(locale, t.made, { at: formatInstant(locale, evidence.madeAt) }))}</p>
<table class="facts">${facts.map(([name, value]) => `<tr><th>${escape(name)}</th><td>${escape(value)}</td></tr>`).join('')}</table>
${lines.length === 0 ? `<p>${escape(say(locale, t.nothing))}</p>` : linesOf(evidence, locale)}
<h2>${escape(say(locale, t.timeline))}</h2><table>${timelineOf(evidence, locale)}</table>
</body></html>
`
}

const style = `body{font:14px/1.45 'Be Vietnam Pro',system-ui,sans-serif;margin:2rem;color:#1a1a1a}table{border-collapse:collapse;margin:.5rem 0 1.5rem}
th,td{border:1px solid #c9c9c9;padding:.2rem .5rem;text-align:left;vertical-align:top}td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
thead th{background:#f0f0f0}tr.bad td{background:#fbe9e7}td.bad{font-weight:700;background:#f6c9c3}@media print{body{margin:0}thead{display:table-header-group}}`

const escape = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`).replaceAll(/[^\P{Cc}\n\t]/gu, '')

function conditionOf({ incident }: Evidence, locale: Locale): string {
  const reasons = reasonsBeside(incident.condition, incident.reasons).map(
    (reason) => reasonTexts[reason]?.[locale] ?? reason,
  )
  const condition = conditionTexts[incident.condition]?.[locale] ?? incident.condition
  return reasons.length === 0 ? condition : `${condition} (${reasons.join(', ')})`
}

function linesOf({ lines }: Evidence, locale: Locale): string {
  const heads = [t.line, t.as, t.rounds, t.failed, t.loss, t.median].map((text) => say(locale, text))
  const totals = lines.map((line) => {
    const total = totalOf(line)
    const loss = total.sent === 0 ? '—' : `${formatCount(locale, total.lost)}/${formatCount(locale, total.sent)}`
    return `<tr><td>${escape(line.name[locale])}</td><td>${escape(say(locale, t[line.as]))}</td>
<td class="n">${formatCount(locale, total.rounds)}</td><td class="n">${formatCount(locale, total.failed)}</td>
<td class="n">${loss}</td><td class="n">${milliseconds(total.medianUs, locale)}</td></tr>`
  })
  return `<h2>${escape(say(locale, t.lines))}</h2><p>${escape(say(locale, t.linesNote))}</p>
<table><thead><tr>${heads.map((head) => `<th>${escape(head)}</th>`).join('')}</tr></thead><tbody>${totals.join('\n')}</tbody></table>
<h2>${escape(say(locale, t.minutes))}</h2><p>${escape(say(locale, t.minutesNote))}</p>${minutesOf(lines, locale)}
<h2>${escape(say(locale, t.failures))}</h2>${failuresOf(lines, locale)}`
}

function minutesOf(lines: readonly EvidenceLine[], locale: Locale): string {
  const heads = lines.map((line) => `<th>${escape(line.name[locale])}<br>${escape(say(locale, t[line.as]))}</th>`)
  const byMinute = lines.map(({ minutes }) => new Map(minutes.map((minute) => [minute.at, minute])))
  const instants = [...new Set(lines.flatMap(({ minutes }) => minutes.map(({ at }) => at)))].sort((a, b) => a - b)
  const rows = instants.map((at) => {
    const cells = byMinute.map((minutes) => cellOf(minutes.get(at), locale))
    return `<tr><th>${formatInstant(locale, new Date(at))}</th>${cells.join('')}</tr>`
  })
  return `<table><thead><tr><th>${escape(say(locale, t.minute))}</th>${heads.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`
}

function cellOf(minute: EvidenceMinute | undefined, locale: Locale): string {
  if (!minute || (minute.n === 0 && minute.blind === 0)) return '<td class="n">—</td>'
  if (minute.n === 0) return '<td class="n">×</td>'
  const loss = minute.lost === 0 ? '' : ` −${minute.lost}/${minute.sent}`
  const text = `${minute.failed}/${minute.n} ${milliseconds(minute.p50, locale)}${loss}`
  return `<td class="n${minute.failed > 0 ? ' bad' : ''}">${text}</td>`
}

function failuresOf(lines: readonly EvidenceLine[], locale: Locale): string {
  const rows = lines
    .flatMap((line) => line.failures.map((failure) => ({ ...failure, name: line.name[locale] })))
    .sort((one, other) => one.at - other.at)
    .slice(0, 2_000)
    .map(
      ({ at, cls, name }) =>
        `<tr><td>${toTheSecond(at, locale)}</td><td>${escape(name)}</td><td>${escape(say(locale, errorNames[cls]))}</td></tr>`,
    )
  const heads = [t.minute, t.line, t.class].map((text) => `<th>${escape(say(locale, text))}</th>`).join('')
  return `<table><thead><tr>${heads}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`
}

/** `04:27:29 28/11/2026`: a provider looks for it in logs. */
const toTheSecond = (at: number, locale: Locale): string =>
  formatInstant(locale, new Date(at)).replace(
    /\d{2}:\d{2}/,
    (clock) => `${clock}:${String(new Date(at).getUTCSeconds()).padStart(2, '0')}`,
  )

function timelineOf({ timeline }: Evidence, locale: Locale): string {
  return timeline
    .map(({ at, kind, actor, body }) => {
      const said = ['text', 'note'].map((key) => body[key]).find((one) => typeof one === 'string') ?? ''
      const text = kind === 'took-in' ? takenIn(locale, body) : said
      const what = [timelineTexts[kind]?.[locale] ?? kind, actor, text].filter(Boolean).join(' · ')
      return `<tr><td>${formatInstant(locale, at)}</td><td>${escape(what)}</td></tr>`
    })
    .join('\n')
}

const milliseconds = (us: number | null, locale: Locale): string =>
  us === null ? '—' : formatNumber(locale, us / 1000, us < 10_000 ? 1 : 0)
