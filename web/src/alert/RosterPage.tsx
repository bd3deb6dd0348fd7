import { useQuery } from '@tanstack/react-query'
import { formatInstant } from 'shared/format.ts'
import { alertPageMessages as m } from 'shared/messages/alert-page.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { AlertFrame } from './AlertFrame.tsx'
import type { Roster } from './answer-types.ts'
import { RosterDialog } from './RosterDialog.tsx'
import { useTargets } from './use-targets.ts'

/** Who is on duty, now and next. */
export function RosterPage() {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const { nameOf } = useTargets()
  const [{ open, row }, change] = usePageState()
  const query = useQuery({ ...q('listRosters', {}), staleTime: 0 })
  const changes = may('alert-setup.change')
  return (
    <AlertFrame
      title={say(m.rosters)}
      under={say(m.rostersUnder)}
      steer={
        changes && (
          <button type="button" className="primary" onClick={() => change({ open: 'new' })}>
            {say(m.newRoster)}
          </button>
        )
      }
    >
      <Answered query={query} what={say(m.theRosters)} lines={6}>
        {({ rosters }) => (
          <>
            {rosters.length === 0 ? (
              <p className="empty">{say(m.noRosters)}</p>
            ) : (
              <DataTable
                className="listed"
                caption={say(m.rosters)}
                rows={rosters}
                rowKey={({ id }) => id}
                columns={[
                  {
                    key: 'name',
                    label: say(m.name),
                    cell: ({ name, definition }: Roster) => (
                      <>
                        {name}
                        <span className="second">{nameOf(definition.channel)}</span>
                      </>
                    ),
                  },
                  { key: 'now', label: say(m.now), cell: ({ now }: Roster) => now ?? say(m.nobodyNow) },
                  {
                    key: 'turn',
                    label: say(m.turn),
                    cell: ({ definition }: Roster) =>
                      `${say(definition.turn === 'day' ? m.turnDay : m.turnWeek)}, ${definition.handover}`,
                  },
                  {
                    key: 'next',
                    label: say(m.next),
                    cell: ({ turns }: Roster) => (
                      <ul className="turns">
                        {turns.slice(0, 4).map((turn) => (
                          <li key={turn.from}>
                            {turn.name}
                            <span className="second">{formatInstant(locale, turn.from)}</span>
                          </li>
                        ))}
                      </ul>
                    ),
                  },
                  {
                    key: 'act',
                    label: '',
                    numeric: true,
                    cell: ({ id }: Roster) =>
                      changes && (
                        <button type="button" onClick={() => change({ open: 'edit', row: id })}>
                          {say(m.edit)}
                        </button>
                      ),
                  },
                ]}
              />
            )}
            {changes && (open === 'new' || open === 'edit') && (
              <RosterDialog
                roster={open === 'edit' ? rosters.find(({ id }) => id === row) : undefined}
                close={() => change({ open: undefined, row: undefined })}
              />
            )}
          </>
        )}
      </Answered>
    </AlertFrame>
  )
}
