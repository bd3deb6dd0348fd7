import { useQuery } from '@tanstack/react-query'
import { type RouteComponent, useLocation, useNavigate } from '@tanstack/react-router'
import { createContext, useContext, useEffect, useState } from 'react'
import type { Right } from 'shared/account/right.ts'
import { shellMessages } from 'shared/messages/shell.ts'
import { toSignIn } from '../links.ts'
import { FailureNote } from '../ui/FailureNote.tsx'
import { FirstGlance } from '../ui/FirstGlance.tsx'
import { PageSkeleton } from '../ui/Skeleton.tsx'
import { useSay } from './locale.tsx'
import { NotAllowed } from './NotAllowed.tsx'
import { provinceQuestion } from './use-province.ts'
import { useWho } from './use-who.ts'

/** Whether the session ended under the page that is shown; then it stays as it is until its reader is back. */
export const SessionEnded = createContext(false)

/** A page only for those who have the right, and only once the province is known, on which every page may count. */
export function behind(right: Right, page: RouteComponent): RouteComponent {
  const { preload } = page
  const Behind = () => <Judged right={right} page={page} />
  return preload ? Object.assign(Behind, { preload }) : Behind
}

function Judged({ right, page: Page }: { right: Right; page: RouteComponent }) {
  const say = useSay()
  const ended = useContext(SessionEnded)
  const { known, me, may, identity } = useWho()
  const province = useQuery({ ...provinceQuestion, enabled: may('figure.read') })
  if (!known && !may(right)) return <Waiting />
  if (known && !ended) {
    if (identity.role === 'none' || (me && me.next !== 'ready')) return <ToSignIn />
    if (!may(right)) return <NotAllowed right={right} />
  }
  if (province.data) return <Page />
  if (!province.error) return <Waiting />
  return <FailureNote what={say(shellMessages.province)} error={province.error} retry={() => void province.refetch()} />
}

const Waiting = () => <FirstGlance otherwise={<PageSkeleton />} />

/** Whoever is nobody here is sent to sign in, and comes back to this page. */
function ToSignIn() {
  const navigate = useNavigate()
  const { href } = useLocation()
  // As it was on arrival: on the way the address is already the other one.
  const [wanted] = useState(href)
  useEffect(() => {
    void navigate({ ...toSignIn(wanted === '/' ? undefined : wanted), replace: true })
  }, [navigate, wanted])
  return <PageSkeleton />
}
