import { useState } from 'react'
import { trailMessages as m } from 'shared/messages/account-trail.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { byName, useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { DayField } from '../ui/DayField.tsx'
import { actionsKnown, actionText } from './trail-model.ts'
import { UnitOptions } from './UnitOptions.tsx'
import { useKnownProvince } from './use-known-province.ts'
import { usePersonNames } from './use-person-names.ts'

/** Every filter stands in the address; a change of one begins at the newest entry again. */
export function TrailFilters() {
  const say = useSay()
  const locale = useLocale()
  const { identity } = useWho()
  const { historyFrom, today } = useProvince()
  const { communes } = useKnownProvince()
  const { people, nameOf } = usePersonNames()
  const [{ actor, action, object, unit, outcome, from, to, before }, change] = usePageState()
  // What is typed in the fields of days is theirs until all filters are cleared.
  const [clears, setClears] = useState(0)
  const filtered = [actor, action, object, unit, outcome, from, to, before].some((one) => one !== undefined)
  const actors =
    people.some(({ id }) => id === actor) || actor === undefined
      ? people
      : [...people, { id: actor, name: nameOf(actor) }]
  const [objectType, objectId] = [object?.split(':')[0], object?.slice(object.indexOf(':') + 1)]
  return (
    <div className="list-filters" role="search" aria-label={say(m.filter)}>
      <label className="field">
        {say(m.who)}
        <select
          value={actor ?? ''}
          onChange={(event) => change({ actor: event.target.value || undefined, before: undefined })}
        >
          <option value="">{say(m.anyone)}</option>
          {actors.toSorted(byName).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {say(m.did)}
        <select
          value={action ?? ''}
          onChange={(event) => change({ action: event.target.value || undefined, before: undefined })}
        >
          <option value="">{say(m.anything)}</option>
          {actionsKnown.map((one) => (
            <option key={one} value={one}>
              {actionText(locale, one)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {say(m.outcome)}
        <select
          value={outcome ?? ''}
          onChange={(event) =>
            change({
              outcome: (['done', 'denied'] as const).find((one) => one === event.target.value),
              before: undefined,
            })
          }
        >
          <option value="">{say(m.all)}</option>
          <option value="done">{say(m.done)}</option>
          <option value="denied">{say(m.denied)}</option>
        </select>
      </label>
      {identity.unit === null && (
        <label className="field">
          {say(m.unit)}
          <select
            value={unit ?? ''}
            onChange={(event) => change({ unit: event.target.value || undefined, before: undefined })}
          >
            <option value="">{say(m.anyUnit)}</option>
            <UnitOptions units={communes} />
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
      {object && (
        <span>
          {say(m.filteredObject, {
            what: objectType === 'user' && objectId ? nameOf(objectId) : object,
          })}
        </span>
      )}
      {filtered && (
        <button
          type="button"
          onClick={() => {
            setClears(clears + 1)
            change({
              actor: undefined,
              action: undefined,
              object: undefined,
              unit: undefined,
              outcome: undefined,
              from: undefined,
              to: undefined,
              before: undefined,
            })
          }}
        >
          {say(m.clear)}
        </button>
      )}
    </div>
  )
}
