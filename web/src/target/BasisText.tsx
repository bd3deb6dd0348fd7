import type { Instrument } from 'shared/kpi/kpi.ts'
import { useLocale } from '../shell/locale.tsx'
import type { Plan } from './plan-draft.ts'

/** What a target rests on: the instruments of its steps by their numbers, and what was said in words. */
export function BasisText({ plan, instruments }: { plan: Plan; instruments: readonly Instrument[] }) {
  const locale = useLocale()
  const cited = [...new Set(plan.steps.flatMap(({ instrument }) => instrument ?? []))]
  return (
    <>
      {cited.map((id) => {
        const title = instruments.find((one) => one.id === id)?.title[locale]
        return (
          <span key={id} className="cited" title={title}>
            {id}
          </span>
        )
      })}
      {plan.basis && <span className="cited">{plan.basis}</span>}
      {cited.length === 0 && !plan.basis && '—'}
    </>
  )
}
