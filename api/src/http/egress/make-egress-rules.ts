import type { Db } from '../../db/open.ts'
import type { Env } from '../../env.ts'
import { simulatorPorts } from '../../env.ts'
import { readApprovedRules } from './egress-rule-store.ts'
import type { EgressRules } from './judge-address.ts'

/** Ports of the web a public address may be asked on. */
const publicPorts = [80, 443, 8080, 8443]

/**
 * Where the program may go out to. The demonstration: to its own simulator, and to nothing else in the world. In
 * production: to public addresses, and into private networks as far as two people have approved.
 */
export function makeEgressRules({
  db,
  env,
  now,
}: {
  db: Db
  env: Pick<Env, 'mode' | 'host' | 'port' | 'simulatorPort'>
  now: () => Date
}): () => Promise<EgressRules> {
  const own = [{ address: env.host, port: env.port }]
  if (env.mode === 'demo') {
    const loopbackPorts = Array.from({ length: simulatorPorts }, (_, place) => env.simulatorPort + place)
    // Each simulated line ends on an address of its own in this network.
    const loopbackNetwork = '127.37.0.0/16'
    return () => Promise.resolve({ approved: [], ports: [], loopbackPorts, loopbackNetwork, own })
  }
  return async () => ({ approved: await readApprovedRules(db, now()), ports: publicPorts, loopbackPorts: [], own })
}
