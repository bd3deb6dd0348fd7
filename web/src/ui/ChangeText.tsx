import type { Value } from 'shared/kpi/value-contract.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import type { KpiBrief } from '../shell/use-province.ts'
import { changeOf, type Verdict } from './value-model.ts'

const words = {
  better: uiMessages.better,
  worse: uiMessages.worse,
  neutral: uiMessages.unchanged,
} as const satisfies Record<Verdict, unknown>

/** `▲ +2,3 điểm % tốt lên`: shape, figure, unit and word; the colour only repeats them. */
export function ChangeText({ kpi, value, compared }: { kpi: KpiBrief; value: Value; compared: Value | null }) {
  const say = useSay()
  const change = changeOf(useLocale(), kpi, value, compared)
  if (!change) {
    return (
      <span className="change neutral" title={say(uiMessages.noComparison)}>
        <span aria-hidden="true">—</span>
        <span className="unseen">{say(uiMessages.noComparison)}</span>
      </span>
    )
  }
  const word =
    change.verdict !== 'neutral'
      ? words[change.verdict]
      : change.arrow === '▲'
        ? uiMessages.up
        : change.arrow === '▼'
          ? uiMessages.down
          : words.neutral
  return (
    <span className={`change ${change.verdict}`}>
      <span className="amount">{change.text}</span>{' '}
      {kpi.measuredIn === 'percent' && <small>{say(uiMessages.points)}</small>}{' '}
      <span className="verdict">
        <span aria-hidden="true">{change.arrow}</span> {say(word)}
      </span>
    </span>
  )
}
