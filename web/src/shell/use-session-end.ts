import { useEffect, useState } from 'react'
import { lastAttendedAt, serverNow } from '../http.ts'
import type { Me } from './use-who.ts'

export interface SessionEnd {
  why: 'idle' | 'limit'
  secondsLeft: number
}

/** The server writes down signs of life every half minute, so it may count so much less than we do. */
const graceMs = 30_000
const warnMs = 120_000

/**
 * How near the end of the session is; null while there is no need to say. It ends when nothing has been asked for so
 * long, and in any case at its limit. `askedAt`: when `me` was answered (milliseconds, this machine's clock).
 */
export function sessionEnd(
  { idleEndsAt, endsAt }: Pick<Me, 'idleEndsAt' | 'endsAt'>,
  { askedAt, attendedAt, now, ahead }: { askedAt: number; attendedAt: number; now: number; ahead: number },
): SessionEnd | null {
  const limit = Date.parse(endsAt) - ahead
  const idleMs = Date.parse(idleEndsAt) - ahead - askedAt
  const idle = Math.max(askedAt, attendedAt) + idleMs - graceMs
  const end = Math.min(limit, idle)
  if (end - now > warnMs) return null
  return { why: limit <= idle ? 'limit' : 'idle', secondsLeft: Math.max(0, Math.ceil((end - now) / 1000)) }
}

export function useSessionEnd(me: Me | null, askedAt: number): SessionEnd | null {
  const [end, setEnd] = useState<SessionEnd | null>(null)
  useEffect(() => {
    if (!me) return
    const look = () => {
      const now = Date.now()
      const ahead = serverNow() - now
      setEnd((before) => {
        const after = sessionEnd(me, { askedAt, attendedAt: lastAttendedAt(), now, ahead })
        return before?.why === after?.why && before?.secondsLeft === after?.secondsLeft ? before : after
      })
    }
    const timer = setInterval(look, 1_000)
    return () => clearInterval(timer)
  }, [me, askedAt])
  return me && end
}
