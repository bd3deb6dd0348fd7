import { useQuery } from '@tanstack/react-query'
import { formatInstant } from 'shared/format.ts'
import { administrationMessages as m } from 'shared/messages/account-administration.ts'
import { rightSaid } from 'shared/messages/account-right.ts'
import { trailMessages } from 'shared/messages/account-trail.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { unitName } from 'shared/unit/unit-name.ts'
import { Administration } from './Administration.tsx'
import type { ApiKey } from './api-key.ts'
import { EndKeyDialog, NewKeyDialog, RotateKeyDialog } from './ApiKeyDialogs.tsx'
import { usePersonNames } from './use-person-names.ts'

const stateNames = {
  active: m.keyActive,
  ending: m.keyEnding,
  expired: m.keyExpired,
  ended: m.keyEnded,
} as const

export function ApiKeyPage() {
  const say = useSay()
  const { may } = useWho()
  const [{ open, row }, change] = usePageState()
  const query = useQuery({ ...q('listApiKeys', {}), staleTime: 0 })
  const mayChange = may('api-key.change')
  const close = () => change({ open: undefined, row: undefined })
  const chosen = query.data?.keys.find(({ id }) => id === row)
  return (
    <Administration
      title={say(m.keysTitle)}
      under={say(m.keysUnder)}
      steer={
        mayChange && (
          <button type="button" className="primary" onClick={() => change({ open: 'new' })}>
            {say(m.keyNew)}
          </button>
        )
      }
    >
      <Answered query={query} what={say(m.theKeys)} lines={8}>
        {({ keys }) =>
          keys.length === 0 ? (
            <p className="empty">{say(m.keysNone)}</p>
          ) : (
            <Keys keys={keys} act={mayChange ? (open, { id }) => change({ open, row: id }) : null} />
          )
        }
      </Answered>
      {mayChange && open === 'new' && <NewKeyDialog close={close} />}
      {mayChange && open === 'rotate' && chosen && <RotateKeyDialog apiKey={chosen} close={close} />}
      {mayChange && open === 'end' && chosen && <EndKeyDialog apiKey={chosen} close={close} />}
    </Administration>
  )
}

interface KeysProps {
  keys: readonly ApiKey[]
  act: ((what: 'rotate' | 'end', key: ApiKey) => void) | null
}

function Keys({ keys, act }: KeysProps) {
  const say = useSay()
  const locale = useLocale()
  const { units } = useProvince()
  const { nameOf } = usePersonNames()
  const unitOf = (code: string) => {
    const unit = units.find((one) => one.code === code)
    return code === '*' ? say(m.everyUnit) : unit ? unitName(locale, unit) : code
  }
  const live = ({ state }: ApiKey) => state === 'active' || state === 'ending'
  const columns: Column<ApiKey>[] = [
    {
      key: 'name',
      label: say(m.keyName),
      cell: (key) => (
        <>
          {key.name}
          <span className="second">
            <code>{key.id}</code>
            {key.replaces && ` · ${say(m.keyReplaces, { id: key.replaces })}`}
          </span>
        </>
      ),
    },
    { key: 'unit', label: say(m.scope), cell: ({ unit }) => unitOf(unit) },
    { key: 'dataset', label: say(m.dataset), cell: ({ dataset }) => <code>{dataset}</code> },
    {
      key: 'rights',
      label: say(m.rights),
      cell: ({ rights }) => rights.map((right) => rightSaid[right][locale]).join('; '),
    },
    {
      key: 'state',
      label: say(m.state),
      cell: ({ state }) => <span className={`state ${state}`}>{say(stateNames[state])}</span>,
    },
    {
      key: 'created',
      label: say(m.created),
      cell: ({ createdAt, createdBy }) => (
        <>
          {formatInstant(locale, createdAt)}
          <span className="second">{createdBy === null ? say(trailMessages.program) : nameOf(createdBy)}</span>
        </>
      ),
    },
    {
      key: 'expires',
      label: say(m.expires),
      cell: ({ endedAt, expiresAt }) => formatInstant(locale, endedAt ?? expiresAt),
    },
    {
      key: 'used',
      label: say(m.lastUsed),
      cell: ({ lastUsedAt }) =>
        lastUsedAt ? formatInstant(locale, lastUsedAt) : <span className="none">{say(m.never)}</span>,
    },
    ...(act
      ? [
          {
            key: 'act',
            label: say(m.acts),
            numeric: true,
            cell: (key: ApiKey) =>
              live(key) && (
                <span className="row-acts">
                  {key.state === 'active' && (
                    <button
                      type="button"
                      aria-label={say(m.keyRotateOf, { name: key.name })}
                      onClick={() => act('rotate', key)}
                    >
                      {say(m.keyRotate)}
                    </button>
                  )}
                  <button
                    type="button"
                    aria-label={say(m.keyEndOf, { name: key.name })}
                    onClick={() => act('end', key)}
                  >
                    {say(m.keyEnd)}
                  </button>
                </span>
              ),
          },
        ]
      : []),
  ]
  return (
    <DataTable
      exported={false}
      className="listed keys"
      caption={say(m.keysTitle)}
      columns={columns}
      rows={keys}
      rowKey={({ id }) => id}
    />
  )
}
