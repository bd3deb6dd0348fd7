import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { pino } from 'pino'
import { addDays } from 'shared/day.ts'
import { saySheetPlace } from 'shared/messages/sheet-place.ts'
import type { Problem } from 'shared/problem.ts'
import type { SheetPreview } from 'shared/submission/sheet-contract.ts'
import { sheetLimits } from 'shared/submission/sheet.ts'
import type { HandedInAnswer } from 'shared/submission/submission-contract.ts'
import { buildApp } from '../../app.ts'
import type { Db } from '../../db/open.ts'
import { watchStillness } from '../../fuzz/stillness.ts'
import { tableDigest } from '../../fuzz/table-digest.ts'
import { testDeps } from '../../test-deps.ts'
import { signedInAs } from '../../test-sign-in.ts'
import { loadProvince } from '../../unit/load-province.ts'
import { testDocument } from '../../unit/test-document.ts'
import type { ReadSheet } from '../sheet/gather-said.ts'
import { fuzzDataset, lastDay, units } from './fuzz-ground.ts'
import { readHere } from './read-here.ts'
import type { FuzzedFile } from './sheet-plan.ts'
import { taskFor } from './fuzz-ground.ts'

export interface SheetDoor {
  /** What the door’s answers to a file break of what is promised. */
  tryFile: (file: FuzzedFile) => Promise<string[]>
  tally: { asked: number; kept: number; statuses: Map<number, number>; stillest: { stillMs: number; by: string } }
}

const often = { burst: 10_000_000, perSecond: 10_000_000 }
/** Eight in the morning after the last day there are figures of. */
const now = new Date(`${addDays(lastDay, 1)}T01:00:00Z`)

/** The whole program over a province of its own, entered by an officer who hands in one file after another. */
export async function openSheetDoor(db: Db): Promise<SheetDoor> {
  const document = testDocument()
  const bare = { formerProvince: null, tile: null, areaKm2: null, lat: null, lon: null }
  const own = units.filter(({ code }) => code !== document.code).map((unit) => ({ ...unit, ...bare }))
  const loaded = await loadProvince(db, { ...document, units: [...document.units, ...own] }, now)
  if (loaded.kind === 'refused') throw new Error(JSON.stringify(loaded.problems))
  const given = testDeps(db, now)
  let failed = ''
  const log = pino({ level: 'error' }, { write: (line: string) => (failed += line) })
  const deps = { ...given, log, env: { ...given.env, checkout: join(import.meta.dirname, '../../../..') } }
  const app = buildApp(deps, { stampMaxAgeMs: 0, limits: { byAddress: often, byIdentity: often } })
  const { cookie } = await signedInAs(deps, 'officer')
  const tally: SheetDoor['tally'] = { asked: 0, kept: 0, statuses: new Map(), stillest: { stillMs: 0, by: '' } }

  return { tryFile, tally }

  async function tryFile(file: FuzzedFile): Promise<string[]> {
    const here = file.bytes.length > sheetLimits.bytes ? null : await readHere(file.bytes, taskFor(file.sound.mapping))
    const before = await tableDigest(db)
    const previewed = await ask(file, 'preview')
    const faults = judgePreview(here, previewed)
    const after = await tableDigest(db)
    const written = Object.keys(after).filter((table) => after[table] !== before[table])
    if (written.length > 0) faults.push(`a preview wrote to ${written.join(', ')}`)
    if (previewed.status === 200 && faults.length === 0)
      faults.push(...(await submit(file, previewed.body as SheetPreview)))
    if (failed !== '') faults.push(`the program failed: ${failed.slice(0, 400)}`)
    failed = ''
    return faults
  }

  async function submit(file: FuzzedFile, preview: SheetPreview): Promise<string[]> {
    const before = await tableDigest(db)
    const answer = await ask(file, 'submit', preview.digest)
    if (answer.status !== 201) {
      const after = await tableDigest(db)
      const written = Object.keys(after).filter((table) => after[table] !== before[table])
      return [
        `previewed, and not taken in: ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`,
        ...written.map((table) => `refused, and wrote to ${table}`),
      ]
    }
    tally.kept++
    const told = answer.body as HandedInAnswer
    const known = told.accepted + told.unchanged
    if (told.records !== preview.records || told.rejected !== preview.rejected)
      return [`preview and answer differ: ${JSON.stringify({ ...told, problems: [] })}`]
    const again = (await ask(file, 'preview')).body as SheetPreview
    const { compared } = again
    return compared && compared.unchanged < known
      ? [`${known} records are kept, and only ${compared.unchanged} are known again`]
      : []
  }

  async function ask(file: FuzzedFile, what: 'preview' | 'submit', digest?: string): Promise<Answered> {
    const query = new URLSearchParams({ dataset: fuzzDataset, mapping: JSON.stringify(file.sound.mapping), lang: 'vi' })
    if (digest !== undefined) query.set('digest', digest)
    const still = watchStillness()
    const response = await app.request(`/api/sheets${what === 'preview' ? '/preview' : ''}?${query.toString()}`, {
      method: 'POST',
      body: new Uint8Array(file.bytes),
      headers: {
        'content-type': 'application/octet-stream',
        cookie,
        origin: deps.identity.settings.publicUrl,
        'idempotency-key': randomUUID(),
      },
    })
    const text = await response.text()
    const stillMs = still()
    if (stillMs > tally.stillest.stillMs)
      tally.stillest = { stillMs, by: `${what}: ${file.sound.name}: ${file.done.join('; ')}` }
    tally.asked++
    tally.statuses.set(response.status, (tally.statuses.get(response.status) ?? 0) + 1)
    return {
      status: response.status,
      body: JSON.parse(text) as unknown,
      digest: createHash('sha256').update(file.bytes).digest('hex'),
    }
  }
}

interface Answered {
  status: number
  body: unknown
  digest: string
}

/** The door says what the reader says, in words, and nothing else. */
function judgePreview(here: ReadSheet | null, { status, body, digest }: Answered): string[] {
  if (here === null) return status === 413 ? [] : [`too large, and answered ${status}`]
  if (here.kind === 'refused') {
    const { errors } = body as Problem
    const [first] = errors ?? []
    if (status !== 400 || !first)
      return [`refused by the reader, and answered ${status}: ${JSON.stringify(body).slice(0, 200)}`]
    const place = saySheetPlace('vi', here.at)
    return here.at.in === 'file' || first.detail.includes(place) ? [] : [`no place is said: ${first.detail}`]
  }
  if (status !== 200) return [`read, and answered ${status}: ${JSON.stringify(body).slice(0, 200)}`]
  const preview = body as SheetPreview
  const read = here.kind === 'judged' ? here.records.length + here.quarantined.length + here.rejected : 0
  return preview.digest === digest && preview.records === read ? [] : [`${preview.records} records of ${read}`]
}
