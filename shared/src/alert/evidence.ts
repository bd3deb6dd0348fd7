import type { Text } from '../text.ts'
import type { ErrorClass } from '../probe/sample.ts'

/** One line of one minute; `null` where nothing was asked. */
export interface EvidenceMinute {
  /** Epoch ms at which it began. */
  at: number
  n: number
  failed: number
  blind: number
  sent: number
  lost: number
  /** Median of right answers, µs. */
  p50: number | null
}

export interface EvidenceLine {
  connection: string
  name: Text
  provider: string | null
  /** `concerned`: it was part of the incident. `sister`: asked at the same time for comparison. */
  as: 'concerned' | 'sister'
  minutes: EvidenceMinute[]
  failures: { at: number; cls: ErrorClass }[]
}

/** What a whole line comes to. */
export interface EvidenceTotal {
  rounds: number
  failed: number
  blind: number
  sent: number
  lost: number
  medianUs: number | null
}

export function totalOf({ minutes }: Pick<EvidenceLine, 'minutes'>): EvidenceTotal {
  const sum = (of: (minute: EvidenceMinute) => number) => minutes.reduce((total, minute) => total + of(minute), 0)
  const medians = minutes.flatMap(({ p50 }) => (p50 === null ? [] : [p50])).sort((one, other) => one - other)
  return {
    rounds: sum(({ n }) => n),
    failed: sum(({ failed }) => failed),
    blind: sum(({ blind }) => blind),
    sent: sum(({ sent }) => sent),
    lost: sum(({ lost }) => lost),
    medianUs: medians[medians.length >> 1] ?? null,
  }
}
