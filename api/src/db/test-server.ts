import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Embedded, startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'
import { openDb } from './open.ts'
import { makeTestFolder, testFolders } from './test-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    testServerUrl: string
  }
}

export const testSchema = 'ninh_binh'
const prefix = () => `nhipso-test-${process.getuid?.() ?? 0}-`

/** One PostgreSQL for the whole run of vitest, with a migrated database for `testDatabase` to clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepLeftovers()
  const state = await makeTestFolder(`${prefix()}${process.pid}-`)
  const server = await startEmbedded({ state, durable: false, database: 'template_nhipso' })
  const db = openDb({ url: server.url, schema: testSchema })
  await migrate(db)
  await db.destroy()
  project.provide('testServerUrl', server.url)
  return () => remove(server, state)
}

async function remove(server: Embedded, state: string): Promise<void> {
  await server.stop()
  await rm(state, { recursive: true, force: true })
}

/** A run that was killed leaves its server behind; the next run takes it away. */
async function sweepLeftovers(): Promise<void> {
  for (const name of await readdir(testFolders).catch(() => [])) {
    if (!name.startsWith(prefix())) continue
    const owner = Number(name.slice(prefix().length).split('-')[0])
    if (isAlive(owner)) continue
    const state = join(testFolders, name)
    const server = await startEmbedded({ state, durable: false, database: 'template_nhipso' }).catch(() => null)
    if (server) await remove(server, state)
    else await rm(state, { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
