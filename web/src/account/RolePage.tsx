import type { Right } from 'shared/account/right.ts'
import { type Role, roles } from 'shared/account/role.ts'
import { administrationMessages as m } from 'shared/messages/account-administration.ts'
import { roleSaid } from 'shared/messages/account-policy.ts'
import { rightSaid } from 'shared/messages/account-right.ts'
import { ExportMenu } from '../export/ExportMenu.tsx'
import { useLocale, useSay } from '../shell/locale.tsx'
import { roleName } from '../shell/person-name.ts'
import { usePageState } from '../shell/use-page-state.ts'
import { Administration } from './Administration.tsx'
import { groupNames, reachOfRole, rightGroups, rightsOf } from './role-rights-model.ts'

/** Who may do what, drawn from the policy the server judges by: the whole table, or one role as a list. */
export function RolePage() {
  const say = useSay()
  const locale = useLocale()
  const [{ role }, change] = usePageState()
  return (
    <Administration
      title={say(m.rolesTable)}
      under={say(m.rolesUnder)}
      steer={
        <label className="field">
          {say(m.roleShown)}
          <select value={role ?? ''} onChange={(event) => change({ role: (event.target.value as Role) || undefined })}>
            <option value="">{say(m.roleEverything)}</option>
            {roles.map((one) => (
              <option key={one} value={one}>
                {roleName(locale, one)}
              </option>
            ))}
          </select>
        </label>
      }
    >
      {role ? <OneRole role={role} /> : <Matrix />}
      <p className="summary">{say(m.reachLegend)}</p>
    </Administration>
  )
}

const reachWords = { all: m.reachAll, own: m.reachOwn, none: m.reachNone } as const

function Matrix() {
  const say = useSay()
  const locale = useLocale()
  return (
    <>
      <div className="table-tools">
        <ExportMenu
          title={say(m.rolesTable)}
          readSheet={() => ({
            title: say(m.rolesTable),
            columns: [
              { key: 'right', head: say(m.right) },
              ...roles.map((role) => ({ key: role.replaceAll('-', '_'), head: roleName(locale, role) })),
            ],
            rows: rightGroups.flatMap(rightsOf).map((right) => [
              { code: right, word: rightSaid[right][locale] },
              ...roles.map((role) => {
                const reach = reachOfRole(role, right)
                return { code: reach ?? 'none', word: say(reachWords[reach ?? 'none']) }
              }),
            ]),
          })}
        />
      </div>
      {/* Reached by the keyboard too, since on a narrow screen it is read sideways. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="matrix-scroll" tabIndex={0} role="region" aria-label={say(m.rolesTable)}>
        <table className="data matrix">
          <caption className="unseen">{say(m.rolesTable)}</caption>
          <thead>
            <tr>
              <th scope="col">{say(m.right)}</th>
              {roles.map((role) => (
                <th key={role} scope="col">
                  {roleName(locale, role)}
                </th>
              ))}
            </tr>
          </thead>
          {rightGroups.map((group) => (
            <tbody key={group}>
              <tr>
                <th scope="rowgroup" colSpan={roles.length + 1} className="matrix-group">
                  {say(groupNames[group])}
                </th>
              </tr>
              {rightsOf(group).map((right) => (
                <tr key={right}>
                  <th scope="row">{rightSaid[right][locale]}</th>
                  {roles.map((role) => (
                    <td key={role}>
                      <ReachText role={role} right={right} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </>
  )
}

function ReachText({ role, right }: { role: Role; right: Right }) {
  const say = useSay()
  const reach = reachOfRole(role, right)
  if (reach === null)
    return (
      <span className="reach-none">
        <span aria-hidden="true">·</span>
        <span className="unseen">{say(m.reachNone)}</span>
      </span>
    )
  return <span className={`reach-${reach}`}>{say(reach === 'all' ? m.reachAll : m.reachOwn)}</span>
}

function OneRole({ role }: { role: Role }) {
  const locale = useLocale()
  return (
    <section className="one-role" aria-labelledby="one-role">
      <h2 id="one-role">{roleName(locale, role)}</h2>
      <p className="under">{roleSaid[role].who[locale]}</p>
      <RightsOfRole role={role} />
    </section>
  )
}

/** What one role may do, in words, group by group. */
export function RightsOfRole({ role }: { role: Role }) {
  const say = useSay()
  const locale = useLocale()
  return (
    <dl className="rights">
      {rightGroups.map((group) => {
        const held = rightsOf(group).filter((right) => reachOfRole(role, right) !== null)
        return (
          <div key={group}>
            <dt>{say(groupNames[group])}</dt>
            <dd>
              {held.length === 0 ? (
                <span className="none">{say(m.nothing)}</span>
              ) : (
                <ul>
                  {held.map((right) => (
                    <li key={right}>
                      {rightSaid[right][locale]}
                      {reachOfRole(role, right) === 'own' && <small> ({say(m.reachOwn)})</small>}
                    </li>
                  ))}
                </ul>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
