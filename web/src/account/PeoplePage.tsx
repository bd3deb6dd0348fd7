import { useQuery } from '@tanstack/react-query'
import { accountRoles, type Role } from 'shared/account/role.ts'
import { formatDay, formatInstant } from 'shared/format.ts'
import { administrationMessages as m } from 'shared/messages/account-administration.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { roleName } from '../shell/person-name.ts'
import { usePageState } from '../shell/use-page-state.ts'
import { byName, useProvince } from '../shell/use-province.ts'
import { Answered } from '../ui/Answered.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { unitName } from 'shared/unit/unit-name.ts'
import { Administration } from './Administration.tsx'
import { FactorResets } from './FactorResets.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { countStates, findPeople, type Person } from './people-model.ts'
import { PersonDialog } from './PersonDialog.tsx'

const peopleQuestion = q('listPeople', {})
const states = ['active', 'invited', 'disabled'] as const

export function PeoplePage() {
  const say = useSay()
  const [, change] = usePageState()
  const query = useQuery({ ...peopleQuestion, staleTime: 0 })
  return (
    <Administration
      title={say(m.peopleTitle)}
      under={query.data && say(m.peopleUnder, countStates(query.data.people))}
      steer={
        <button type="button" className="primary" onClick={() => change({ open: 'invite' })}>
          {say(m.invite)}
        </button>
      }
    >
      <FactorResets />
      <Answered query={query} what={say(m.thePeople)} lines={14}>
        {({ people }) => <People people={people} />}
      </Answered>
    </Administration>
  )
}

function People({ people }: { people: readonly Person[] }) {
  const say = useSay()
  const locale = useLocale()
  const { units } = useProvince()
  const [{ q: text, role, state, open, row, sort }, change] = usePageState()
  const unitOf = (code: string) => {
    const unit = units.find((one) => one.code === code)
    return unit ? unitName(locale, unit) : code
  }
  const scope = ({ unit, provider }: Person) => (unit ? unitOf(unit) : (provider ?? say(m.wholeProvince)))
  const found = findPeople(people, { ...(text && { q: text }), ...(role && { role }), ...(state && { state }) }, unitOf)
  const filtered = text !== undefined || role !== undefined || state !== undefined
  const managed = open === 'person' ? people.find(({ id }) => id === row) : undefined
  const columns: Column<Person>[] = [
    {
      key: 'name',
      label: say(m.name),
      order: byName,
      cell: (person) => (
        <>
          {person.name}
          {person.demo && <small> ({say(m.demo)})</small>}
          <span className="second">{person.email}</span>
        </>
      ),
    },
    {
      key: 'role',
      label: say(m.role),
      order: (a, b) => accountRoles.indexOf(a.role) - accountRoles.indexOf(b.role),
      cell: (person) => roleName(locale, person.role),
    },
    {
      key: 'scope',
      label: say(m.scope),
      order: (a, b) => byName({ name: scope(a) }, { name: scope(b) }),
      cell: (person) => (
        <>
          {scope(person)}
          {person.accessUntil && (
            <span className="second">{say(m.until, { day: formatDay(locale, person.accessUntil) })}</span>
          )}
        </>
      ),
    },
    {
      key: 'state',
      label: say(m.state),
      order: (a, b) => states.indexOf(a.state) - states.indexOf(b.state),
      cell: (person) => <span className={`state ${person.state}`}>{say(m[person.state])}</span>,
    },
    {
      key: 'seen',
      label: say(m.lastSignIn),
      order: (a, b) => (a.lastSignInAt ?? '').localeCompare(b.lastSignInAt ?? ''),
      lacks: (person) => person.lastSignInAt === null,
      cell: ({ lastSignInAt }) =>
        lastSignInAt ? formatInstant(locale, lastSignInAt) : <span className="none">{say(m.never)}</span>,
    },
    {
      key: 'factor',
      label: say(m.factor),
      order: (a, b) => Number(a.secondFactor) - Number(b.secondFactor),
      cell: ({ secondFactor }) => say(secondFactor ? m.on : m.off),
    },
    { key: 'sessions', label: say(m.sessions), numeric: true, cell: ({ sessions }) => sessions },
    {
      key: 'manage',
      label: say(m.acts),
      numeric: true,
      cell: (person) => (
        <button
          type="button"
          aria-label={say(m.manageOf, { name: person.name })}
          onClick={() => change({ open: 'person', row: person.id })}
        >
          {say(m.manage)}
        </button>
      ),
    },
  ]
  return (
    <>
      <div className="list-filters" role="search" aria-label={say(m.find)}>
        <input
          type="search"
          aria-label={say(m.find)}
          placeholder={say(m.findHint)}
          value={text ?? ''}
          onChange={(event) => change({ q: event.target.value || undefined }, { replace: true })}
        />
        <select
          aria-label={say(m.role)}
          value={role ?? ''}
          onChange={(event) => change({ role: (event.target.value as Role) || undefined })}
        >
          <option value="">{say(m.allRoles)}</option>
          {accountRoles.map((one) => (
            <option key={one} value={one}>
              {roleName(locale, one)}
            </option>
          ))}
        </select>
        <select
          aria-label={say(m.state)}
          value={state ?? ''}
          onChange={(event) => change({ state: states.find((one) => one === event.target.value) })}
        >
          <option value="">{say(m.allStates)}</option>
          {states.map((one) => (
            <option key={one} value={one}>
              {say(m[one])}
            </option>
          ))}
        </select>
        <span role="status">{filtered && say(m.found, { n: found.length })}</span>
      </div>
      {found.length === 0 ? (
        <p className="empty">{say(m.nobody)}</p>
      ) : (
        <DataTable
          exported={false}
          className="listed people"
          caption={say(m.peopleTitle)}
          columns={columns}
          rows={found}
          rowKey={({ id }) => id}
          sort={sort}
          onSort={(next) => change({ sort: next })}
        />
      )}
      {open === 'invite' && <InviteDialog close={() => change({ open: undefined })} />}
      {managed && (
        <PersonDialog key={managed.id} person={managed} close={() => change({ open: undefined, row: undefined })} />
      )}
    </>
  )
}
