import type { FormerProvince, UnitKind } from '../unit/unit.ts'
import type { KpiId, Target } from './kpi.ts'

/** For whom a target can be set, from the nearest to the widest. */
export const targetLevels = ['unit', 'group', 'kind', 'former-province', 'province'] as const
export type TargetLevel = (typeof targetLevels)[number]

/** One step: what holds from a day on, until another day or until further notice. */
export type TargetStep = Pick<Target, 'comparator' | 'value' | 'from' | 'to' | 'instrument' | 'note'>

/** Whose target it is: a unit's code, a group's id, a kind or a former province; empty for the province's own. */
export interface TargetScope {
  level: TargetLevel
  key: string
}

/**
 * What was set for one place of one KPI, whole: all its steps. Setting it anew makes another plan; the newest holds and
 * those before it are kept. One without steps gives the place back to the next wider level.
 */
export interface TargetPlan extends TargetScope {
  id: number
  kpi: KpiId
  steps: readonly TargetStep[]
  /** What it rests on, in words, where that is no instrument of the register. */
  basis: string | null
  reason: string | null
  source: 'catalogue' | 'officer'
  /** When it was recorded; null: with the province itself, so that it has always been known. */
  recordedAt: string | null
}

/** A version of a group that somebody put together; the newest holds, one without units is a group no more. */
export interface NamedGroupVersion {
  id: string
  version: number
  name: string
  units: readonly string[]
  recordedAt: string
}

export interface TargetHistory {
  plans: readonly TargetPlan[]
  groups: readonly NamedGroupVersion[]
}

export const scopeKey = ({ level, key }: TargetScope): string => `${level} ${key}`

/** The newest plan for each place of each KPI, as known at an instant; null: now. */
export function plansInForce(plans: readonly TargetPlan[], asOf: string | null): TargetPlan[] {
  const newest = new Map<string, TargetPlan>()
  for (const plan of plans) {
    if (!wasKnown(plan.recordedAt, asOf)) continue
    const key = `${plan.kpi} ${scopeKey(plan)}`
    const before = newest.get(key)
    if (!before || before.id < plan.id) newest.set(key, plan)
  }
  return [...newest.values()].filter(({ steps }) => steps.length > 0)
}

export function groupsInForce(groups: readonly NamedGroupVersion[], asOf: string | null): NamedGroupVersion[] {
  const newest = new Map<string, NamedGroupVersion>()
  for (const group of groups) {
    const before = newest.get(group.id)
    if (wasKnown(group.recordedAt, asOf) && (!before || before.version < group.version)) newest.set(group.id, group)
  }
  return [...newest.values()].filter(({ units }) => units.length > 0)
}

const wasKnown = (recordedAt: string | null, asOf: string | null): boolean =>
  recordedAt === null || asOf === null || Date.parse(recordedAt) <= Date.parse(asOf)

/** The targets of each KPI as known at an instant; null: now. What a group's target means is who was in it then. */
export function targetsKnown({ plans, groups }: TargetHistory, asOf: string | null): Map<KpiId, Target[]> {
  const members = new Map(groupsInForce(groups, asOf).map((group) => [group.id, group]))
  const byKpi = new Map<KpiId, Target[]>()
  for (const plan of plansInForce(plans, asOf)) {
    const group = plan.level === 'group' ? members.get(plan.key) : undefined
    // Of a group that is no more, nobody is a member.
    if (plan.level === 'group' && !group) continue
    const whose = {
      unit: plan.level === 'unit' ? plan.key : null,
      kind: plan.level === 'kind' ? (plan.key as UnitKind) : null,
      ...(plan.level === 'former-province' && { formerProvince: plan.key as FormerProvince }),
      ...(group && { group: { id: group.id, name: group.name, units: [...group.units] } }),
      ...(plan.basis !== null && { basis: plan.basis }),
    }
    const targets = byKpi.get(plan.kpi) ?? []
    targets.push(...plan.steps.map((step) => ({ ...whose, ...step })))
    byKpi.set(plan.kpi, targets)
  }
  for (const targets of byKpi.values()) targets.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  return byKpi
}

export const scopeOfTarget = ({ unit, kind, formerProvince, group }: Target): TargetScope =>
  unit !== null
    ? { level: 'unit', key: unit }
    : group
      ? { level: 'group', key: group.id }
      : kind !== null
        ? { level: 'kind', key: kind }
        : formerProvince
          ? { level: 'former-province', key: formerProvince }
          : { level: 'province', key: '' }

export const stepOf = ({ comparator, value, from, to, instrument, note }: TargetStep): TargetStep => ({
  comparator,
  value,
  from,
  to,
  instrument,
  note: note && { vi: note.vi, en: note.en },
})
