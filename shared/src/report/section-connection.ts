import { formatInstant, formatNumber } from '../format.ts'
import { reportAnnexes, reportColumns, reportIncidents } from '../messages/report.ts'
import { reportConnectionColumns } from '../messages/report-connection.ts'
import { reportFigures } from '../messages/report-figure.ts'
import { say } from '../messages/say.ts'
import { annexTable, type AnnexColumn, ordinalColumn } from './annex-table.ts'
import { countNumber, shareNumber } from './count-number.ts'
import type { Annex, Block } from './document.ts'
import { prose } from './prose.ts'
import { barFigure } from './report-figures.ts'
import type { ReportConnection, ReportIncident } from './snapshot.ts'
import type { Writer } from './writer.ts'

const paragraph = (content: Extract<Block, { kind: 'paragraph' }>['content']): Block => ({
  kind: 'paragraph',
  role: 'body',
  content,
})

const span = ({ snapshot: { period } }: Writer) => ({ from: period.from, to: period.to })

const availability = (writer: Writer, { id, goodMinutes, judgedMinutes }: ReportConnection) =>
  shareNumber(
    { what: 'connection.availability', place: id, ...span(writer) },
    Math.round(goodMinutes),
    Math.round(judgedMinutes),
    writer.locale,
  )

/** Of a connection nobody could judge, nothing is known; that is not 0 minutes. */
const minutes = (writer: Writer, what: string, { id, judgedMinutes }: ReportConnection, count: number) =>
  countNumber(
    { what: `connection.${what}`, place: id, ...span(writer) },
    judgedMinutes > 0 ? count : null,
    writer.locale,
  )

/** The connections procedures depend on, a sentence each, by contract hours. */
export function connectionSection(writer: Writer): Block[] {
  const { snapshot, locale } = writer
  const watched = snapshot.connections.filter(({ judgedMinutes }) => judgedMinutes > 0)
  if (watched.length === 0) return [paragraph(prose(locale, reportIncidents.unwatched))]
  const told = watched.map((connection): Block => ({
    kind: 'paragraph',
    role: 'item',
    content: prose(locale, reportIncidents.connection, {
      name: connection.name,
      availability: availability(writer, connection),
      unstable: minutes(writer, 'unstable', connection, connection.unstableMinutes),
      down: minutes(writer, 'down', connection, connection.downMinutes),
    }),
  }))
  const failed = watched.filter(({ downMinutes }) => downMinutes >= 1).toSorted((a, b) => b.downMinutes - a.downMinutes)
  return [
    ...told,
    ...barFigure(writer, {
      id: 'connection-down',
      caption: reportFigures.down,
      unit: say(locale, reportFigures.minutes),
      bars: failed.slice(0, 10).map(({ name, downMinutes }) => ({
        label: name,
        value: Math.round(downMinutes),
        text: `${formatNumber(locale, downMinutes, 0)} ${say(locale, reportFigures.minutes)}`,
      })),
    }),
  ]
}

/** How many incidents, how many settled, and how long that took on average. */
export function incidentSection(writer: Writer): Block[] {
  const { snapshot, locale } = writer
  const settled = snapshot.incidents.filter(({ minutes: length }) => length !== null)
  if (snapshot.incidents.length === 0) return [paragraph(prose(locale, reportIncidents.none))]
  const counted = (what: string, count: number) =>
    countNumber({ what: `incident.${what}`, place: null, ...span(writer) }, count, locale)
  const counts = {
    opened: counted('opened', snapshot.incidents.length),
    settled: counted('settled', settled.length),
  }
  if (settled.length === 0) return [paragraph(prose(locale, reportIncidents.someOpen, counts))]
  const mean = settled.reduce((sum, { minutes: length }) => sum + length!, 0) / settled.length
  return [paragraph(prose(locale, reportIncidents.some, { ...counts, minutes: counted('minutes', mean) }))]
}

/** Annex of connections, and the list of incidents below it. */
export function connectionAnnex(writer: Writer): (Omit<Annex, 'mark'> & { id: string })[] {
  const { snapshot, text } = writer
  if (snapshot.connections.length === 0 && snapshot.incidents.length === 0) return []
  return [
    {
      id: 'connection',
      title: text(reportAnnexes.connection),
      orientation: 'landscape',
      blocks: [
        annexTable({
          id: 'connection',
          caption: null,
          measuredIn: null,
          columns: connectionColumns(writer),
          rows: snapshot.connections.map((row) => ({ role: 'row' as const, row })),
          notes: [],
        }),
        annexTable({
          id: 'incident',
          caption: text(reportConnectionColumns.incidents),
          measuredIn: null,
          columns: incidentColumns(writer),
          rows: snapshot.incidents.map((row) => ({ role: 'row' as const, row })),
          notes: snapshot.incidents.length === 0 ? [say(writer.locale, reportIncidents.none)] : [],
        }),
      ],
    },
  ]
}

type ConnectionColumn = AnnexColumn<ReportConnection>

function connectionColumns(writer: Writer): ConnectionColumn[] {
  const { text } = writer
  const end = { group: null, align: 'end' as const, width: 12 }
  return [
    ordinalColumn(text(reportColumns.ordinal), 5),
    {
      ...end,
      id: 'name',
      head: text(reportConnectionColumns.connection),
      align: 'start',
      width: 30,
      of: ({ name }) => name,
    },
    {
      ...end,
      id: 'provider',
      head: text(reportConnectionColumns.provider),
      align: 'start',
      width: 16,
      of: ({ provider }) => provider ?? '–',
    },
    {
      ...end,
      id: 'availability',
      head: text(reportConnectionColumns.availability),
      of: (row) => availability(writer, row),
    },
    {
      ...end,
      id: 'flaps',
      head: text(reportConnectionColumns.flaps),
      of: (row) => minutes(writer, 'flaps', row, row.flaps),
    },
    {
      ...end,
      id: 'unstable',
      head: text(reportConnectionColumns.unstable),
      of: (row) => minutes(writer, 'unstable', row, row.unstableMinutes),
    },
    {
      ...end,
      id: 'down',
      head: text(reportConnectionColumns.down),
      of: (row) => minutes(writer, 'down', row, row.downMinutes),
    },
  ]
}

function incidentColumns(writer: Writer): AnnexColumn<ReportIncident>[] {
  const { text, locale } = writer
  const start = { group: null, align: 'start' as const, width: 14 }
  return [
    {
      ...start,
      id: 'number',
      head: text(reportConnectionColumns.number),
      align: 'centre',
      width: 7,
      of: ({ number }) => `${number}`,
    },
    { ...start, id: 'name', head: text(reportConnectionColumns.incident), width: 30, of: ({ name }) => name },
    {
      ...start,
      id: 'opened',
      head: text(reportConnectionColumns.opened),
      of: ({ openedAt }) => formatInstant(locale, openedAt),
    },
    {
      ...start,
      id: 'settled',
      head: text(reportConnectionColumns.settled),
      of: ({ settledAt }) =>
        settledAt === null ? text(reportConnectionColumns.open) : formatInstant(locale, settledAt),
    },
    {
      ...start,
      id: 'minutes',
      head: text(reportConnectionColumns.minutes),
      align: 'end',
      width: 8,
      of: ({ minutes: length }) => (length === null ? '–' : formatNumber(locale, length, 0)),
    },
    { ...start, id: 'cause', head: text(reportConnectionColumns.cause), of: ({ cause }) => cause ?? '–' },
    { ...start, id: 'provider', head: text(reportConnectionColumns.provider), of: ({ provider }) => provider ?? '–' },
  ]
}
