import { kpiPageMessages as m } from 'shared/messages/kpi-page.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import { useSay } from '../shell/locale.tsx'
import type { PageState } from '../shell/page-state.ts'
import { usePageState } from '../shell/use-page-state.ts'

const kinds = {
  commune: uiMessages.kindCommune,
  ward: uiMessages.kindWard,
  department: uiMessages.kindDepartment,
} as const
const formers = {
  'ha-nam': uiMessages.formerHaNam,
  'nam-dinh': uiMessages.formerNamDinh,
  'ninh-binh': uiMessages.formerNinhBinh,
} as const

/** Which units stand in the table; all of it in the address. */
export function UnitFilters({ departments }: { departments: boolean }) {
  const say = useSay()
  const [state, change] = usePageState()
  return (
    <div className="unit-filters" role="search" aria-label={say(uiMessages.filter)}>
      <input
        type="search"
        aria-label={say(m.filterText)}
        placeholder={say(m.filterHint)}
        value={state.q ?? ''}
        onChange={(event) => change({ q: event.target.value || undefined }, { replace: true })}
      />
      <select
        aria-label={say(m.filterKind)}
        value={state.kind ?? ''}
        onChange={(event) => change({ kind: (event.target.value || undefined) as PageState['kind'] })}
      >
        <option value="">{say(m.allKinds)}</option>
        {(Object.keys(kinds) as (keyof typeof kinds)[])
          .filter((kind) => departments || kind !== 'department')
          .map((kind) => (
            <option key={kind} value={kind}>
              {say(kinds[kind])}
            </option>
          ))}
      </select>
      <select
        aria-label={say(m.filterFormer)}
        value={state.former ?? ''}
        onChange={(event) => change({ former: (event.target.value || undefined) as PageState['former'] })}
      >
        <option value="">{say(m.allFormer)}</option>
        {(Object.keys(formers) as (keyof typeof formers)[]).map((former) => (
          <option key={former} value={former}>
            {say(formers[former])}
          </option>
        ))}
      </select>
    </div>
  )
}
