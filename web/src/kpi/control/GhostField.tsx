import { kpiPageMessages as m } from 'shared/messages/kpi-page.ts'
import { useSay } from '../../shell/locale.tsx'
import { usePageState } from '../../shell/use-page-state.ts'
import { useProvince } from '../../shell/use-province.ts'
import { DayField } from '../../ui/DayField.tsx'

/** Another day of knowledge, to be drawn as a ghost beside the line. */
export function GhostField() {
  const say = useSay()
  const { historyFrom, today } = useProvince()
  const [{ ghost }, change] = usePageState()
  return (
    <span className="ghost-field">
      <DayField
        key={ghost ?? 'none'}
        label={say(m.ghost)}
        value={ghost ?? null}
        first={historyFrom}
        last={today}
        onChange={(day) => day && day !== ghost && change({ ghost: day })}
      />
      {ghost && (
        <button type="button" className="plain" onClick={() => change({ ghost: undefined })}>
          {say(m.ghostOff)}
        </button>
      )}
    </span>
  )
}
