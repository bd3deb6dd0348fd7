import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { incidentPhases, incidentScopes, severities } from 'shared/alert/incident.ts'
import { phaseTexts, scopeTexts, severityTexts } from 'shared/messages/alert.ts'
import { alertPageMessages as m } from 'shared/messages/alert-page.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useProvince } from '../shell/use-province.ts'
import { Choice, UnitChoice } from '../ui/Choice.tsx'
import { DayField } from '../ui/DayField.tsx'

/** Every filter stands in the address; a change of one begins at the newest incident again. */
export function AlertFilters() {
  const say = useSay()
  const locale = useLocale()
  const { historyFrom, today } = useProvince()
  const [{ phase, severity, scope, provider, unit, from, to }, change] = usePageState()
  const providers = useQuery({ ...q('readScorecard', { query: {} }), staleTime: 300_000 }).data?.rows ?? []
  // What is typed in the fields of days is theirs until all filters are cleared.
  const [clears, setClears] = useState(0)
  const [unfolded, setUnfolded] = useState(false)
  const filtered = [phase, severity, scope, provider, unit, from, to].some((one) => one !== undefined)
  return (
    <div
      className="list-filters foldable"
      data-unfolded={unfolded || filtered || undefined}
      role="search"
      aria-label={say(m.filter)}
    >
      {!filtered && (
        <button type="button" className="narrow-only" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
          {say(m.filter)}
        </button>
      )}
      <Choice
        label={say(m.phase)}
        value={phase}
        options={incidentPhases.map((one) => [one, say(phaseTexts[one])] as const)}
        choose={(value) => change({ phase: value, before: undefined })}
      />
      <Choice
        label={say(m.severity)}
        value={severity}
        options={severities
          .slice(1)
          .map((one) => [one, say(m.orGraver, { severity: say(severityTexts[one]) })] as const)}
        choose={(value) => change({ severity: value, before: undefined })}
      />
      <Choice
        label={say(m.scope)}
        value={scope}
        options={incidentScopes.map((one) => [one, say(scopeTexts[one])] as const)}
        choose={(value) => change({ scope: value, before: undefined })}
      />
      {providers.length > 1 && (
        <Choice
          label={say(m.provider)}
          value={provider}
          options={providers.map((one) => [one.provider, one.name[locale]] as const)}
          choose={(value) => change({ provider: value, before: undefined })}
        />
      )}
      <UnitChoice value={unit} choose={(value) => change({ unit: value, before: undefined })} />
      <DayField
        key={`from ${clears}`}
        label={say(m.from)}
        value={from ?? null}
        first={historyFrom}
        last={today}
        onChange={(day) => day && change({ from: day, before: undefined })}
      />
      <DayField
        key={`to ${clears}`}
        label={say(m.to)}
        value={to ?? null}
        first={historyFrom}
        last={today}
        onChange={(day) => day && change({ to: day, before: undefined })}
      />
      {filtered && (
        <button
          type="button"
          onClick={() => {
            setClears(clears + 1)
            const none = { phase: undefined, severity: undefined, scope: undefined, provider: undefined }
            change({ ...none, unit: undefined, from: undefined, to: undefined, before: undefined })
          }}
        >
          {say(m.clear)}
        </button>
      )}
    </div>
  )
}
