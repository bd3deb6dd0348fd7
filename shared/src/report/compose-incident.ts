import { totalOf } from '../alert/evidence.ts'
import { formatCount, formatInstant, formatNumber, formatProseDay } from '../format.ts'
import { evidenceTexts, timelineTexts } from '../messages/alert-evidence.ts'
import { severityTexts } from '../messages/alert.ts'
import {
  reportKindColumns as c,
  reportKindPrompts,
  reportKindRemedy,
  reportKindSentences as s,
  reportKindTitles,
  reportSubjects,
} from '../messages/report-kind.ts'
import { reportDifficulties } from '../messages/report-difficulty.ts'
import { reportAnnexes } from '../messages/report.ts'
import { say } from '../messages/say.ts'
import { annexTable, type AnnexColumn } from './annex-table.ts'
import type { NamedAnnex } from './annexes.ts'
import { countNumber } from './count-number.ts'
import type { Block, ReportDocument, Table } from './document.ts'
import { frameReport, plain } from './frame-report.ts'
import { prose } from './prose.ts'
import type { ReportEvidence } from './snapshot.ts'
import type { Writer } from './writer.ts'

/** An incident with its evidence: what happened and when, the lines concerned beside lines that were not, minute by minute. */
export function composeIncident(writer: Writer, evidence: ReportEvidence): ReportDocument {
  const { locale } = writer
  const { number, name } = evidence
  const minutes = minuteAnnex(writer, evidence)
  return frameReport(writer, {
    // While it lasts it is notified; once it is over, its cause is reported.
    subject: say(locale, evidence.settledAt === null ? reportSubjects.incidentNotice : reportSubjects.incident, {
      number: String(number),
      subject: name,
    }),
    days: false,
    annexes: minutes,
    stated: [],
    sections: (markOf) => [
      {
        id: 'course',
        parts: [],
        blocks: [...course(writer, evidence), timeline(writer, evidence)],
      },
      {
        id: 'evidence',
        parts: [],
        blocks: [
          ...proof(writer, evidence),
          ...[markOf('minutes')].flatMap((mark) => (mark ? [plain(say(locale, reportAnnexes.cited, { mark }))] : [])),
        ],
      },
      {
        id: 'handling',
        parts: [],
        blocks: [...(evidence.cause === null ? [] : [plain(`${evidence.cause}.`)]), ...remedies(writer)],
        passage: { id: 'handling', prompt: reportKindPrompts.handling },
      },
      {
        id: 'proposal',
        parts: [],
        passage: { id: 'proposal', prompt: reportKindPrompts.incidentProposal },
      },
    ],
  })
}

function course({ locale, snapshot }: Writer, evidence: ReportEvidence): Block[] {
  const { name, severity, openedAt, settledAt, members, number } = evidence
  const counted = { place: String(number), from: snapshot.period.from, to: snapshot.period.to }
  const count = (what: string, n: number) => countNumber({ ...counted, what: `incident.${what}` }, n, locale)
  const opened = formatInstant(locale, openedAt)
  const begun = prose(locale, s.incident, {
    opened,
    name,
    severity: say(locale, severityTexts[severity]).toLocaleLowerCase('vi'),
    members: count('members', members),
  })
  const ended =
    settledAt === null
      ? prose(locale, s.stillOpen)
      : prose(locale, s.settled, {
          settled: formatInstant(locale, settledAt),
          minutes: count('minutes', Math.round((Date.parse(settledAt) - Date.parse(openedAt)) / 60_000)),
        })
  const taken =
    evidence.acknowledgedAt === null
      ? prose(locale, s.notTakenUp)
      : prose(locale, s.takenUp, {
          taken: formatInstant(locale, evidence.acknowledgedAt),
          minutes: count(
            'acknowledge',
            Math.round((Date.parse(evidence.acknowledgedAt) - Date.parse(openedAt)) / 60_000),
          ),
        })
  const where =
    evidence.units.length === 0
      ? []
      : [
          prose(locale, s.where, {
            units: count('units', evidence.units.length),
            list: evidence.units.slice(0, mostUnits).join(', '),
            more: evidence.units.length > mostUnits ? '…' : '',
          }),
        ]
  const dossiers =
    evidence.dossiers === null
      ? prose(locale, s.dossiersUnknown)
      : prose(locale, s.dossiers, { dossiers: count('dossiers', evidence.dossiers) })
  return [begun, taken, ended, ...where, dossiers].map((content) => ({ kind: 'paragraph', role: 'body', content }))
}

/** So many names are read in a sentence; all of them are in the evidence. */
const mostUnits = 12

/** What was raised from it and is being done: of a cause nobody works on there is nothing to say. */
function remedies({ snapshot, locale }: Writer): Block[] {
  const item = (text: string): Block => ({ kind: 'paragraph', role: 'item', content: [{ kind: 'text', text }] })
  return snapshot.remedies.map(({ text, owner, due, standing }) => {
    const said =
      due === null
        ? say(locale, reportDifficulties.task, { text, owner })
        : say(locale, reportDifficulties.taskDue, { text, owner, due: formatProseDay(locale, due) })
    return item(`${said} ${say(locale, reportKindRemedy[standing])}`)
  })
}

