import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { asAppRole } from '../account/access/raise-wall.ts'
import { prepareDatabase } from '../account/access/prepare-database.ts'
import { systemSettings } from '../account/access/scope.ts'
import { makeKeyring } from '../account/secret/keep-keyring.ts'
import { openDb } from '../db/open.ts'
import { makeTestFolder } from '../db/test-folder.ts'
import { testDocument } from '../unit/test-document.ts'
import { loadProvince } from '../unit/load-province.ts'
import type { Rivals } from './race.ts'

const site = 'https://nhipso.test'
const checkout = join(import.meta.dirname, '../../..')

/** Two processes of the program as production runs them, on one database and with one ring of keys. */
export async function startRivals({
  url,
  schema,
}: {
  url: string
  schema: string
}): Promise<Rivals & { stop: () => Promise<void> }> {
  const folder = await makeTestFolder('nhipso-rivals-')
  const path = join(folder, 'keyring.json')
  const ring = await makeKeyring(path, new Date())
  if (ring.kind === 'refused') throw new Error(ring.why)
  // Once, and not by both at the same moment.
  await prepareDatabase({ owner: url, app: asAppRole(url), schema, mode: 'production' })
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    NHIPSO_MODE: 'production',
    NHIPSO_PUBLIC_URL: site,
    NHIPSO_KEYRING: path,
    NHIPSO_SECURITY_CONTACT: 'mailto:antoan@nhipso.test',
    NHIPSO_TRUSTED_PROXIES: '127.0.0.1',
    NHIPSO_STATE: folder,
    NHIPSO_SCHEMA: schema,
    NHIPSO_LOG: 'error',
    DATABASE_URL: url,
    PORT: '0',
  }
  const preload = join(import.meta.dirname, '../run/die-with-parent.ts')
  const children = [0, 1].map(() =>
    spawn(process.execPath, ['--import', preload, join(checkout, 'api/src/main.ts'), 'serve'], {
      env,
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    }),
  )
  const addresses = await Promise.all(
    children.map(
      (child) =>
        new Promise<string>((resolve, reject) => {
          let said = ''
          child.stdout!.on('data', (part: Buffer) => {
            said += part.toString()
            const found = /Listening at (http:\S+?),/.exec(said)?.[1]
            if (found) resolve(found)
          })
          child.once('exit', () => reject(new Error(`a process ended before it listened: ${said}`)))
        }),
    ),
  )
  const system = openDb({ url: asAppRole(url), schema, settings: systemSettings })
  const loaded = await loadProvince(system, testDocument(), new Date())
  if (loaded.kind === 'refused') throw new Error(JSON.stringify(loaded.problems))
  return {
    addresses: addresses as [string, string],
    site,
    system,
    keyring: ring.keyring,
    async stop() {
      await system.destroy()
      for (const child of children) child.kill('SIGTERM')
      await Promise.all(children.filter(({ exitCode }) => exitCode === null).map((child) => once(child, 'exit')))
      await rm(folder, { recursive: true, force: true })
    },
  }
}
