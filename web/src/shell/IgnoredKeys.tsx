import { useLocation, useNavigate } from '@tanstack/react-router'
import { shellMessages } from 'shared/messages/shell.ts'
import { useSay } from './locale.tsx'
import { parseSearch, readPageState } from './page-state.ts'

/** An old or mistyped link still opens; what was not understood is named, so that nobody reads the wrong filter. */
export function IgnoredKeys() {
  const say = useSay()
  const navigate = useNavigate()
  const { state, ignored } = readPageState(parseSearch(useLocation().searchStr))
  if (ignored.length === 0) return null
  return (
    <div className="banner" role="status">
      {say(shellMessages.ignoredKeys, { keys: ignored.join(', ') })}{' '}
      <button type="button" className="plain" onClick={() => void navigate({ to: '.', search: state, replace: true })}>
        {say(shellMessages.dropThem)}
      </button>
    </div>
  )
}
