import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { formatInstant } from 'shared/format.ts'
import { shellMessages } from 'shared/messages/shell.ts'
import { PageSkeleton } from '../ui/Skeleton.tsx'
import { FailureNote } from '../ui/FailureNote.tsx'
import { IgnoredKeys } from './IgnoredKeys.tsx'
import { LocaleProvider, useLocale, useSay } from './locale.tsx'
import { Masthead } from './Masthead.tsx'
import { recallLocale } from './preferences.ts'
import './shell.css'
import { ShortcutHelp } from './ShortcutHelp.tsx'
import { SimulatedBanner } from './SimulatedBanner.tsx'
import { useDataVersion } from './use-data-version.ts'
import { usePageState } from './use-page-state.ts'
import { provinceQuestion } from './use-province.ts'
import { useShortcut } from './use-shortcut.ts'

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
  const locale = useLocale()
  const province = useQuery(provinceQuestion)
  const main = useFocusOnArrival()
  const { lostSince } = useDataVersion()
  useTableTurn()
  return (
    <>
      <a className="skip" href="#main">
        {say(shellMessages.skip)}
      </a>
      <Masthead province={province.data} />
      {province.data?.simulated && <SimulatedBanner />}
      <IgnoredKeys />
      {lostSince !== null && (
        <div className="banner loud" role="alert">
          {say(shellMessages.lostContact, { when: formatInstant(locale, new Date(lostSince)) })}
        </div>
      )}
      <main id="main" tabIndex={-1} ref={main}>
        {province.data ? (
          <Outlet />
        ) : province.error ? (
          <FailureNote
            what={say(shellMessages.province)}
            error={province.error}
            retry={() => void province.refetch()}
          />
        ) : (
          <PageSkeleton />
        )}
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
