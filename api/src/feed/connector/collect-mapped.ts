import { endpointOf } from 'shared/account/same-endpoint.ts'
import type { Keyring } from '../../account/secret/keyring.ts'
import type { Db } from '../../db/open.ts'
import type { HostGate } from '../../http/host-gate.ts'
import type { Answer, WayOut } from '../ask.ts'
import type { Reading } from '../read/reading.ts'
import { addressFor, askConnector, readSecret, type Wanted } from './ask-connector.ts'
import { findConnector } from './connector-store.ts'
import { readMappedGround } from './mapped-ground.ts'
import { readMappedApart } from './read-mapped-apart.ts'

/** What asking a connector needs beside what every feed needs. */
export interface ConnectorMeans {
  keyring: Keyring
  /** Where this program stands: all that a reader apart may read. */
  checkout: string
  /** What many addresses of one host go through. */
  gate: HostGate
}

/** How a connector is asked, by the version that stands when it begins. */
export interface MappedAsking {
  version: number
  /** Scheme, host and port. */
  host: string
  ask: (wanted: Wanted, way: WayOut & { stop?: AbortSignal | undefined }) => Promise<Answer>
  read: (bytes: Buffer, wanted: Wanted) => Promise<Reading>
}

export async function beginMapped(
  db: Db,
  id: string,
  { keyring, checkout }: Pick<ConnectorMeans, 'keyring' | 'checkout'>,
): Promise<MappedAsking> {
  const connector = await findConnector(db, id)
  if (!connector) throw new Error(`The feed ${id} has no connector to be asked by.`)
  const { version, definition } = connector
  const { historyFrom: day } = definition
  const secret = await readSecret(db, keyring, { id, definition })
  const ground = await readMappedGround(db, definition.dataset, { from: day, to: day })
  return {
    version,
    host: endpointOf(addressFor(definition, { from: day, to: day }).url) ?? '',
    ask: (wanted, way) => askConnector(definition, wanted, secret, way),
    async read(bytes, { from, to, unit }) {
      const asked = { ...ground, from, to, ...(unit !== undefined && { unit }) }
      return (await readMappedApart(definition.mapping, bytes, asked, { checkout })).reading
    },
  }
}
