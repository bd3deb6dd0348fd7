import { type ReactNode, useEffect, useId, useRef } from 'react'
import { shellMessages } from 'shared/messages/shell.ts'
import { useSay } from '../shell/locale.tsx'
import './form.css'

/** A dialog over the page. The browser keeps the focus in it and gives it back; Escape closes, a click beside does not. */
export function Dialog({ title, close, children }: { title: string; close: () => void; children: ReactNode }) {
  const say = useSay()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (!element || element.open) return
    const before = document.activeElement
    element.showModal()
    element.querySelector<HTMLElement>('input, select, textarea')?.focus()
    return () => {
      element.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
    >
      <div className="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="plain" onClick={close}>
          {say(shellMessages.close)}
        </button>
      </div>
      {children}
    </dialog>
  )
}
