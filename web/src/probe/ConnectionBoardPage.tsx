import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { formatCount } from 'shared/format.ts'
import { probePageMessages as m, stateNames } from 'shared/messages/probe-page.ts'
import { shellMessages } from 'shared/messages/shell.ts'
import { connectionStates } from 'shared/probe/state.ts'
import { toFaults } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { useNow } from '../ui/use-now.ts'
import { type Board, cellsOf, countStates, isTroubled, rootBands } from './board-model.ts'
import { BoardLegend } from './BoardLegend.tsx'
import { BoardMatrix } from './BoardMatrix.tsx'
import './probe.css'
import { RootList } from './RootList.tsx'
import { boardQuestion, useLiveBoard } from './use-live-board.ts'
import { StateMark } from './StateMark.tsx'

/** Every watched connection at a glance, kept up by the stream. */
export function ConnectionBoardPage() {
  const say = useSay()
  const { ways, may } = useWho()
  const [live, setLive] = useState(false)
  // The stream tells every change. A board is hundreds of kilobytes: it is asked for anew only while no stream comes.
  const query = useQuery({ ...boardQuestion, staleTime: 0, refetchInterval: live ? false : withoutStreamMs })
  useLiveBoard(query.data?.stream, setLive)
  const now = useNow().getTime()
  return (
    <div className="probe-page">
      <PageHead title={say(m.boardTitle)} under={query.data && <StateLine board={query.data} />}>
        <div className="board-aside">
          {ways?.demo && may('fault.read') && <Link {...toFaults()}>{say(shellMessages.simulateFault)}</Link>}
          <p className="live" data-live={live || undefined} role="status">
            {query.data && say(live ? m.live : m.notLive)}
          </p>
        </div>
      </PageHead>
      <Answered query={query} what={say(m.theBoard)} lines={24}>
        {(board) =>
          board.connections.n.length === 0 ? (
            <p className="empty">{say(m.none)}</p>
          ) : (
            <WholeBoard board={board} at={timeOf(board, query.dataUpdatedAt, now)} />
          )
        }
      </Answered>
    </div>
  )
}

const withoutStreamMs = 60_000

/** The time at which the strips end, seconds since 1970: the server's when it last spoke, and what has passed here since. */
const timeOf = ({ at }: Board, heardAt: number, now: number): number =>
  at + Math.floor(Math.max(0, now - heardAt) / 1000)

function StateLine({ board }: { board: Board }) {
  const locale = useLocale()
  const counts = countStates(cellsOf(board))
  return (
    <span className="state-line">
      {connectionStates
        .toReversed()
        .filter((state) => counts[state] > 0)
        .map((state) => (
          <span key={state} className={`state ${state}`}>
            <StateMark state={state} /> {formatCount(locale, counts[state])} {stateNames[state][locale].toLowerCase()}
          </span>
        ))}
    </span>
  )
}

function WholeBoard({ board, at }: { board: Board; at: number }) {
  const say = useSay()
  const locale = useLocale()
  const { subsystems } = useProvince()
  const [state, change] = usePageState()
  const hours = state.sort === 'day' ? 24 : 4
  const cells = useMemo(() => cellsOf(board), [board])
  const bands = useMemo(() => rootBands(cells), [cells])
  const used = useMemo(
    () => new Set(cells.flatMap(({ unit, subsystem }) => (unit === null ? [] : [subsystem]))),
    [cells],
  )
  const systems = useMemo(
    () =>
      subsystems
        .filter(({ id }) => used.has(id))
        .map(({ id, abbreviation, name }) => ({ id, name: abbreviation ?? name[locale] })),
    [subsystems, used, locale],
  )
  const worst = cells.find(({ unit, standing }) => unit !== null && standing.state !== 'up')
  const chosen = systems.find(({ id }) => id === state.by)?.id ?? worst?.subsystem ?? systems[0]?.id ?? ''
  const shown = state.only === 'short' ? cells.filter((cell) => isTroubled(cell, at - hours * 3600)) : cells
  const rowsShown = new Set(shown.map(({ unit, id }) => unit ?? id))
  const listed = state.only === 'short' ? cells.filter(({ unit, id }) => rowsShown.has(unit ?? id)) : cells
  return (
    <>
      <RootList bands={bands} total={cells.length} now={at} />
      <div className="board-controls">
        <Segmented
          label={say(m.show)}
          value={state.only ?? 'all'}
          options={[
            { key: 'all', label: say(m.all) },
            { key: 'short', label: say(m.troubled) },
          ]}
          onChoose={(key) => change({ only: key === 'short' ? 'short' : undefined })}
        />
        <Segmented
          label={say(m.window)}
          value={hours === 24 ? 'day' : 'hours'}
          options={[
            { key: 'hours', label: say(m.hours, { n: 4 }) },
            { key: 'day', label: say(m.hours, { n: 24 }) },
          ]}
          onChoose={(key) => change({ sort: key === 'day' ? 'day' : undefined })}
        />
        <label className="field narrow-only">
          {say(m.chooseSystem)}
          <select value={chosen} onChange={(event) => change({ by: event.target.value })}>
            {systems.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <BoardLegend />
      </div>
      {listed.length === 0 ? (
        <p className="empty">{say(m.noneShort)}</p>
      ) : (
        <BoardMatrix
          names={board.names}
          to={at}
          cells={listed}
          bands={bands}
          hours={hours}
          chosen={chosen}
          systems={systems}
        />
      )}
    </>
  )
}
