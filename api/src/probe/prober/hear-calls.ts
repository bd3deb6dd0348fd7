import type { ConnectionConfig, ConnectionConfigOf } from 'shared/probe/connection.ts'
import type { Sample } from 'shared/probe/sample.ts'
import type { Db } from '../../db/open.ts'
import { readCallLog } from '../ask/read-call-log.ts'
import { readCallLogs, readLastHeard } from './read-call-logs.ts'

const isPassive = (config: ConnectionConfig): config is ConnectionConfigOf<'passive'> => config.kind === 'passive'

/**
 * What the gateway's logs say of connections that nobody asks: each hour of each once. `running` asks for the log of the
 * day that is not over, which no figure waits for and whose evidence would be a day old when it is collected.
 */
export function makeCallHearing(
  db: Db,
  running: (now: number) => Promise<string[]> = () => Promise.resolve([]),
): (connections: readonly ConnectionConfig[], now: number) => Promise<Sample[]> {
  let newest = 0
  return async (connections, now) => {
    const passive = connections.filter(isPassive)
    if (passive.length === 0) return []
    const heard = await readLastHeard(
      db,
      passive.map(({ id }) => id),
    )
    const fresh: Sample[] = []
    const collected = await readCallLogs(db, newest)
    for (const text of [...collected.map((log) => log.text), ...(await running(now))])
      for (const sample of readCallLog(text, passive, now).toSorted((one, other) => one.at - other.at)) {
        if (sample.at <= (heard.get(sample.connection) ?? 0)) continue
        heard.set(sample.connection, sample.at)
        fresh.push(sample)
      }
    for (const { collection } of collected) newest = Math.max(newest, collection)
    return fresh
  }
}
