import type { Asking } from 'shared/feed/next-ask.ts'
import type { Keyring } from '../../account/secret/keyring.ts'
import type { Db } from '../../db/open.ts'
import type { Answer, WayOut } from '../ask.ts'
import type { Reading } from '../read/reading.ts'
import { askConnector, readSecret } from './ask-connector.ts'
import { findConnector } from './connector-store.ts'
import { readMappedGround } from './mapped-ground.ts'
import { readMappedApart } from './read-mapped-apart.ts'

/** What asking a connector needs beside what every feed needs. */
export interface ConnectorMeans {
  keyring: Keyring
  /** Where this program stands: all that a reader apart may read. */
  checkout: string
}

/** How one asking of a connector goes, by the version that stands when it begins. */
export interface MappedAsking {
  version: number
  ask: (way: WayOut & { stop?: AbortSignal | undefined }) => Promise<Answer>
  read: (bytes: Buffer) => Promise<Reading>
}

export async function beginMapped(
  db: Db,
  id: string,
  asking: Asking,
  { keyring, checkout }: ConnectorMeans,
): Promise<MappedAsking> {
  const connector = await findConnector(db, id)
  if (!connector) throw new Error(`The feed ${id} has no connector to be asked by.`)
  const { version, definition } = connector
  return {
    version,
    ask: async (way) => askConnector(definition, asking, await readSecret(db, keyring, { id, definition }), way),
    async read(bytes) {
      const ground = await readMappedGround(db, definition.dataset, asking)
      return (await readMappedApart(definition.mapping, bytes, ground, { checkout })).reading
    },
  }
}
