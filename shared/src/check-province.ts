import { isOwn } from './feed/feed.ts'
import { formatMeasures } from './feed/format-measures.ts'
import type { Kpi, Target } from './kpi/kpi.ts'
import type { ProvinceProblemMessage } from './messages/province-problem.ts'
import type { MessageParameters } from './messages/say.ts'
import { checkPaths } from './probe/check-paths.ts'
import type { Province } from './province.ts'

/** A place in the document, `kpis.T02.targets.1`, and what is wrong there. */
export interface ProvinceProblem {
  at: string
  message: ProvinceProblemMessage
  parameters?: MessageParameters
}

type Report = (at: string, message: ProvinceProblemMessage, parameters?: MessageParameters) => void

/** What no single value shows: names that nothing defines, targets that overlap, feeds that bring something else. */
export function checkProvince(province: Province): ProvinceProblem[] {
  const problems: ProvinceProblem[] = []
  const report: Report = (at, message, parameters) => problems.push({ at, message, ...(parameters && { parameters }) })
  checkNames(province, report)
  checkUnits(province, report)
  for (const kpi of province.kpis) checkKpi(kpi, province, report)
  checkFeeds(province, report)
  checkPaths(province, report)
  for (const { id, from, to } of province.published)
    if (to < from) report(`published.${id}.to`, 'reversed', { from, to })
  return problems
}

function checkNames(province: Province, report: Report): void {
  const once = (list: string, ids: readonly string[]) => {
    const seen = new Set<string>()
    for (const id of ids) seen.has(id) ? report(`${list}.${id}`, 'twice', { id }) : seen.add(id)
    return seen
  }
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)
  const subsystems = once('subsystems', ids(province.subsystems))
  const instruments = once('instruments', ids(province.instruments))
  const datasets = once('datasets', ids(province.datasets))
  const kpis = once('kpis', ids(province.kpis))
  once(
    'units',
    province.units.map(({ code }) => code),
  )
  once(
    'specialDays',
    province.specialDays.map(({ day }) => day),
  )
  once('connections', ids(province.connections))
  once('pathNodes', ids(province.pathNodes))
  once('watched', ids(province.watched))
  once('measures', ids(province.measures))
  once('feeds', ids(province.feeds))
  once('published', ids(province.published))
  once('flags', ids(province.flags))

  const known = (at: string, id: string, list: string, defined: ReadonlySet<string>) => {
    if (!defined.has(id)) report(at, 'notDefined', { id, list })
  }
  for (const { id, from, to } of province.connections) {
    known(`connections.${id}.from`, from, 'subsystems', subsystems)
    known(`connections.${id}.to`, to, 'subsystems', subsystems)
  }
  for (const { id, replacedBy } of province.instruments)
    if (replacedBy !== null) known(`instruments.${id}.replacedBy`, replacedBy, 'instruments', instruments)
  for (const { id, dataset } of province.measures) known(`measures.${id}.dataset`, dataset, 'datasets', datasets)
  for (const kpi of province.kpis) {
    for (const id of kpi.subsystems) known(`kpis.${kpi.id}.subsystems`, id, 'subsystems', subsystems)
    for (const id of kpi.instruments) known(`kpis.${kpi.id}.instruments`, id, 'instruments', instruments)
    if (kpi.dataset !== null) known(`kpis.${kpi.id}.dataset`, kpi.dataset, 'datasets', datasets)
    for (const [i, { instrument }] of kpi.targets.entries())
      if (instrument !== null) known(`kpis.${kpi.id}.targets.${i}.instrument`, instrument, 'instruments', instruments)
  }
  for (const feed of province.feeds) {
    known(`feeds.${feed.id}.subsystem`, feed.subsystem, 'subsystems', subsystems)
    known(`feeds.${feed.id}.dataset`, feed.dataset, 'datasets', datasets)
  }
  for (const { id, kpi } of province.published) known(`published.${id}.kpi`, kpi, 'kpis', kpis)
  for (const flag of province.flags) for (const kpi of flag.kpis) known(`flags.${flag.id}.kpis`, kpi, 'kpis', kpis)
}

function checkUnits({ units, code }: Province, report: Report): void {
  const provinces = units.filter(({ kind }) => kind === 'province')
  if (provinces.length !== 1 || provinces[0]?.code !== code) report('units', 'oneProvince', { code })
  const tiles = new Set<string>()
  for (const unit of units) {
    if (unit.tile === null) continue
    const tile = unit.tile.join(',')
    if (tiles.has(tile)) report(`units.${unit.code}.tile`, 'twice', { id: tile })
    tiles.add(tile)
  }
}

