import type { AppliedTarget } from 'shared/kpi/value-contract.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import type { KpiBrief } from '../shell/use-province.ts'
import { gapOf } from './value-model.ts'

export function GapText({ kpi, target }: { kpi: KpiBrief; target: AppliedTarget | null }) {
  const say = useSay()
  const gap = gapOf(useLocale(), kpi, target)
  if (!gap) return <span className="gap none">{target ? '—' : <small>{say(uiMessages.noTarget)}</small>}</span>
  if (gap.met) {
    return (
      <span className="gap met">
        <span aria-hidden="true">◆</span> {say(uiMessages.met)}
      </span>
    )
  }
  return <span className="gap">{say(gap.message, { n: gap.shown, what: say(gap.what, { n: gap.count }) })}</span>
}
