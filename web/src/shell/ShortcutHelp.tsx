import { useRef } from 'react'
import { shellMessages } from 'shared/messages/shell.ts'
import { useSay } from './locale.tsx'
import { useShortcut } from './use-shortcut.ts'

const shortcuts = [
  ['/', shellMessages.shortcutSearch],
  ['[ ]', shellMessages.shortcutPeriod],
  ['t', shellMessages.shortcutTable],
  ['← → ↑ ↓', shellMessages.shortcutArrows],
  ['Enter', shellMessages.shortcutEnter],
  ['Esc', shellMessages.shortcutEscape],
  ['?', shellMessages.shortcutHelp],
] as const

export function ShortcutHelp() {
  const say = useSay()
  const dialog = useRef<HTMLDialogElement>(null)
  useShortcut('?', () => dialog.current?.showModal())
  return (
    <>
      <footer className="footer">
        <button type="button" className="plain" onClick={() => dialog.current?.showModal()}>
          {say(shellMessages.shortcuts)} <kbd>?</kbd>
        </button>
      </footer>
      <dialog ref={dialog} className="shortcuts" aria-label={say(shellMessages.shortcuts)}>
        <h2>{say(shellMessages.shortcuts)}</h2>
        <dl>
          {shortcuts.map(([key, message]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{say(message)}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button type="submit">{say(shellMessages.close)}</button>
        </form>
      </dialog>
    </>
  )
}
