import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { accountPageMessages as m } from 'shared/messages/account-page.ts'
import { watchPresence } from '../attended.ts'
import { durationText } from './duration-text.ts'
import { useLocale, useSay } from './locale.tsx'
import { type SessionEnd, useSessionEnd } from './use-session-end.ts'
import { type Me, meQuestion, useForgetAnswers, useWho, waysQuestion } from './use-who.ts'

const DemoAgain = lazy(async () => ({ default: (await import('../account/DemoRoles.tsx')).DemoAgain }))
const SignInSteps = lazy(async () => ({ default: (await import('../account/SignInSteps.tsx')).SignInSteps }))

/**
 * Says when the session is about to end, and when it has, asks for the way back in over the page as it stands, so that
 * nothing typed in it is lost. What the page shows is covered meanwhile: its reader may have gone.
 */
export function SessionWatch({ was, forgotten }: { was: Me | null; forgotten: () => void }) {
  const { me, ways } = useWho()
  const { dataUpdatedAt } = useQuery({ ...meQuestion, enabled: ways?.signedIn === true })
  const client = useQueryClient()
  const ready = me?.next === 'ready' ? me : null
  const end = useSessionEnd(ready, dataUpdatedAt)
  useEffect(watchPresence, [])
  const over = end?.secondsLeft === 0
  useEffect(() => {
    if (over) void client.invalidateQueries({ queryKey: waysQuestion.queryKey })
  }, [over, client])

  if (ready) return end && !over ? <EndsSoon end={end} /> : null
  return was && <Ended was={was} close={forgotten} />
}

function EndsSoon({ end }: { end: SessionEnd }) {
  const say = useSay()
  const locale = useLocale()
  const client = useQueryClient()
  const left = durationText(locale, end.secondsLeft)
  return (
    <div className="banner loud" role="alert">
      {say(end.why === 'idle' ? m.idleSoon : m.endsSoon, { left })}{' '}
      {end.why === 'idle' && (
        <button type="button" className="plain" onClick={() => void client.refetchQueries(meQuestion)}>
          {say(m.stay)}
        </button>
      )}
    </div>
  )
}

function Ended({ was, close }: { was: Me; close: () => void }) {
  const say = useSay()
  const dialog = useRef<HTMLDialogElement>(null)
  const client = useQueryClient()
  const navigate = useNavigate()
  const forget = useForgetAnswers()
  useEffect(() => {
    if (dialog.current && !dialog.current.open) dialog.current.showModal()
  }, [])
  const leave = async () => {
    await navigate({ to: '/sign-in', search: ({ lang }) => (lang ? { lang } : {}) })
    close()
    await forget()
  }
  const back = async () => {
    await client.fetchQuery({ ...waysQuestion, staleTime: 0 })
    const me = await client.fetchQuery({ ...meQuestion, staleTime: 0 })
    if (me.id === was.id) {
      // What failed meanwhile is asked again; what is typed stays, for no page is taken down.
      await client.invalidateQueries({ predicate: ({ state }) => state.status === 'error' })
      return
    }
    await navigate({ to: '/' })
    close()
    await forget()
  }
  return (
    <dialog
      ref={dialog}
      className="session-ended"
      aria-labelledby="session-ended"
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="session-ended">{say(m.endedTitle)}</h2>
      <p>{say(m.ended)}</p>
      <Suspense>
        {was.demo ? (
          <DemoAgain was={was} ready={() => void back()} />
        ) : (
          <SignInSteps email={was.email} ready={() => void back()} />
        )}
      </Suspense>
      <button type="button" className="plain" onClick={() => void leave()}>
        {say(m.endedLeave)}
      </button>
    </dialog>
  )
}
