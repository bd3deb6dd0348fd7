import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatInstant } from 'shared/format.ts'
import { administrationMessages } from 'shared/messages/account-administration.ts'
import { accountPageMessages as m } from 'shared/messages/account-page.ts'
import type { Answer } from '../http.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { Answered } from '../ui/Answered.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { RefusalNote } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import { agentName } from './agent-name.ts'
import { methodNames } from './method-names.ts'

type Session = Answer<'listOwnSessions'>['sessions'][number]
const question = q('listOwnSessions', {})

/** Where one is signed in, and the way to end each of it. */
export function OwnSessions() {
  const say = useSay()
  const locale = useLocale()
  const client = useQueryClient()
  const query = useQuery({ ...question, staleTime: 0 })
  const one = useOrder('endOwnSession')
  const others = useOrder('endOtherSessions')
  const [said, setSaid] = useState('')
  const end = async (id: string) => {
    if ((await one.order({ params: { id } })).kind !== 'done') return
    setSaid(say(m.sessionEnded))
    await client.invalidateQueries({ queryKey: question.queryKey })
  }
  const endOthers = async () => {
    if ((await others.order({})).kind !== 'done') return
    setSaid(say(m.sessionsEnded))
    await client.invalidateQueries({ queryKey: question.queryKey })
  }
  const where = ({ agent }: Session) => {
    const { browser, system } = agentName(agent)
    if (browser && system) return say(m.browserOn, { browser, system })
    return browser ?? system ?? say(m.unknownDevice)
  }
  const columns: Column<Session>[] = [
    {
      key: 'where',
      label: say(m.sessionWhere),
      cell: (session) => (
        <>
          <span title={session.agent}>{where(session)}</span>
          {session.current && <strong className="mark"> {say(m.sessionThis)}</strong>}
          <span className="second">{session.address}</span>
        </>
      ),
    },
    { key: 'method', label: say(m.sessionHow), cell: ({ method }) => say(methodNames[method]) },
    { key: 'since', label: say(m.sessionSince), cell: ({ startedAt }) => formatInstant(locale, startedAt) },
    { key: 'seen', label: say(m.sessionSeen), cell: ({ seenAt }) => formatInstant(locale, seenAt) },
    {
      key: 'end',
      label: say(administrationMessages.acts),
      numeric: true,
      cell: (session) =>
        !session.current && (
          <button
            type="button"
            aria-label={say(m.sessionEndOf, { where: where(session) })}
            onClick={() => void end(session.id)}
          >
            {say(m.sessionEnd)}
          </button>
        ),
    },
  ]
  const refusal = one.refusal ?? others.refusal
  return (
    <section className="account-section" aria-labelledby="sessions">
      <h2 id="sessions">{say(m.sessions)}</h2>
      <p className="under">{say(m.sessionsUnder)}</p>
      {refusal && <RefusalNote refusal={refusal} />}
      <p role="status">{said}</p>
      <Answered query={query} what={say(m.theSessions)} lines={3}>
        {({ sessions }) => (
          <>
            <DataTable
              exported={false}
              className="listed"
              caption={say(m.sessions)}
              columns={columns}
              rows={sessions}
              rowKey={({ id }) => id}
            />
            {sessions.length > 1 ? (
              <button type="button" onClick={() => void endOthers()}>
                {say(m.sessionEndOthers)}
              </button>
            ) : (
              <p className="under">{say(m.sessionsOnlyThis)}</p>
            )}
          </>
        )}
      </Answered>
    </section>
  )
}
