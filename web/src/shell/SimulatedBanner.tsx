import { Link } from '@tanstack/react-router'
import { shellMessages } from 'shared/messages/shell.ts'
import { toFeeds } from '../links.ts'
import { useSay } from './locale.tsx'

export function SimulatedBanner() {
  const say = useSay()
  return (
    <aside className="banner">
      {say(shellMessages.simulated)} <Link {...toFeeds()}>{say(shellMessages.simulatedMore)}</Link>
    </aside>
  )
}
