import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation, useMatches } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { shellMessages } from 'shared/messages/shell.ts'
import '../export/print.css'
import { SessionEnded } from './behind.tsx'
import { IgnoredKeys } from './IgnoredKeys.tsx'
import { LocaleProvider, useSay } from './locale.tsx'
import { Masthead } from './Masthead.tsx'
import { OldFigures } from './OldFigures.tsx'
import { recallLocale } from './preferences.ts'
import './shell.css'
import { SessionWatch } from './SessionWatch.tsx'
import { ShortcutHelp } from './ShortcutHelp.tsx'
import { SimulatedBanner } from './SimulatedBanner.tsx'
import { useDataVersion } from './use-data-version.ts'
import { usePageState } from './use-page-state.ts'
import { provinceQuestion } from './use-province.ts'
import { useWho } from './use-who.ts'
import { useShortcut } from './use-shortcut.ts'

/** Of no use before somebody prints: fetched once the page stands. */
const PrintHead = lazy(() => import('../export/PrintHead.tsx').then((module) => ({ default: module.PrintHead })))

export function Shell() {
  const [{ lang }] = usePageState()
  return (
    <LocaleProvider locale={lang ?? recallLocale()}>
      <Frame />
    </LocaleProvider>
  )
}

function Frame() {
  const say = useSay()
  const main = useFocusOnArrival()
  const outside = useMatches({ select: (matches) => matches.at(-1)?.staticData.outside })
  const bare = useMatches({ select: (matches) => matches.at(-1)?.staticData.bare })
  const { known, me, ways, may } = useWho()
  const ready = me?.next === 'ready' ? me : null
  // Who was signed in on this page until the session ended; nobody once they have left it for the sign-in page.
  const [was, setWas] = useState(ready)
  if (ready && !outside ? was !== ready : was && outside) setWas(outside ? null : ready)
  const province = useQuery({ ...provinceQuestion, enabled: may('figure.read') && (known || !outside) })
  const { keptSince, lostSince } = useDataVersion({ known, may })
  useTableTurn()
  const units = province.data?.units ?? []
  if (bare)
    return (
      <main id="main" tabIndex={-1} ref={main}>
        <Outlet />
      </main>
    )
  return (
    <>
      <a className="skip" href="#main">
        {say(shellMessages.skip)}
      </a>
      <Masthead province={province.data} />
      {(province.data?.simulated || ways?.demo) && <SimulatedBanner units={units} />}
      <IgnoredKeys />
      <OldFigures keptSince={keptSince} lostSince={lostSince} />
      <SessionWatch was={was} forgotten={() => setWas(null)} />
      <main id="main" tabIndex={-1} ref={main}>
        <SessionEnded value={was !== null && ready === null}>
          {known && !outside && (
            <Suspense>
              <PrintHead />
            </Suspense>
          )}
          <Outlet />
        </SessionEnded>
      </main>
      <ShortcutHelp />
    </>
  )
}

/** Going to another page puts the reader at its beginning, not where the link was; the first page is left alone. */
function useFocusOnArrival() {
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const arrived = useRef(pathname)
  useEffect(() => {
    if (arrived.current === pathname) return
    arrived.current = pathname
    main.current?.focus({ preventScroll: true })
  }, [pathname])
  return main
}

/** `t` anywhere turns every figure of the page into its table and back; a figure that has the focus turns alone. */
function useTableTurn(): void {
  const [{ view }, change] = usePageState()
  useShortcut('t', () => change({ view: view === 'table' ? undefined : 'table' }))
}
