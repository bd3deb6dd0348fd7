import { formatCount, formatNumber } from '../format.ts'
import type { Kpi } from '../kpi/kpi.ts'
import { reportComparison } from '../messages/report.ts'
import { reportFigures } from '../messages/report-figure.ts'
import { say } from '../messages/say.ts'
import { measuredInTexts } from '../messages/value.ts'
import { countNumber } from './count-number.ts'
import type { Block } from './document.ts'
import { prose } from './prose.ts'
import { barFigure } from './report-figures.ts'
import type { ReportFigure } from './snapshot.ts'
import type { Writer } from './writer.ts'

/** KPIs by which communes are held against each other; each a rate of counts that a commune can change. */
export const comparedKpis = ['T02', 'T04', 'T10', 'T12', 'T13', 'V02'] as const

const shownGaps = 5

/** How many communes meet each target, and where the most work is left: by gap in counts, never by rank of rates. */
export function comparisonSection(writer: Writer): Block[] {
  const blocks = comparedKpis.flatMap((id) => {
    const kpi = writer.snapshot.kpis.find((one) => one.id === id)
    return kpi ? comparisonOf(writer, kpi) : []
  })
  return blocks.length > 0
    ? [...blocks, ...meetingFigure(writer)]
    : [{ kind: 'paragraph', role: 'body', content: prose(writer.locale, reportComparison.noTarget) }]
}

/** Of each KPI that has a target, how many of the communes with data meet it. */
function meetingFigure(writer: Writer): Block[] {
  const bars = comparedKpis.flatMap((id) => {
    const kpi = writer.snapshot.kpis.find((one) => one.id === id)
    const judged = kpi ? judgedBy(writer, kpi) : []
    if (!kpi || judged.length === 0) return []
    const met = judged.filter(({ target }) => target!.met).length
    const count = (units: number) => formatCount(writer.locale, units)
    return [{ label: writer.text(kpi.name), value: met, text: `${count(met)}/${count(judged.length)}` }]
  })
  if (bars.length < 2) return []
  return barFigure(writer, {
    id: 'comparison-met',
    caption: reportFigures.meeting,
    unit: say(writer.locale, reportFigures.meetingUnit),
    bars,
  })
}

/** Figures of communes and wards that a target can be held against. */
function judgedBy({ snapshot }: Writer, kpi: Kpi): ReportFigure[] {
  const communes = communesOf(snapshot)
  return snapshot.figures.filter(
    ({ kpi: own, place, value, target }) =>
      own === kpi.id && communes.has(place) && value.state === 'value' && target !== null,
  )
}

const communesOf = ({ units }: Writer['snapshot']) =>
  new Map(units.filter(({ kind }) => kind === 'commune' || kind === 'ward').map((unit) => [unit.code, unit]))

export function comparisonOf(writer: Writer, kpi: Kpi): Block[] {
  const { snapshot, locale, text } = writer
  const communes = communesOf(snapshot)
  const judged = judgedBy(writer, kpi)
  const [first] = judged
  if (!first) return []
  const { comparator, value: goal } = first.target!
  const value = `${formatNumber(locale, goal, 1)}${kpi.measuredIn === 'percent' ? '%' : ''}`
  const whole = comparator === 'at-least' && kpi.measuredIn === 'percent' && goal === 100
  const target = say(
    locale,
    whole ? reportComparison.all : comparator === 'at-least' ? reportComparison.atLeast : reportComparison.atMost,
    { value },
  )
  const name = text(kpi.name).replace(/^Tỷ lệ /, '')
  const counted = { what: `unit.met.${kpi.id}`, place: null, from: first.from, to: first.to }
  const met = judged.filter((figure) => figure.target!.met).length
  const meeting: Block = {
    kind: 'paragraph',
    role: 'body',
    content: prose(locale, reportComparison.meeting, {
      met: countNumber(counted, met, locale),
      units: countNumber({ ...counted, what: `unit.judged.${kpi.id}` }, judged.length, locale),
      target,
      name,
    }),
  }
  const list = largestGaps(judged)
  if (list.length === 0) return [meeting]
  const word = say(locale, measuredInTexts[kpi.id.startsWith('V') ? 'document' : 'dossier'])
  const written = list.map(({ place, target: own }) =>
    say(locale, reportComparison.gapOf, {
      unit: communes.get(place)!.name,
      gap: formatCount(locale, own!.gap!),
      word,
    }),
  )
  return [
    meeting,
    {
      kind: 'paragraph',
      role: 'body',
      content: prose(locale, reportComparison.largestGap, { list: written.join('; ') }),
    },
  ]
}

/** The largest gaps in counts; equal ones by the unit's code, so that the same figures name the same units. */
const largestGaps = (figures: readonly ReportFigure[]): ReportFigure[] =>
  figures
    .filter(({ target }) => (target?.gap ?? 0) > 0)
    .toSorted((one, other) => other.target!.gap! - one.target!.gap! || (one.place < other.place ? -1 : 1))
    .slice(0, shownGaps)
