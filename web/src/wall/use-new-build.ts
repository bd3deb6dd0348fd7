import { useEffect } from 'react'
import { entryOf } from './wall-model.ts'

const everyMs = 120_000

/** A screen nobody touches would show the program of the day it was hung up: it loads itself anew when there is another. */
export function useNewBuild(): void {
  useEffect(() => {
    const own = document.querySelector('script[src^="/assets/"]')?.getAttribute('src')
    const look = async () => {
      // Asked so, the copy that is kept on the device does not answer in the server's place.
      const answer = await fetch('/?build', { cache: 'no-store' }).catch(() => null)
      const there = answer?.ok ? entryOf(await answer.text()) : null
      if (!own || !there || there === own) return
      await renewCopy().catch(() => undefined)
      location.reload()
    }
    const timer = setInterval(() => void look(), everyMs)
    return () => clearInterval(timer)
  }, [])
}

/** The copy on the device is renewed first; where it is late, the next look finds the old page and tries again. */
async function renewCopy(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const kept = await navigator.serviceWorker.getRegistration()
  await kept?.update()
}
