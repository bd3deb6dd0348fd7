import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { useLocale } from '../shell/locale.tsx'

/** The figures that came with the page itself; drawing the program clears them away, so they are taken along before. */
const came = typeof document === 'undefined' ? null : document.getElementById('glance')

interface Props {
  /** Its table alone, where the page has its own head already. */
  tableOnly?: boolean
  otherwise: ReactNode
}

/** What came with the page stands where its own figures will, until they are there; elsewhere, or in another language, `otherwise`. */
export function FirstGlance({ tableOnly = false, otherwise }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const shown = came?.lang === useLocale() && location.pathname === '/' && location.search === '' ? came : null
  useLayoutEffect(() => {
    const glance = tableOnly ? shown?.querySelector('table') : shown
    if (glance) place.current?.replaceChildren(glance.cloneNode(true))
  }, [shown, tableOnly])
  return shown ? <div ref={place} /> : otherwise
}
