import { createHash, randomBytes } from 'node:crypto'
import { chown, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { serverConfig } from './server-config.ts'
import { runPgTool } from './pg-tool.ts'
import { type Binaries, placeBinaries } from './place-binaries.ts'
import { findPostmaster } from './postmaster.ts'
import { makePrivateFolder, serverAccount, type ServerAccount } from './server-account.ts'

export interface Embedded {
  url: string
  /** A server of an earlier run was found alive and is used further. */
  wasRunning: boolean
  /** Stops the server, unless other programs are still connected to it. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** The state folder; PostgreSQL gets a folder of its own below it. */
  state: string
  database?: string
  /** False only in tests: nothing is flushed to disk. */
  durable?: boolean
}

/**
 * A PostgreSQL of our own over a unix socket, no port open. The socket's folder is shut to every other account, which
 * is why the server may trust whoever reaches it. Survives being killed at any instant, and so may we: a server left
 * running by a killed program is found by its pid file and used further.
 */
export async function startEmbedded({
  state,
  database = 'nhipso',
  durable = true,
}: EmbeddedOptions): Promise<Embedded> {
  const place = join(state, 'postgres')
  const account = await serverAccount(place)
  const binaries = await placeBinaries(account)
  await makePrivateFolder(place, account)
  const data = join(place, 'data')
  const socketFolder = socketFolderFor(place)
  await makePrivateFolder(socketFolder, account)

  const wasRunning = (await findPostmaster(data)) !== null
  if (!wasRunning) {
    await createCluster(binaries, data, account)
    await writeFile(join(data, 'nhipso.conf'), serverConfig({ socketFolder, durable }), { mode: 0o644 })
    await startServer(binaries, place, account)
  }
  const found = await untilReady(data)
  const urlOf = (name: string) =>
    `postgresql://postgres@localhost/${name}?host=${encodeURIComponent(found.socketFolder)}`
  await createDatabase(urlOf('postgres'), database)
  return {
    url: urlOf(database),
    wasRunning,
    async stop() {
      if (await staysShared(urlOf('postgres'))) return
      await runPgTool(binaries.pgCtl, ['stop', '-w', '-m', 'fast', '-D', data], account)
    },
  }
}

/** A socket's whole path may have 107 bytes; a checkout deep down gets a folder under /tmp instead. */
function socketFolderFor(place: string): string {
  const beside = join(place, 'run')
  if (Buffer.byteLength(join(beside, '.s.PGSQL.5432.lock')) <= 107) return beside
  return join(tmpdir(), `nhipso-${createHash('sha256').update(place).digest('hex').slice(0, 16)}`)
}

/** Created beside and renamed, so that a cluster cut short is never taken for a whole one. */
async function createCluster({ initdb }: Binaries, data: string, account: ServerAccount): Promise<void> {
  if (await stat(join(data, 'PG_VERSION')).then(Boolean, () => false)) return
  const half = `${data}.${randomBytes(4).toString('hex')}`
  const locale = ['--locale=C', '--locale-provider=icu', '--icu-locale=vi-VN', '--encoding=UTF8']
  try {
    await runPgTool(
      initdb,
      ['-D', half, '-U', 'postgres', '--auth-local=trust', '--auth-host=reject', '--data-checksums', ...locale],
      account,
    )
    await writeFile(join(half, 'postgresql.conf'), "\ninclude_if_exists 'nhipso.conf'\n", { flag: 'a' })
    await rename(half, data)
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    // Another program may have created the cluster in the same moment.
    if (!(await stat(join(data, 'PG_VERSION')).then(Boolean, () => false))) throw error
  }
}

async function startServer({ pgCtl }: Binaries, place: string, account: ServerAccount): Promise<void> {
  const [data, log] = [join(place, 'data'), join(place, 'server.log')]
  await keepLogSmall(log, account)
  for (let attempt = 1; ; attempt++) {
    try {
      return await runPgTool(pgCtl, ['start', '-w', '-t', '120', '-D', data, '-l', log], account)
    } catch (error) {
      // Another program won the race, or the children of a killed server have not let go of its memory yet.
      if (await findPostmaster(data)) return
      if (attempt === 5) {
        const tail = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n').slice(-8).join('\n')
        throw new Error(`PostgreSQL does not start in ${data}. Its log, ${log}, ends:\n${tail}`, { cause: error })
      }
      await sleep(500)
    }
  }
}

async function keepLogSmall(log: string, account: ServerAccount): Promise<void> {
  await writeFile(log, '', { flag: 'a', mode: 0o600 })
  if (account) await chown(log, account.uid, account.gid)
  if ((await stat(log)).size > 8_000_000) await truncate(log)
}

/** A server found by its pid file may still be recovering from a kill. */
async function untilReady(data: string): Promise<{ socketFolder: string }> {
  for (let waited = 0; waited < 120_000; waited += 50) {
    const postmaster = await findPostmaster(data)
    if (postmaster?.ready) return postmaster
    await sleep(50)
  }
  throw new Error(`PostgreSQL in ${data} is not ready after two minutes.`)
}

async function createDatabase(url: string, database: string): Promise<void> {
  await asking(url, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    if (rowCount) return
    await client.query(`create database ${client.escapeIdentifier(database)}`).catch((error: { code?: string }) => {
      // 42P04 and 23505: another program created it in the same moment.
      if (error.code !== '42P04' && error.code !== '23505') throw error
    })
  })
}

/** A connection that was just closed has a moment yet before its server process is gone; that is nobody's. */
async function staysShared(url: string): Promise<boolean> {
  for (let looks = 0; looks < 10; looks++) {
    if (!(await isShared(url))) return false
    await sleep(100)
  }
  return true
}

async function isShared(url: string): Promise<boolean> {
  return asking(url, async (client) => {
    const { rowCount } = await client.query(
      "select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1",
    )
    return rowCount !== 0
  })
}

async function asking<T>(url: string, ask: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // Without a listener, a server stopped by somebody else would end the whole program.
  client.on('error', () => {})
  await client.connect()
  try {
    return await ask(client)
  } finally {
    await client.end()
  }
}
