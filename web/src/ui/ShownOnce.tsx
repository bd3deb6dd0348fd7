import { useState } from 'react'
import { accountPageMessages as m } from 'shared/messages/account-page.ts'
import { useSay } from '../shell/locale.tsx'
import './form.css'

/** Something that is shown this once: as text, with a way to copy it. */
export function ShownOnce({ label, text, block = false }: { label: string; text: string; block?: boolean }) {
  const say = useSay()
  const [state, setState] = useState<'shown' | 'copied' | 'failed'>('shown')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setState('copied')
    } catch {
      setState('failed')
    }
  }
  return (
    <div className="shown-once" data-block={block || undefined} role="group" aria-label={label}>
      <code>{text}</code>
      <button type="button" onClick={() => void copy()}>
        {say(state === 'copied' ? m.copied : m.copy)}
      </button>
      <span role="status" className={state === 'failed' ? 'loud' : 'unseen'}>
        {state === 'copied' ? say(m.copied) : state === 'failed' ? say(m.copyFailed) : ''}
      </span>
    </div>
  )
}
