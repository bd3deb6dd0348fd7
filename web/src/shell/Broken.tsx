import { shellMessages } from 'shared/messages/shell.ts'
import { useSay } from './locale.tsx'

/**
 * A fault of our own on one page, or a page whose program never came for want of a line; the frame around it still
 * stands, so the reader can go elsewhere.
 */
export function Broken({ error }: { error: unknown }) {
  const say = useSay()
  return (
    <section className="lone prose" role="alert">
      <h1>{say(shellMessages.brokenTitle)}</h1>
      <p>
        {navigator.onLine
          ? say(shellMessages.broken, { detail: error instanceof Error ? error.message : String(error) })
          : say(shellMessages.notKept)}
      </p>
      <button type="button" onClick={() => location.reload()}>
        {say(shellMessages.reload)}
      </button>
    </section>
  )
}
