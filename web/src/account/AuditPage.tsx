import { useQuery } from '@tanstack/react-query'
import { formatInstant } from 'shared/format.ts'
import { type Role, roles } from 'shared/account/role.ts'
import { objectSaid, trailMessages as m } from 'shared/messages/account-trail.ts'
import { auditExportUrl } from '../http.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { roleName } from '../shell/person-name.ts'
import { usePageState } from '../shell/use-page-state.ts'
import { useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { Pager } from '../ui/Pager.tsx'
import { unitName } from 'shared/unit/unit-name.ts'
import { Administration } from './Administration.tsx'
import { TrailFilters } from './TrailFilters.tsx'
import { TrailState } from './TrailState.tsx'
import { actionText, detailText, type Entry, trailAsked } from './trail-model.ts'
import { usePersonNames } from './use-person-names.ts'

/** Who did what, newest first, a page at a time: what stands on a page does not move while more is written. */
export function AuditPage() {
  const say = useSay()
  const { identity } = useWho()
  const [state] = usePageState()
  const query = useQuery({ ...q('readAudit', { query: trailAsked(state) }), staleTime: 0 })
  const whole = identity.role === 'administrator' || identity.role === 'approver'
  return (
    <Administration
      title={say(m.title)}
      under={say(m.under)}
      steer={
        whole && (
          <a href={auditExportUrl} download="nhat-ky.ndjson">
            {say(m.export)}
          </a>
        )
      }
    >
      {whole && <TrailState />}
      <TrailFilters />
      <Answered query={query} what={say(m.theTrail)} lines={16}>
        {({ entries, next }) => (
          <>
            {entries.length === 0 ? <p className="empty">{say(m.none)}</p> : <Entries entries={entries} />}
            <Pager
              label={say(m.title)}
              words={[say(m.newest), say(m.older)]}
              next={next === null ? null : String(next)}
            />
          </>
        )}
      </Answered>
    </Administration>
  )
}

const isRole = (word: string): word is Role => (roles as readonly string[]).includes(word)

function Entries({ entries }: { entries: readonly Entry[] }) {
  const say = useSay()
  const locale = useLocale()
  const { units } = useProvince()
  const { nameOf } = usePersonNames()
  const [, change] = usePageState()
  const unitOf = (code: string) => {
    const unit = units.find((one) => one.code === code)
    return unit ? unitName(locale, unit) : code
  }
  const who = ({ actor, address }: Entry) =>
    actor === null ? say(address === null ? m.program : m.nobodyYet) : nameOf(actor)
  const object = ({ objectType, objectId }: Entry) => {
    const kind = objectSaid[objectType]?.[locale] ?? objectType
    if (objectId === null) return kind
    return `${kind} ${objectType === 'user' ? nameOf(objectId) : objectId.slice(0, 24)}`
  }
  const columns: Column<Entry>[] = [
    {
      key: 'at',
      label: say(m.when),
      cell: ({ at, seq }) => (
        <>
          {formatInstant(locale, at)}
          <span className="second">#{seq}</span>
        </>
      ),
    },
    {
      key: 'who',
      label: say(m.who),
      cell: (entry) => (
        <>
          {entry.actor === null ? (
            who(entry)
          ) : (
            <button
              type="button"
              className="plain"
              title={say(m.onlyThis, { what: who(entry) })}
              onClick={() => change({ actor: entry.actor ?? undefined, before: undefined })}
            >
              {who(entry)}
            </button>
          )}
          {/* Whoever signs in is nobody yet. */}
          {(entry.actor === null || entry.role !== 'none') && isRole(entry.role) && (
            <span className="second">{roleName(locale, entry.role)}</span>
          )}
        </>
      ),
    },
    { key: 'action', label: say(m.did), cell: ({ action }) => actionText(locale, action) },
    {
      key: 'outcome',
      label: say(m.outcome),
      cell: ({ outcome }) => <span className={`state ${outcome}`}>{say(m[outcome])}</span>,
    },
    {
      key: 'object',
      label: say(m.what),
      cell: (entry) =>
        entry.objectId === null || entry.objectType === 'route' ? (
          object(entry)
        ) : (
          <button
            type="button"
            className="plain"
            title={say(m.onlyThis, { what: object(entry) })}
            onClick={() => change({ object: `${entry.objectType}:${entry.objectId}`, before: undefined })}
          >
            {object(entry)}
          </button>
        ),
    },
    { key: 'unit', label: say(m.unit), cell: ({ unit }) => (unit ? unitOf(unit) : '—') },
    {
      key: 'detail',
      label: say(m.detail),
      cell: (entry) => (
        <details className="proof">
          <summary>{detailText(locale, entry.detail) || say(m.detail)}</summary>
          <dl>
            {entry.address && (
              <div>
                <dt>{say(m.address)}</dt>
                <dd>{entry.address}</dd>
              </div>
            )}
            {entry.requestId && (
              <div>
                <dt>{say(m.request)}</dt>
                <dd>
                  <code>{entry.requestId}</code>
                </dd>
              </div>
            )}
            <div>
              <dt>{say(m.proof, { seq: entry.seq })}</dt>
              <dd>
                <code>{entry.mac}</code>
              </dd>
            </div>
          </dl>
        </details>
      ),
    },
  ]
  return (
    <DataTable
      exported={false}
      className="listed trail"
      caption={say(m.title)}
      columns={columns}
      rows={entries}
      rowKey={({ seq }) => String(seq)}
    />
  )
}