function timeline({ locale, text }: Writer, { timeline: entries }: ReportEvidence): Table {
  type Entry = ReportEvidence['timeline'][number]
  const column = (
    id: string,
    head: keyof typeof c,
    width: number,
    of: (entry: Entry) => string,
  ): AnnexColumn<Entry> => ({
    id,
    group: null,
    head: text(c[head]),
    align: 'start',
    width,
    of,
  })
  return annexTable<Entry>({
    id: 'timeline',
    caption: null,
    measuredIn: null,
    columns: [
      column('at', 'at', 24, ({ at }) => formatInstant(locale, at)),
      column('what', 'what', 76, ({ kind, actor, said }) =>
        [timelineTexts[kind]?.[locale] ?? kind, actor, said].filter(Boolean).join(' · '),
      ),
    ],
    rows: entries.map((row) => ({ role: 'row' as const, row })),
    notes: [],
  })
}

type Line = ReportEvidence['lines'][number]

/** What each line came to, its own and those beside it: only where those held is the fault where it is said to be. */
function proof(writer: Writer, { from, to, lines }: ReportEvidence): Block[] {
  const { locale, text } = writer
  if (lines.length === 0) return [plain(say(locale, s.noEvidence))]
  const column = (
    id: string,
    head: keyof typeof c,
    { width, of, align = 'end' }: { width: number; of: (line: Line) => string; align?: 'start' | 'end' },
  ): AnnexColumn<Line> => ({ id, group: null, head: text(c[head]), align, width, of })
  const count = (n: number) => formatCount(locale, n)
  return [
    plain(
      say(locale, s.evidence, {
        from: formatInstant(locale, new Date(from)),
        to: formatInstant(locale, new Date(to)),
      }),
    ),
    annexTable<Line>({
      id: 'lines',
      caption: null,
      measuredIn: null,
      columns: [
        column('line', 'line', { width: 34, of: ({ name }) => name[locale], align: 'start' }),
        column('role', 'role', { width: 18, of: ({ as }) => text(evidenceTexts[as]), align: 'start' }),
        column('rounds', 'rounds', { width: 11, of: (line) => count(totalOf(line).rounds) }),
        column('failed', 'failed', { width: 11, of: (line) => count(totalOf(line).failed) }),
        column('lost', 'lost', {
          width: 13,
          of: (line) => {
            const { lost, sent } = totalOf(line)
            return sent === 0 ? '–' : `${count(lost)}/${count(sent)}`
          },
        }),
        column('median', 'median', { width: 13, of: (line) => milliseconds(totalOf(line).medianUs, locale) }),
      ],
      rows: lines.map((row) => ({ role: 'row' as const, row })),
      notes: [],
    }),
  ]
}

/** Minutes beyond these are in the evidence file; paper shows the beginning, where it broke. */
const mostMinutes = 240

function minuteAnnex({ locale, text }: Writer, { lines }: ReportEvidence): NamedAnnex[] {
  const instants = [...new Set(lines.flatMap(({ minutes }) => minutes.map(({ at }) => at)))].toSorted((a, b) => a - b)
  if (instants.length === 0) return []
  const byMinute = lines.map(({ minutes }) => new Map(minutes.map((minute) => [minute.at, minute])))
  const cell = (minute: Line['minutes'][number] | undefined): string => {
    if (!minute || (minute.n === 0 && minute.blind === 0)) return '—'
    if (minute.n === 0) return '×'
    return `${minute.failed}/${minute.n} ${milliseconds(minute.p50, locale)}`
  }
  return [
    {
      id: 'minutes',
      title: text(reportKindTitles.minutes),
      orientation: 'landscape',
      blocks: [
        annexTable<number>({
          id: 'minutes',
          caption: null,
          measuredIn: text(evidenceTexts.minutesNote),
          columns: [
            {
              id: 'minute',
              group: null,
              head: text(reportKindTitles.minute),
              align: 'start',
              width: 18,
              of: (at) => formatInstant(locale, new Date(at)),
            },
            ...lines.map(({ connection, name, as }, place): AnnexColumn<number> => ({
              id: connection,
              group: null,
              head: `${name[locale]} (${text(evidenceTexts[as]).toLocaleLowerCase('vi')})`,
              align: 'end',
              width: 14,
              of: (at) => cell(byMinute[place]?.get(at)),
            })),
          ],
          rows: instants.slice(0, mostMinutes).map((row) => ({ role: 'row' as const, row })),
          notes: [],
        }),
      ],
    },
  ]
}

const milliseconds = (us: number | null, locale: Writer['locale']): string =>
  us === null ? '—' : formatNumber(locale, us / 1000, us < 10_000 ? 1 : 0)
