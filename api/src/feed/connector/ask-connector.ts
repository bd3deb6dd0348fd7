import type { ConnectorDefinition } from 'shared/feed/connector/connector.ts'
import { fillAddress } from 'shared/feed/connector/fill-address.ts'
import type { Asking } from 'shared/feed/next-ask.ts'
import { type ConnectorSecret, connectorSecretFor } from '../../account/secret/connector-secret.ts'
import type { Keyring } from '../../account/secret/keyring.ts'
import type { Db } from '../../db/open.ts'
import { type Answer, askAt, failed, type WayOut } from '../ask.ts'

/** Under which name the secret of a connector is kept. */
export const secretOf = (connector: string): string => `feed:${connector}`

/** Under which name one is kept that was given with a proposal, until somebody else has confirmed it. */
export const secretProposedWith = (proposal: string): string => `proposal:${proposal}`

/** The secret of a connector, for exactly the host it was given for. */
export const readSecret = (
  db: Db,
  keyring: Keyring,
  { id, definition }: { id: string; definition: ConnectorDefinition },
): Promise<ConnectorSecret> =>
  connectorSecretFor(db, keyring, { connector: secretOf(id), url: addressFor(definition, sampleDays(definition)).url })

/** What is asked for: some days and, where each unit has an address of its own, whose. */
export type Wanted = Pick<Asking, 'from' | 'to'> & { unit?: string | undefined }

const sampleDays = ({ historyFrom }: ConnectorDefinition) => ({ from: historyFrom, to: historyFrom })

export function addressFor({ asked, mapping }: ConnectorDefinition, wanted: Wanted) {
  return fillAddress(asked, wanted, 'code' in mapping.unit ? mapping.unit.code : (wanted.unit ?? null))
}

/** Asks once, by the same guard and within the same limits as every feed. */
export async function askConnector(
  definition: ConnectorDefinition,
  wanted: Wanted,
  secret: ConnectorSecret,
  way: WayOut & { stop?: AbortSignal | undefined },
): Promise<Answer> {
  const { asked } = definition
  if (asked.credential && secret.kind === 'none') return failed('status', { message: 'credentialMissing' })
  if (asked.credential && secret.kind === 'moved')
    return failed('status', { message: 'credentialMoved', parameters: { origin: secret.origin } })
  const { url, body } = addressFor(definition, wanted)
  const headers = {
    ...(asked.credential && secret.kind === 'header' && { [secret.header.toLowerCase()]: secret.value.reveal() }),
    ...(body !== null && { 'content-type': 'application/json' }),
  }
  const { method, deadlineMs, maxBytes } = asked
  return askAt({ url, method, body, headers, deadlineMs, maxBytes }, way)
}
