import { readPrinted } from '../export/sheet-number.ts'
import { reportFigures } from '../messages/report-figure.ts'
import { say } from '../messages/say.ts'
import { axisLabel } from '../period-label.ts'
import type { Text } from '../text.ts'
import type { Block, Figure } from './document.ts'
import type { ReportTrend } from './snapshot.ts'
import type { Writer } from './writer.ts'

export const dossierTrends = ['T02', 'T04', 'T10'] as const
export const documentTrends = ['V02'] as const

/** How KPIs have gone up to this period, where at least two periods have a figure. */
export function trendFigure(
  writer: Writer,
  id: string,
  kpis: readonly string[],
  caption: Text,
  place = writer.snapshot.province.code,
): Block[] {
  const { snapshot, locale, text } = writer
  const known = kpis.flatMap((kpi) =>
    snapshot.trends.filter((trend) => trend.kpi === kpi && trend.place === place && isCourse(trend)),
  )
  const [first] = known
  if (!first) return []
  const nameOf = (kpi: string) => text(snapshot.kpis.find((one) => one.id === kpi)!.name)
  const targets = new Set(known.map(({ kpi }) => writer.figure(kpi, place)?.figure.target?.value ?? null))
  const courses = known.map(({ kpi, points }) => {
    const told = points.filter(({ value }) => value.state === 'value')
    return say(locale, reportFigures.course, {
      name: nameOf(kpi),
      first: told[0]!.value.text,
      from: axisLabel(locale, told[0]!.period),
      last: told.at(-1)!.value.text,
      to: axisLabel(locale, told.at(-1)!.period),
    })
  })
  return [
    figure({
      id,
      caption: text(caption),
      summary: courses.join(' '),
      chart: {
        type: 'trend',
        series: known.map(({ kpi, points }) => ({
          name: nameOf(kpi),
          // The very figures that are printed elsewhere, so that no line crosses a target its text does not.
          values: points.map(({ value }) =>
            value.state === 'value' ? (readPrinted(value.text, locale)?.value ?? null) : null,
          ),
        })),
        labels: first.points.map(({ period }) => axisLabel(locale, period)),
        target: targets.size === 1 ? [...targets][0]! : null,
        unit: '%',
      },
    }),
  ]
}

const isCourse = ({ points }: ReportTrend): boolean =>
  points.filter(({ value }) => value.state === 'value' && value.denominator !== null).length > 1

interface BarOf {
  label: string
  /** In the unit shown; null where nothing is known. */
  value: number | null
  text: string
}

/** Bars from zero; nothing is drawn where nothing is known of any. */
export function barFigure(
  writer: Writer,
  { id, caption, unit, bars }: { id: string; caption: Text; unit: string; bars: BarOf[] },
): Block[] {
  if (bars.every(({ value }) => value === null)) return []
  const summary = bars.map(({ label, text }) => `${label}: ${text}`).join('; ')
  return [
    figure({
      id,
      caption: writer.text(caption),
      summary: `${summary}.`,
      chart: { type: 'bars', bars, target: null, unit },
    }),
  ]
}

const figure = (drawn: Omit<Figure, 'kind'>): Figure => ({ kind: 'figure', ...drawn })

/** Figures are counted through the report, in the order in which one reads. */
export function numberFigures(blocks: readonly Block[], locale: Writer['locale']): Block[] {
  let count = 0
  return blocks.map((block) =>
    block.kind === 'figure'
      ? { ...block, caption: say(locale, reportFigures.numbered, { n: (count += 1), caption: block.caption }) }
      : block,
  )
}
