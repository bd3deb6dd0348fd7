import { createSecureContext, type SecureContext } from 'node:tls'
import { demoAuthority } from '../province/demo-authority.ts'
import { linePlaces, probedPorts, provincePlaces } from '../province/probed-places.ts'
import type { CertificateEffect } from './effect.ts'
import { issueCertificate, makeAuthority } from './issue-certificate.ts'
import { startNameServer } from './name-server.ts'
import type { PathFaultBoard } from './path-fault.ts'
import { makeProbedPlace, type Place, type ProbedPlace } from './probed-place.ts'

const dayMs = 86_400_000
/** Flapping comes and goes by itself; how soon listeners follow. */
const settleMs = 250

/** All that is probed: 129 ends of lines, the systems on the province's own network, and its name server. */
export async function startProbedSide(
  controlPort: number,
  faults: PathFaultBoard,
  now: () => Date,
): Promise<{ close: () => Promise<void> }> {
  const ports = probedPorts(controlPort)
  const world = { faults, now, ports, contextOf: makeContexts(now) }
  const all: Place[] = [
    ...linePlaces.map((place) => ({ ...place, subsystem: null })),
    ...provincePlaces.map((place) => ({ ...place, segment: null })),
  ]
  const places: ProbedPlace[] = []
  let names: Awaited<ReturnType<typeof startNameServer>> | null = null
  const settling = new AbortController()
  const close = async () => {
    settling.abort()
    await Promise.all([names?.close(), ...places.map((place) => place.close())])
  }
  try {
    for (const place of all) {
      const made = makeProbedPlace(place, world)
      places.push(made)
      await made.open()
    }
    names = await startNameServer(ports.dns, faults, now)
  } catch (error) {
    await close()
    throw error
  }
  const timer = setInterval(() => {
    for (const place of places) place.settle().catch(() => {})
  }, settleMs)
  settling.signal.addEventListener('abort', () => clearInterval(timer), { once: true })
  return { close }
}

/** A certificate for each system and each way it can be wrong, issued when first asked for. */
function makeContexts(now: () => Date): (host: string, certificate: CertificateEffect) => SecureContext {
  const made = new Map<string, SecureContext>()
  const stranger = makeAuthority('Không ai biết', new Date('2025-01-01'), new Date('2045-01-01'), 'a stranger')
  return (host, { kind, days }) => {
    const [system = '', place = ''] = host.split('.')
    const today = Math.floor(now().getTime() / dayMs)
    const left = kind === 'expired' ? -1 : days
    const key = `${system} ${place === 'tinh' ? place : ''} ${kind} ${today + left}`
    const known = made.get(key)
    if (known) return known
    const [, , ...domain] = host.split('.')
    const names =
      kind === 'wrong-name'
        ? [`khac.${domain.join('.')}`]
        : place === 'tinh'
          ? [host]
          : linePlaces.map(({ unit }) => [system, unit, ...domain].join('.'))
    const to = new Date((today + left + 1) * dayMs - 1_000)
    const from = new Date(Math.min(to.getTime(), now().getTime()) - 90 * dayMs)
    const context = createSecureContext(
      issueCertificate(kind === 'untrusted' ? stranger : demoAuthority(), { names, from, to }),
    )
    made.set(key, context)
    return context
  }
}
