import type { ConnectionConfigOf } from 'shared/probe/connection.ts'
import { type Sample, sampleFlag } from 'shared/probe/sample.ts'

/** A line of the gateway's log: real calls of one consumer to one service within one hour. */
interface LogLine {
  ts: string
  service: string
  consumer: string
  calls: number
  ok: number
  businessError: number
  buckets: Record<string, number>
}

/** As many calls as one line speaks for at most: an hour of a busy service is one piece of evidence, not ten thousand. */
const mostCalls = 100
/** Later than this after its hour, a line tells of the past. */
const lateMs = 600_000
const hourMs = 3_600_000

/**
 * Evidence of real calls for connections that nobody needs to ask: of each line, how many calls failed on the way. What a
 * service refuses for its content (`businessError`) is an answer, and says that the connection works.
 */
export function readCallLog(
  text: string,
  connections: readonly Pick<ConnectionConfigOf<'passive'>, 'id' | 'target'>[],
  now: number,
): Sample[] {
  const byWay = new Map(connections.map(({ id, target }) => [`${target.consumer} ${target.service}`, id]))
  return text.split('\n').flatMap((written) => {
    const line = readLine(written)
    if (!line || line.calls === 0) return []
    const connection = byWay.get(`${line.consumer} ${line.service}`)
    if (connection === undefined) return []
    const at = Date.parse(line.ts)
    // An hour that is still running is not told of yet: it is heard once, and whole.
    if (at + hourMs > now) return []
    const failed = line.calls - line.ok - line.businessError
    const share = Math.min(1, mostCalls / line.calls)
    const sent = Math.max(1, Math.round(line.calls * share))
    const lost = failed === 0 ? 0 : Math.min(sent, Math.max(1, Math.round(failed * share)))
    const ok = failed < line.calls
    const sample: Sample = {
      at,
      connection,
      ok,
      cls: ok ? 'ok' : 'http5xx',
      totalUs: Math.round(middleMs(line) * 1000),
      connectUs: null,
      sent,
      lost: ok ? lost : 0,
    }
    return [now - at > hourMs + lateMs ? { ...sample, flags: sampleFlag.backfill } : sample]
  })
}

function readLine(written: string): LogLine | null {
  let line: unknown
  try {
    line = JSON.parse(written)
  } catch {
    return null
  }
  if (typeof line !== 'object' || line === null) return null
  const { ts, service, consumer, calls, ok, businessError = 0, buckets } = line as Partial<LogLine>
  const isCount = (count: unknown): count is number => Number.isSafeInteger(count) && (count as number) >= 0
  if (typeof ts !== 'string' || Number.isNaN(Date.parse(ts))) return null
  if (typeof service !== 'string' || typeof consumer !== 'string') return null
  if (!isCount(calls) || !isCount(ok) || !isCount(businessError) || ok + businessError > calls) return null
  if (typeof buckets !== 'object' || buckets === null || !Object.values(buckets).every(isCount)) return null
  return { ts, service, consumer, calls, ok, businessError, buckets }
}

/** The time within which half of the calls were answered, ms: straight between the edges of its bucket. */
function middleMs({ buckets }: LogLine): number {
  const edges = Object.entries(buckets)
    .map(([edge, count]) => ({ edge: edge === 'inf' ? Infinity : Number(edge), count }))
    .filter(({ edge }) => edge > 0)
    .toSorted((one, other) => one.edge - other.edge)
  const half = edges.reduce((sum, { count }) => sum + count, 0) / 2
  let below = 0
  let from = 0
  for (const { edge, count } of edges) {
    if (below + count >= half && count > 0)
      return edge === Infinity ? from : from + ((edge - from) * (half - below)) / count
    below += count
    if (edge !== Infinity) from = edge
  }
  return 0
}
