import { currentIdentity } from './account/access/current.ts'
import { scopeOf } from './account/access/scope.ts'
import { openScopedDb } from './account/access/scoped-db.ts'
import type { IdentityDeps } from './account/identity/identity-deps.ts'
import { openIdentity } from './account/identity/open-identity.ts'
import { recordInTrail } from './account/identity/record-in-trail.ts'
import { openStreamHub, type StreamHub } from './http/stream-hub.ts'
import type { Keyring } from './account/secret/keyring.ts'
import { type Deps, type OpenDeps, openDeps, type OpenDepsOptions } from './deps.ts'

/** What the doors stand on: beside what every process opens, whatever has to do with who asks. */
export interface ServingDeps extends Deps {
  /** Tells the database on whose behalf it asks; `system` is the program's own access, for what no asker may see. */
  db: Deps['db']
  system: Deps['db']
  keyring: Keyring
  identity: IdentityDeps
  /** What open pages are told of; without it there are no live pages. */
  stream?: StreamHub
}

/** As `openDeps`, and then what serving needs besides. */
export async function openServingDeps(env: Deps['env'], options: OpenDepsOptions): Promise<ServingDeps & OpenDeps> {
  const deps = await openDeps(env, options)
  const { db: system, keyring, log, now } = deps
  const db = openScopedDb({ ...deps.pool, name: `nhip-so ${options.role} scoped` }, () => scopeOf(currentIdentity()))
  const record = recordInTrail({ keyring, log })
  const stream = openStreamHub({ db: system, log, databaseUrl: deps.pool.url, schema: deps.pool.schema })
  return {
    ...deps,
    stream,
    db,
    system,
    identity: openIdentity({ db: system, now, log }, { settings: env.identity, keyring, record }),
    async close() {
      await stream.close()
      await db.destroy()
      await deps.close()
    },
  }
}
