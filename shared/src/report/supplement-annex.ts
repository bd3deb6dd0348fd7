import { dayOf } from '../day.ts'
import { formatProseDay } from '../format.ts'
import { reportColumns } from '../messages/report.ts'
import { reportSupplement as m } from '../messages/report-supplement.ts'
import { say } from '../messages/say.ts'
import type { NamedAnnex } from './annexes.ts'
import { annexTable, ordinalColumn } from './annex-table.ts'
import { countNumber } from './count-number.ts'
import type { Block } from './document.ts'
import { figureNumber } from './figure-number.ts'
import { prose } from './prose.ts'
import type { FigureChange, ReportSupplement } from './snapshot.ts'
import type { Writer } from './writer.ts'

/** The line under the subject that says which report this one supplements, and for which time. */
export function supplementSubject({ snapshot: { supplement }, locale }: Writer): string[] {
  if (!supplement) return []
  return [say(locale, m.subject, { ordinal: supplement.ordinal, day: dayIssued(supplement, locale) })]
}

/** Before anything else: what has changed, how much of it, and why it is said again. */
export function supplementNote(writer: Writer, mark: string | null): Block[] {
  const { snapshot, locale } = writer
  const { supplement, period } = snapshot
  if (!supplement) return []
  const counted = { what: 'figure.changed', place: null, from: period.from, to: period.to }
  const parameters = {
    day: dayIssued(supplement, locale),
    n: countNumber(counted, supplement.changes.length, locale),
    reason: supplement.reason.replace(/\.$/, ''),
  }
  const { day, reason } = parameters
  if (supplement.changes.length === 0)
    return [{ kind: 'paragraph', role: 'body', content: prose(locale, m.words, { day, reason }) }]
  const content =
    mark === null ? prose(locale, m.note, parameters) : prose(locale, m.noteCited, { ...parameters, mark })
  return [{ kind: 'paragraph', role: 'body', content }]
}

/** Every figure that was stated and reads otherwise now. What was stated stands as a text: it is bound to no ledger any more. */
export function supplementAnnex(writer: Writer): NamedAnnex[] {
  const { snapshot, locale, text, figure } = writer
  const changes = snapshot.supplement?.changes ?? []
  if (changes.length === 0) return []
  const names = new Map(snapshot.units.map(({ code, name }) => [code, name]))
  const after = ({ kpi, place }: FigureChange) => {
    const asked = figure(kpi, place)
    return asked ? figureNumber(asked.kpi, asked.figure, 'ratio', locale) : ''
  }
  return [
    {
      id: 'supplement',
      title: text(m.title),
      orientation: 'portrait',
      blocks: [
        annexTable<FigureChange>({
          id: 'supplement',
          caption: null,
          measuredIn: null,
          columns: [
            ordinalColumn(text(reportColumns.ordinal), 7),
            {
              id: 'figure',
              group: null,
              head: text(m.figure),
              align: 'start',
              width: 40,
              of: ({ kpi, place }) => figure(kpi, place)?.kpi.name[locale] ?? kpi,
            },
            {
              id: 'place',
              group: null,
              head: text(m.place),
              align: 'start',
              width: 25,
              of: ({ place }) => names.get(place) ?? snapshot.province.name[locale],
            },
            {
              id: 'before',
              group: null,
              head: text(m.before),
              align: 'end',
              width: 14,
              of: ({ before }) => before.text,
            },
            { id: 'after', group: null, head: text(m.after), align: 'end', width: 14, of: after },
          ],
          rows: changes.map((row) => ({ role: 'row', row })),
          notes: [],
        }),
      ],
    },
  ]
}

const dayIssued = ({ issuedAt }: ReportSupplement, locale: Writer['locale']): string =>
  formatProseDay(locale, dayOf(new Date(issuedAt)))
