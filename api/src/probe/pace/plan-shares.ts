import { hashOf } from './hash.ts'

/** The work of a vantage is dealt out in so many parts. */
export const shareCount = 32
/** The part of whoever judges what all have seen: one at a time, so that one root is seen whole. */
export const judgeShare = -1
/** Places from which the others see that a prober is there, also while it has no part yet. */
export const seats = { first: 1_000, count: 64 }

export interface Lease {
  shard: number
  by: string | null
  /** Whether it still runs, by the clock of the database. */
  runs: boolean
}

export interface SharePlan {
  renew: number[]
  claim: number[]
  release: number[]
}

/**
 * What a prober does about the parts, given who holds which now: it keeps what it has, takes of what is free until it has
 * its fair number, and gives back what is beyond that. Whoever falls silent loses its parts when its leases run out.
 */
export function planShares(leases: readonly Lease[], me: string): SharePlan {
  const running = leases.filter(({ runs }) => runs)
  const probers = new Set([me, ...running.flatMap(({ by }) => by ?? [])])
  const fair = Math.ceil(shareCount / probers.size)
  const isPart = ({ shard }: Lease) => shard >= 0 && shard < shareCount
  const mine = running.filter(({ by }) => by === me)
  const parts = mine.filter(isPart).map(({ shard }) => shard)
  const free = leases.filter((lease) => isPart(lease) && !lease.runs).map(({ shard }) => shard)
  // Each begins elsewhere, so that two who start together do not reach for the same.
  const from = hashOf(me) % Math.max(1, free.length)
  const wanted = [...free.slice(from), ...free.slice(0, from)].slice(0, Math.max(0, fair - parts.length))

  const others = mine.filter((lease) => !isPart(lease)).map(({ shard }) => shard)
  if (!running.some(({ shard }) => shard === judgeShare)) wanted.push(judgeShare)
  if (!others.some((shard) => shard >= seats.first)) {
    const seat = leases.find(({ shard, runs }) => shard >= seats.first && !runs)
    if (seat) wanted.push(seat.shard)
  }
  return { renew: [...others, ...parts.slice(0, fair)], claim: wanted, release: parts.slice(fair) }
}

/** What is watched for one unit stays together: its line shows only when all of it is seen. */
export const shareOfConnection = ({ id, unit }: { id: string; unit: string | null }): number =>
  hashOf(unit ?? id, 0x5a7e) % shareCount
