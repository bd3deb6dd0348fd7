import { createSecureContext, type SecureContext, type TLSSocket } from 'node:tls'
import type { Certificate } from './round.ts'

const contexts = new Map<string, SecureContext>()
const mostContexts = 500

/** One context for all that trust the same authority: making one costs as much as a handshake. */
export function contextFor(privateCa: string | undefined): SecureContext {
  const key = privateCa ?? ''
  const known = contexts.get(key)
  if (known) return known
  const context = createSecureContext({ minVersion: 'TLSv1.2', ...(privateCa !== undefined && { ca: privateCa }) })
  if (contexts.size >= mostContexts) contexts.clear()
  contexts.set(key, context)
  return context
}

const dayMs = 86_400_000

/** What the peer showed; null when it showed nothing that can be read. */
export function readCertificate(socket: TLSSocket, now: Date): Certificate | null {
  const shown = socket.getPeerX509Certificate()
  if (!shown) return null
  const validTo = Date.parse(shown.validTo)
  if (Number.isNaN(validTo)) return null
  // Typed as an Error, it is the code of one where the chain is at fault.
  const error: unknown = socket.authorized ? null : socket.authorizationError
  return {
    fingerprint: shown.fingerprint256.replaceAll(':', '').toLowerCase(),
    subject: shown.subject.slice(0, 300),
    issuer: shown.issuer.slice(0, 300),
    validTo,
    daysLeft: Math.floor((validTo - now.getTime()) / dayMs),
    fault: error === null ? null : faultOf(error),
  }
}

function faultOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return typeof error === 'string' ? error : 'UNVERIFIED'
}
