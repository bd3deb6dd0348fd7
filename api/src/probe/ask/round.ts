import type { AddressVerdict } from '../../http/egress/judge-address.ts'
import { type ErrorClass, type Sample, sampleFlag } from 'shared/probe/sample.ts'

/** How long each phase took, µs; null for one that was not reached, or that this kind of connection does not have. */
export interface Phases {
  dnsUs: number | null
  connectUs: number | null
  tlsUs: number | null
  firstByteUs: number | null
}

/** What the other end showed of itself. Read whether or not it is to be trusted. */
export interface Certificate {
  /** SHA-256 of the whole certificate, in hexadecimal. */
  fingerprint: string
  subject: string
  issuer: string
  /** Epoch ms. */
  validTo: number
  /** Whole days until then; negative once it has run out. */
  daysLeft: number
  /** Null when chain, name and date are in order; else what is wrong, as OpenSSL or Node names it. */
  fault: string | null
}

/** How far the other end's clock is from ours, where it says the time. */
export interface FarClock {
  skewMs: number
  resolutionMs: number
}

/** One round of one connection, in full; what is kept of every round is its sample. */
export interface Round {
  kind: 'round'
  ok: boolean
  cls: ErrorClass
  /** What exactly went wrong, a word of ours or a code of the system's: never text the target sent. */
  fault: string | null
  /** Whether the other end was there, whatever was wrong with what it said. */
  reachable: boolean
  totalUs: number
  phases: Phases
  sent: number
  lost: number
  status: number | null
  certificate: Certificate | null
  clock: FarClock | null
}

/** The rules of egress forbid to ask: that says nothing about the target, so it is no round at all. */
export interface Forbidden {
  kind: 'forbidden'
  why: Exclude<AddressVerdict, 'allowed'> | 'host' | 'scheme'
}

export type Outcome = Round | Forbidden

const unasked: Phases = { dnsUs: null, connectUs: null, tlsUs: null, firstByteUs: null }

/** A round with what is known of it; the rest is not known. */
export function makeRound(cls: ErrorClass, totalUs: number, rest: Partial<Round> = {}): Round {
  const nothing = {
    fault: null,
    reachable: cls === 'ok',
    sent: 0,
    lost: 0,
    status: null,
    certificate: null,
    clock: null,
  }
  return { kind: 'round', ok: cls === 'ok', cls, totalUs: Math.round(totalUs), phases: unasked, ...nothing, ...rest }
}

/** What is kept of a round and what the detector judges by. */
export function sampleOf(connection: string, at: number, round: Round, flags: number): Sample {
  const { ok, cls, totalUs, phases, sent, lost } = round
  const { connectUs, dnsUs, tlsUs, firstByteUs } = phases
  const parts = { dnsUs, tlsUs, firstByteUs }
  const known = dnsUs !== null || tlsUs !== null || firstByteUs !== null
  const sample: Sample = { at, connection, ok, cls, totalUs, connectUs, sent, lost, ...(known && { phases: parts }) }
  return flags === 0 ? sample : { ...sample, flags }
}

export const flagsOf = (is: { fast: boolean; blind: boolean }): number =>
  (is.fast ? sampleFlag.fast : 0) | (is.blind ? sampleFlag.blind : 0)
