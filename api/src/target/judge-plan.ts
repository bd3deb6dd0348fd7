import { type StepFault, stepFaults } from 'shared/kpi/step-fault.ts'
import { groupsInForce } from 'shared/kpi/target-plan.ts'
import { stepFaultTexts, targetSays } from 'shared/messages/target.ts'
import type { NewTargetPlan } from 'shared/target/target-contract.ts'
import { formerProvinces } from 'shared/unit/unit.ts'
import { badRequest, type Place } from '../http/refusal.ts'
import type { Ground } from '../kpi/read-ground.ts'
import { isSummed, membersOf } from '../kpi/sum-rows.ts'

type Judging = Pick<Ground, 'kpis' | 'units' | 'province' | 'targets'>

/** What of a plan does not fit the province, by its places in the content; each is to be mended by whoever sent it. */
export function planFaults(plan: NewTargetPlan, ground: Judging, instruments: ReadonlySet<string>): Place[] {
  const kpi = ground.kpis.find(({ id }) => id === plan.kpi)
  if (!kpi) return [{ at: 'body.kpi', detail: targetSays.noSuchKpi, parameters: { id: plan.kpi } }]
  const unknown = plan.steps.flatMap(({ instrument }, at) =>
    instrument === null || instruments.has(instrument)
      ? []
      : [{ at: `body.steps.${at}.instrument`, detail: targetSays.noSuchInstrument }],
  )
  return [...placeFaults(plan, kpi, ground), ...stepFaults(kpi, plan.steps, plan.basis).map(placeOfFault), ...unknown]
}

const placeOfFault = ({ step, field, kind }: StepFault): Place => ({
  at: `body.steps.${step}.${field}`,
  detail: stepFaultTexts[kind],
})

function placeFaults({ level, key }: NewTargetPlan, kpi: Judging['kpis'][number], ground: Judging): Place[] {
  const fault = (detail: Place['detail'], parameters?: Place['parameters']): Place[] => [
    { at: 'body.key', detail, ...(parameters && { parameters }) },
  ]
  switch (level) {
    case 'province':
      return key === '' ? [] : fault(targetSays.keyForProvince)
    case 'kind':
      return ['commune', 'ward', 'department'].includes(key) ? [] : fault(targetSays.noSuchKind)
    case 'former-province':
      return (formerProvinces as readonly string[]).includes(key) ? [] : fault(targetSays.noSuchFormer)
    case 'group':
      return groupsInForce(ground.targets.groups, null).some(({ id }) => id === key)
        ? []
        : fault(targetSays.noSuchGroup)
    case 'unit': {
      if (!ground.units.some(({ code }) => code === key)) return fault(targetSays.noSuchUnit, { code: key })
      const owes = membersOf(kpi, ground.units).includes(key) || (key === ground.province && isSummed(kpi))
      return owes ? [] : fault(targetSays.unitOwesNothing, { kpi: kpi.id })
    }
  }
}

export function refuseFaults(faults: readonly Place[]): void {
  if (faults.length > 0) throw badRequest(...faults)
}
