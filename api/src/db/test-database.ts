import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type Db, openDb } from './open.ts'
import { testSchema } from './test-server.ts'

export interface TestDatabase {
  db: Db
  url: string
  schema: string
  close(): Promise<void>
}

/** A fresh, migrated and empty database of the run's own server. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('testServerUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  await askServer(server, `create database ${name} template template_nhipso`)
  const url = withDatabase(server, name)
  const db = openDb({ url, schema: testSchema })
  return {
    db,
    url,
    schema: testSchema,
    async close() {
      await db.destroy()
      await askServer(server, `drop database ${name} with (force)`)
    },
  }
}

async function askServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(server, 'postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
