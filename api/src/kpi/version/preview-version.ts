import { addDays, dayOf } from 'shared/day.ts'
import { resolveTarget, applyTarget } from 'shared/kpi/target.ts'
import { valueOf } from 'shared/kpi/value.ts'
import { definedBy, type NewVersion, pinned, type VersionedKpi } from 'shared/kpi/version/version.ts'
import type { VersionPreview } from 'shared/kpi/version/version-contract.ts'
import { type Period, periodAround, periodsUpTo, previous, statePeriod } from 'shared/period.ts'
import type { Locale } from 'shared/text.ts'
import type { Db } from '../../db/open.ts'
import { type Gathered, gatherCounts } from '../gather-counts.ts'
import type { Ground } from '../read-ground.ts'
import { readKnowledge } from '../read-knowledge.ts'
import { termsOf } from '../read-later.ts'
import { isSummed } from '../sum-rows.ts'
import { rowsAsked } from '../value-rows.ts'
import { countBy } from './count-by.ts'
import { judgeVersion, sayFaults } from './judge-version.ts'
import { countClosings, firstFigures } from './version-store.ts'

/** So many periods show whether a new definition tells the same story. */
const periodsShown = 6

/** What a version would make of the last periods, beside the one it would replace; nothing is kept. */
export async function previewVersion(
  snapshot: Db,
  kpi: VersionedKpi,
  version: NewVersion,
  { ground, now, locale }: { ground: Ground; now: Date; locale: Locale },
): Promise<VersionPreview> {
  const today = dayOf(now)
  const { replaces, faults } = await judgeVersion(snapshot, kpi, version, ground)
  const told = {
    faults: sayFaults(faults, locale),
    replaces: replaces.version,
    now: version.from <= today,
    closings: await countClosings(snapshot, version.from),
  }
  const reach = ground.reach.get(replaces.formula)
  if (faults.some(({ at }) => at !== 'from') || !reach)
    return { ...told, periods: [], period: null, units: [], figuresFrom: null }

  const periods = periodsOver(today, ground.historyFrom)
  const before = pinned(kpi, replaces.version)!
  const newest = Math.max(...kpi.versions.map((each) => each.version)) + 1
  const defined = definedBy(kpi, { ...version, kpi: kpi.id, version: newest, basis: '' })
  const after = { ...defined, versions: [{ ...defined, from: null }] }
  const knowledge = await readKnowledge(snapshot, ground, undefined, now)
  const was = await gatherCounts(snapshot, ground, { kpis: [before], units: null, spans: periods }, knowledge)
  const is = await countBy(snapshot, ground, after, { spans: periods, reach })
  const place = periods.length - 1
  const stated = (period: Period) => statePeriod(period, today, ground.calendar)
  const by = (one: VersionedKpi, gathered: Gathered, units: readonly string[], at: number) =>
    valueOf(gathered.defined(one, at), gathered.of(one, units, at), locale)
  const whole = isSummed(kpi) || kpi.scope === 'province' ? [ground.province] : null
  return {
    ...told,
    figuresFrom: await firstFigures(snapshot, termsOf(after)),
    periods: whole
      ? periods.map((period, at) => ({
          period: stated(period),
          before: by(before, was, whole, at),
          after: by(after, is, whole, at),
        }))
      : [],
    period: periods[place] ? stated(periods[place]) : null,
    units:
      periods[place] === undefined
        ? []
        : rowsAsked(kpi, 'unit', ground.units, ground.province).map(({ key, units, place: whose }) => {
            const [old, fresh] = [by(before, was, units, place), by(after, is, units, place)]
            const target = resolveTarget(kpi, whose, periods[place]!.to)
            return {
              unit: key,
              before: old,
              after: fresh,
              metBefore: target && applyTarget(replaces, target, old, locale).met,
              metAfter: target && applyTarget(defined, target, fresh, locale).met,
            }
          }),
  }
}

/** Months of official reports that are over, the newest last. */
function periodsOver(today: string, historyFrom: string): Period[] {
  const around = periodAround('nd09', addDays(today, -1))
  const last = around.to < today ? around : previous(around)
  return last.to < historyFrom ? [] : periodsUpTo(last, periodsShown).filter(({ to }) => to >= historyFrom)
}
