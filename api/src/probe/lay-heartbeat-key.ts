import { readFile, writeFile } from 'node:fs/promises'
import type { NewApiKey } from 'shared/account/api-key-contract.ts'
import { nobody } from 'shared/account/identity.ts'
import type { Asker } from '../account/access/current.ts'
import { checkKey } from '../account/api-key/check-key.ts'
import { endKey, makeApiKey } from '../account/api-key/change-key.ts'
import type { Keyring } from '../account/secret/keyring.ts'
import type { Db } from '../db/open.ts'

interface Demo {
  db: Db
  keyring: Keyring
  now: () => Date
  /** Where the simulation reads the key from. */
  file: string
}

const program: Asker = { identity: nobody, address: null, requestId: null }
const given: NewApiKey = {
  name: 'Nhịp báo của hệ thống một cửa (mô phỏng)',
  unit: '*',
  dataset: 'dossier',
  rights: ['heartbeat.push'],
  days: 365,
}

/**
 * The simulated one-stop system calls as a real one would, with a key of its own that may do this and nothing else. As
 * long as the one it has still opens, it stays; otherwise those before it end.
 */
export async function layHeartbeatKey({ db, keyring, now, file }: Demo): Promise<void> {
  const there = await readFile(file, 'utf8').catch(() => '')
  if (await checkKey({ system: db, keyring, now }, there.trim())) return
  const before = await db
    .selectFrom('api_key')
    .select('id')
    .where('name', '=', given.name)
    .where('created_by', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
  for (const { id } of before) await endKey({ db, keyring, now }, program, id)
  const { secret } = await makeApiKey({ db, keyring, now }, program, given)
  await writeFile(file, `${secret.reveal()}\n`, { mode: 0o600 })
}
