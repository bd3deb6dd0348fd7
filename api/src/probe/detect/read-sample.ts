import { type ErrorClass, type Sample, errorClasses } from 'shared/probe/sample.ts'
import { scanSample } from './scan-sample.ts'
import { detectSays } from 'shared/messages/detect.ts'
import type { Text } from 'shared/text.ts'

export type ReadSample =
  | { kind: 'sample'; sample: Sample }
  | { kind: 'refused'; why: Text; parameters: Record<string, string> }

const classes: ReadonlySet<unknown> = new Set(errorClasses)
/** 1/1/2100: what lies beyond it is no time of a sample but another unit or a mistake. */
const latest = 4_102_444_800_000

/**
 * A recorded sample, one line of JSON. Times that are not known may be missing or null; what is there must make sense.
 * It stands in the way of each of 200,000 lines a second, so the usual form is scanned first.
 */
export function readSample(line: string, known: (connection: string) => boolean): ReadSample {
  const scanned = scanSample(line)
  if (scanned && scanned.at < latest && known(scanned.connection)) return { kind: 'sample', sample: scanned }
  let row: Record<string, unknown>
  try {
    row = JSON.parse(line) as Record<string, unknown>
  } catch {
    return { kind: 'refused', why: detectSays.notJson, parameters: none }
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    return { kind: 'refused', why: detectSays.notJson, parameters: none }
  const { t, c, ok, totalUs, connectUs, cls, sent, lost } = row
  if (typeof t !== 'number' || !(t >= 0 && t < latest)) return bad('t', t)
  if (typeof c !== 'string') return bad('c', c)
  if (!known(c)) return { kind: 'refused', why: detectSays.noConnection, parameters: { id: c.slice(0, 80) } }
  if (typeof ok !== 'boolean') return bad('ok', ok)
  if (!isAmount(totalUs)) return bad('totalUs', totalUs)
  if (!isAmount(connectUs)) return bad('connectUs', connectUs)
  if (cls !== undefined && cls !== null && (!classes.has(cls) || (cls === 'ok') !== ok)) return bad('cls', cls)
  if (!isAmount(sent)) return bad('sent', sent)
  const echoes = sent ?? 0
  if (!isAmount(lost) || (lost ?? 0) > echoes) return bad('lost', lost)
  return {
    kind: 'sample',
    sample: {
      at: t,
      connection: c,
      ok,
      cls: (cls ?? (ok ? 'ok' : 'timeout')) as ErrorClass,
      totalUs: totalUs ?? 0,
      connectUs: connectUs ?? null,
      sent: echoes,
      lost: lost ?? 0,
    },
  }
}

/** A number of µs or of echoes, or nothing. */
const isAmount = (value: unknown): value is number | null | undefined =>
  value === undefined || value === null || (typeof value === 'number' && value >= 0 && value < Infinity)

const none: Record<string, string> = {}

const bad = (field: string, value: unknown): ReadSample => ({
  kind: 'refused',
  why: detectSays.badField,
  parameters: { field, value: (JSON.stringify(value) ?? '—').slice(0, 60) },
})
