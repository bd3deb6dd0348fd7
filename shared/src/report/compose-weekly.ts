import { reportKindSentences as s, reportSubjects } from '../messages/report-kind.ts'
import { say } from '../messages/say.ts'
import { periodLabel } from '../period-label.ts'
import { lowerFirst } from './writer.ts'
import type { Block, ReportDocument } from './document.ts'
import { figureNumber } from './figure-number.ts'
import { figureRows, figuresAt, gapOf, workLeft } from './figure-rows.ts'
import { frameReport } from './frame-report.ts'
import { prose } from './prose.ts'
import { incidentSection } from './section-connection.ts'
import type { Writer } from './writer.ts'

/** One page holds so many rows, and so many things to attend to. */
const mostRows = 8
const mostItems = 3

/** The week on one page: the headline figures, what falls short, what is broken. No annexes. */
export function composeWeekly(writer: Writer): ReportDocument {
  const { snapshot, locale } = writer
  const headline = snapshot.kpis
    .filter(({ headline: place }) => place !== null)
    .toSorted((one, other) => one.headline! - other.headline!)
    .map(({ id }) => id)
  const shown = figuresAt(writer, snapshot.province.code, headline.length > 0 ? headline : undefined).slice(0, mostRows)
  return frameReport(writer, {
    subject: say(locale, reportSubjects.weekly, { label: periodLabel(locale, snapshot.period) }),
    days: false,
    annexes: [],
    stated: shown.map(({ kpi }) => kpi.id),
    sections: () => [
      {
        id: 'figures',
        parts: [],
        blocks: [figureRows(writer, { id: 'headline', rows: shown, beside: false })],
      },
      {
        id: 'attention',
        parts: [],
        blocks: [...attention(writer, headline), ...incidentSection(writer), ...open(writer)],
      },
    ],
  })
}

function attention(writer: Writer, headline: readonly string[]): Block[] {
  const { snapshot, locale, text } = writer
  const rows = figuresAt(writer, snapshot.province.code, headline.length > 0 ? headline : undefined)
  const short = workLeft(rows).slice(0, mostItems)
  if (short.length === 0)
    return rows.some(({ figure }) => figure.target?.met === true) ? [item(prose(locale, s.nothing))] : []
  return short.map(({ kpi, figure }) =>
    item(
      prose(locale, s.attention, {
        name: text(kpi.name),
        ratio: figureNumber(kpi, figure, 'ratio', locale),
        target: figure.target!.text,
        gap: gapOf(writer, kpi, figure.target!.gap),
      }),
    ),
  )
}

function open(writer: Writer): Block[] {
  const { snapshot, locale } = writer
  const still = snapshot.incidents.filter(({ settledAt }) => settledAt === null).slice(-mostItems)
  if (still.length === 0) return []
  return [item(prose(locale, s.openIncident, { list: still.map(({ name }) => lowerFirst(name)).join('; ') }))]
}

const item = (content: Extract<Block, { kind: 'paragraph' }>['content']): Block => ({
  kind: 'paragraph',
  role: 'item',
  content,
})
