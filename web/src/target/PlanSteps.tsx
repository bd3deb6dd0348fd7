import { useRef } from 'react'
import { targetText } from 'shared/kpi/target.ts'
import { targetPageMessages as m } from 'shared/messages/target-page.ts'
import { Steps } from '../chart/Steps.tsx'
import { ExportMenu } from '../export/ExportMenu.tsx'
import { useLocale, useSay } from '../shell/locale.tsx'
import { type KpiBrief, useProvince } from '../shell/use-province.ts'
import { formatShown } from '../ui/kpi-scale.ts'
import type { Plan } from './plan-draft.ts'

/** A plan as it climbs, drawn to be seen and to be taken along. */
export function PlanSteps({ kpi, plan, whom }: { kpi: KpiBrief; plan: Plan; whom: string }) {
  const say = useSay()
  const locale = useLocale()
  const { today } = useProvince()
  const chart = useRef<HTMLDivElement>(null)
  const title = `${kpi.name[locale]} – ${whom}`
  const readSheet = () => ({
    title,
    columns: [
      { key: 'from', head: say(m.from), as: 'day' as const },
      { key: 'to', head: say(m.to), as: 'day' as const },
      { key: 'comparator', head: say(m.comparator) },
      { key: 'value', head: say(m.value) },
    ],
    rows: plan.steps.map((step) => [
      step.from,
      step.to,
      { code: step.comparator, word: targetText(kpi, step, locale) },
      step.value,
    ]),
  })
  return (
    <>
      <div className="table-tools">
        <ExportMenu title={title} readSheet={readSheet} chart={() => chart.current} />
      </div>
      <div ref={chart}>
        <Steps
          steps={plan.steps}
          today={today}
          width={360}
          height={72}
          format={(value) => formatShown(locale, kpi, value)}
        />
      </div>
    </>
  )
}
