import { type KeyboardEvent, useState } from 'react'

/** Many links, one tab stop: the arrows, Home and End move the focus among the `[data-stop]` inside. */
export function useRovingFocus() {
  const [at, setAt] = useState(0)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-stop]')]
    const from = stops.indexOf(document.activeElement as HTMLElement)
    const to = {
      ArrowDown: from + 1,
      ArrowRight: from + 1,
      ArrowUp: from - 1,
      ArrowLeft: from - 1,
      Home: 0,
      End: stops.length - 1,
    }[event.key]
    if (to === undefined || from < 0 || !stops[to]) return
    event.preventDefault()
    setAt(to)
    stops[to].focus()
  }
  return { onKeyDown, stop: (index: number) => ({ 'data-stop': '', tabIndex: index === at ? 0 : -1 }) as const }
}