function checkKpi(kpi: Kpi, province: Province, report: Report): void {
  const at = `kpis.${kpi.id}`
  if ((kpi.dataset === null) === (kpi.awaiting === null)) report(`${at}.dataset`, 'datasetOrReason')
  checkTerms(kpi, province, report)
  if (kpi.denominator !== null && kpi.aggregation === 'sum') report(`${at}.denominator`, 'needsNoDenominator')
  if (kpi.denominator === null && /^(ratio-of-sums|time-weighted)$/.test(kpi.aggregation))
    report(`${at}.denominator`, 'needsDenominator')
  const dataset = province.datasets.find(({ id }) => id === kpi.dataset)
  for (const property of ['frequency', 'scope'] as const)
    if (dataset && dataset[property] !== kpi[property])
      report(`${at}.${property}`, 'unlikeDataset', { dataset: dataset.id, has: dataset[property] })
  const units = new Set(province.units.map(({ code }) => code))
  for (const [i, target] of kpi.targets.entries()) {
    const place = `${at}.targets.${i}`
    if ([target.unit, target.kind, target.formerProvince].filter((one) => one ?? false).length > 1)
      report(place, 'unitOrKind')
    // Groups are put together in the program; a document that names one could not say who is in it.
    if (target.group) report(`${place}.group`, 'notDefined', { id: target.group.id, list: 'units' })
    if (target.unit !== null && !units.has(target.unit))
      report(`${place}.unit`, 'notDefined', { id: target.unit, list: 'units' })
    if (target.to !== null && target.to < target.from)
      report(`${place}.to`, 'reversed', { from: target.from, to: target.to })
    const other = kpi.targets.slice(0, i).find((earlier) => sameScope(earlier, target) && overlap(earlier, target))
    if (other) report(place, 'overlaps', { from: other.from })
  }
}

function checkTerms(kpi: Kpi, province: Province, report: Report): void {
  for (const side of ['numerator', 'denominator'] as const) {
    const terms = kpi[side]?.terms
    if (!terms) continue
    const at = `kpis.${kpi.id}.${side}`
    if (kpi.dataset === null && terms.length > 0) report(at, 'termsWithoutDataset')
    if (kpi.dataset !== null && terms.length === 0) report(at, 'noTerms')
    const seen = new Set<string>()
    for (const { measure } of terms) {
      const has = province.measures.find(({ id }) => id === measure)?.dataset
      if (has === undefined) report(at, 'notDefined', { id: measure, list: 'measures' })
      else if (kpi.dataset !== null && has !== kpi.dataset)
        report(at, 'otherDataset', { measure, has, wants: kpi.dataset })
      if (seen.has(measure)) report(at, 'twice', { id: measure })
      seen.add(measure)
    }
  }
}

function checkFeeds({ feeds, measures, historyFrom }: Province, report: Report): void {
  const bringing = new Map<string, string>()
  for (const feed of feeds) {
    const at = `feeds.${feed.id}`
    const first = bringing.get(feed.dataset)
    if (first !== undefined) report(`${at}.dataset`, 'secondFeed', { dataset: feed.dataset, feed: first })
    bringing.set(feed.dataset, feed.id)
    const wanted = measures.filter(({ dataset }) => dataset === feed.dataset).map(({ id }) => id)
    const brought: readonly string[] = formatMeasures[feed.format]
    const unlike = [...wanted.filter((id) => !brought.includes(id)), ...brought.filter((id) => !wanted.includes(id))]
    if (unlike.length > 0)
      report(`${at}.format`, 'formatBringsOther', {
        format: feed.format,
        dataset: feed.dataset,
        measures: unlike.join(', '),
      })
    if (isOwn(feed.format) !== (feed.url === 'own:')) report(`${at}.url`, 'addressRefused')
    if (feed.historyFrom < historyFrom) report(`${at}.historyFrom`, 'beforeHistory', { from: historyFrom })
  }
}

const sameScope = (a: Target, b: Target): boolean =>
  a.unit === b.unit && a.kind === b.kind && a.formerProvince === b.formerProvince

const overlap = (a: Target, b: Target): boolean =>
  (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to)
