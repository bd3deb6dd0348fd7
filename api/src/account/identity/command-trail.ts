import { join } from 'node:path'
import type { Deps } from '../../deps.ts'
import { makeKeyring } from '../secret/keep-keyring.ts'
import type { Keyring } from '../secret/keyring.ts'
import type { RecordIdentityEvent } from './identity-event.ts'
import { recordInTrail } from './record-in-trail.ts'

export type CommandTrail =
  | { kind: 'opened'; keyring: Keyring; record: RecordIdentityEvent }
  | { kind: 'refused'; why: string }

/** What a command does to an account stands in the trail as what a person does; the keyring is made on a fresh machine. */
export async function openTrail(
  { env, now, log }: Pick<Deps, 'env' | 'now' | 'log'>,
  settings: Record<string, string | undefined>,
): Promise<CommandTrail> {
  const path = settings['NHIPSO_KEYRING'] ?? join(env.state, 'keyring.json')
  const ring = await makeKeyring(path, now())
  if (ring.kind === 'refused') return { kind: 'refused', why: `${ring.path}: ${ring.why}` }
  return { kind: 'opened', keyring: ring.keyring, record: recordInTrail({ keyring: ring.keyring, log }) }
}
