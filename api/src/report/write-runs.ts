import { reportFormats } from 'shared/report/report-contract.ts'
import type { OpenDeps } from '../deps.ts'
import { keptDocument } from './kept-report.ts'
import { renderers } from './renderers.ts'
import { findRow } from './report-store.ts'
import { claimRun, endRun, keepRunFile, readRunFormats, releaseRun, type RunClaim } from './run-store.ts'

type Needs = Pick<OpenDeps, 'db' | 'now' | 'log'>

/** Long enough for the largest file there is, on a machine that does much else. */
const longestMs = 60_000

/**
 * Writes the files people have asked for, one after the other. Each is kept as soon as it is written, so that whoever
 * takes a run over from one that died goes on with the next file.
 */
export async function writeRuns(
  deps: Needs,
  { stop, leaseMs = longestMs }: { stop?: AbortSignal; leaseMs?: number } = {},
): Promise<number> {
  let count = 0
  for (; !stop?.aborted; count += 1) {
    const run = await claimRun(deps.db, leaseMs)
    if (!run) break
    try {
      await writeRun(deps, run, { leaseMs, ...(stop && { stop }) })
    } catch (error) {
      deps.log.error({ err: error, run: run.id }, 'the files of a report could not be written')
      const tell = (error instanceof Error ? error.message : String(error)).slice(0, 500)
      await endRun(deps.db, run, { became: 'failed', at: deps.now(), tell })
    }
  }
  return count
}

async function writeRun(
  { db, now }: Needs,
  run: RunClaim,
  { leaseMs, stop }: { leaseMs: number; stop?: AbortSignal },
): Promise<void> {
  const report = await findRow(db, run.report)
  const gone = report.revision !== run.revision || report.state === 'issued' || report.state === 'discarded'
  if (gone) return endRun(db, run, { became: 'moot', at: now() })
  const written = await readRunFormats(db, run.id)
  const left = reportFormats.filter((format) => !written.some((file) => file.format === format))
  const document = await keptDocument(db, report)
  for (const format of left) {
    // Whoever is told to stop leaves the rest to the next one.
    if (stop?.aborted) {
      await releaseRun(db, run)
      return
    }
    const bytes = Buffer.from(await renderers[format](document))
    if (!(await keepRunFile(db, run, { format, bytes, at: now(), leaseMs }))) return
  }
  await endRun(db, run, { became: 'done', at: now() })
}
