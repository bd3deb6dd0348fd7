import { Link, useLocation } from '@tanstack/react-router'
import { shellMessages } from 'shared/messages/shell.ts'
import { toOverview } from '../links.ts'
import { useSay } from './locale.tsx'

export function NotFound() {
  const say = useSay()
  const { pathname } = useLocation()
  return (
    <section className="lone prose">
      <h1>{say(shellMessages.notFoundTitle)}</h1>
      <p>{say(shellMessages.notFound, { path: pathname })}</p>
      <p>
        <Link {...toOverview()}>{say(shellMessages.toFirstPage)}</Link>
      </p>
    </section>
  )
}
