import type { Keyring } from '../account/secret/keyring.ts'
import type { Db } from '../db/open.ts'

export interface RegisterDeps {
  /** On behalf of whoever asks: the second wall holds for it. */
  db: Db
  /** The program's own access, for the names of people and what stands above one asker. */
  system: Db
  keyring: Keyring
  now: () => Date
}
