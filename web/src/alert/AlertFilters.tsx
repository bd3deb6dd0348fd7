import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { incidentPhases, incidentScopes, severities } from 'shared/alert/incident.ts'
import { phaseTexts, scopeTexts, severityTexts } from 'shared/messages/alert.ts'
import { alertPageMessages as m } from 'shared/messages/alert-page.ts'
import type { Text } from 'shared/text.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { DayField } from '../ui/DayField.tsx'

/** Every filter stands in the address; a change of one begins at the newest incident again. */
export function AlertFilters() {
  const say = useSay()
  const locale = useLocale()
  const { identity } = useWho()
  const { historyFrom, today, units } = useProvince()
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
        options={incidentPhases.map((one) => [one, phaseTexts[one]])}
        choose={(value) => change({ phase: value, before: undefined })}
      />
      <label className="field">
        {say(m.severity)}
        <select
          value={severity ?? ''}
          onChange={(event) =>
            change({ severity: severities.find((one) => one === event.target.value), before: undefined })
          }
        >
          <option value="">{say(m.all)}</option>
          {severities.slice(1).map((one) => (
            <option key={one} value={one}>
              {say(m.orGraver, { severity: say(severityTexts[one]) })}
            </option>
          ))}
        </select>
      </label>
      <Choice
        label={say(m.scope)}
        value={scope}
        options={incidentScopes.map((one) => [one, scopeTexts[one]])}
        choose={(value) => change({ scope: value, before: undefined })}
      />
      {providers.length > 1 && (
        <label className="field">
          {say(m.provider)}
          <select
            value={provider ?? ''}
            onChange={(event) => change({ provider: event.target.value || undefined, before: undefined })}
          >
            <option value="">{say(m.all)}</option>
            {providers.map((one) => (
              <option key={one.provider} value={one.provider}>
                {one.name[locale]}
              </option>
            ))}
          </select>
        </label>
      )}
      {identity.unit === null && identity.role !== 'operator' && (
        <label className="field">
          {say(m.unit)}
          <select
            value={unit ?? ''}
            onChange={(event) => change({ unit: event.target.value || undefined, before: undefined })}
          >
            <option value="">{say(m.all)}</option>
            {units.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
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

interface ChoiceProps<Key extends string> {
  label: string
  value: Key | undefined
  options: readonly (readonly [Key, Text])[]
  choose: (value: Key | undefined) => void
}

function Choice<Key extends string>({ label, value, options, choose }: ChoiceProps<Key>) {
  const say = useSay()
  return (
    <label className="field">
      {label}
      <select
        value={value ?? ''}
        onChange={(event) => choose(options.find(([key]) => key === event.target.value)?.[0])}
      >
        <option value="">{say(m.all)}</option>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {say(text)}
          </option>
        ))}
      </select>
    </label>
  )
}
