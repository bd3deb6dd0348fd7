import { useEffect, useState } from 'react'
import { formatInstant } from 'shared/format.ts'
import { shellMessages } from 'shared/messages/shell.ts'
import { serverNow } from '../http.ts'
import { durationText } from './duration-text.ts'
import { useLocale, useSay } from './locale.tsx'

interface Since {
  /** When the figures on the page had been given, if the phone had kept them (epoch ms). */
  keptSince: number | null
  /** When the server was last heard of, if it is silent now (epoch ms). */
  lostSince: number | null
}

/** Says aloud that what is read here may be old, and how old it is. */
export function OldFigures({ keptSince, lostSince }: Since) {
  const say = useSay()
  const locale = useLocale()
  const now = useMinutes(keptSince !== null)
  if (keptSince === null && lostSince === null) return null
  const when = formatInstant(locale, new Date(keptSince ?? lostSince ?? 0))
  return (
    <div className="banner loud" role="alert">
      {keptSince === null
        ? say(shellMessages.lostContact, { when })
        : say(shellMessages.keptFigures, { when, age: durationText(locale, (now - keptSince) / 1000) })}
    </div>
  )
}

/** The time to the minute, for as long as it is wanted. */
function useMinutes(wanted: boolean): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    if (!wanted) return
    const timer = setInterval(() => setNow(serverNow()), 60_000)
    return () => clearInterval(timer)
  }, [wanted])
  return now
}
