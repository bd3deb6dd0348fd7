import type { Db } from '../../db/open.ts'

/** What keeping a sample needs to know of its connection. */
export interface KnownConnection {
  code: number
  intervalMs: number
  slowUs: number
  provider: string | null
}

export type KnownConnections = ReadonlyMap<string, KnownConnection>

export async function readKnownConnections(db: Db): Promise<Map<string, KnownConnection>> {
  const rows = await db.selectFrom('watched_connection').select(['id', 'code', 'provider', 'definition']).execute()
  return new Map(
    rows.map(({ id, code, provider, definition: { intervalS, contractualMs } }) => [
      id,
      {
        code,
        provider,
        intervalMs: intervalS * 1000,
        slowUs: contractualMs === null ? Infinity : contractualMs * 1000,
      },
    ]),
  )
}
