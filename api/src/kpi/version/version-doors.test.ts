import { randomUUID } from 'node:crypto'
import type { Explanation } from 'shared/explain/explanation-contract.ts'
import type { ControlChart } from 'shared/kpi/compare/chart-contract.ts'
import type { CatalogueKpi, TrendPoint, ValueRow } from 'shared/kpi/kpi-contract.ts'
import type { KeptVersion, VersionPreview } from 'shared/kpi/version/version-contract.ts'
import type { NewVersion } from 'shared/kpi/version/version.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { currentIdentity } from '../../account/access/current.ts'
import { asAppRole, raiseWall } from '../../account/access/raise-wall.ts'
import { scopeOf, systemSettings } from '../../account/access/scope.ts'
import { openScopedDb } from '../../account/access/scoped-db.ts'
import { buildApp } from '../../app.ts'
import { type Db, openDb } from '../../db/open.ts'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { petitionDocument as document, sideOf as side } from '../test-petitions.ts'
import { askAs } from '../../test-ask.ts'
import { testDeps } from '../../test-deps.ts'
import { signedInAs } from '../../test-sign-in.ts'
import { loadProvince } from '../../unit/load-province.ts'
import { both } from '../../unit/test-document.ts'

/** Petitions of a week, dated on its Sunday; it is Monday 17/11/2025. */
let now = new Date('2025-11-17T02:00:00Z')
let database: TestDatabase
let [system, serving]: Db[] = []
let app: ReturnType<typeof buildApp>
const people: Record<string, Record<string, string>> = {}
/** From 1 October those count who were asked and content. */
const version: NewVersion = {
  from: '2025-10-01',
  numerator: side('ratings_satisfied'),
  denominator: side('ratings'),
  direction: 'higher',
  decimals: 2,
  definition: both('Tỷ lệ hài lòng'),
}
const said = { ...version, basis: 'Quyết định số 12', reason: 'Đổi cách tính theo quyết định' }

beforeAll(async () => {
  database = await testDatabase()
  await loadProvince(database.db, document, now)
  // With the wall up, as a province has it.
  await raiseWall(database.db, database.schema)
  const url = asAppRole(database.url)
  system = openDb({ url, schema: database.schema, settings: systemSettings })
  serving = openScopedDb({ url, schema: database.schema }, () => scopeOf(currentIdentity()))
  const deps = { ...testDeps(system, () => now), db: serving }
  for (const role of ['officer', 'approver', 'leader'] as const) people[role] = await signedInAs(deps, role)
  app = buildApp(deps, { stampMaxAgeMs: 0 })
})
afterAll(async () => {
  await system?.destroy()
  await serving?.destroy()
  await database.close()
})

const ask = askAs(
  () => app,
  people,
  () => (now = new Date(now.getTime() + 1_000)),
)

type Counts = [unit: string, day: string, petitions: number, onTime: number, ratings: number, satisfied: number]
const hand = (...records: Counts[]) =>
  ask(
    'officer',
    '/api/submissions',
    {
      dataset: 'petition',
      records: records.map(([unit, day, petitions, petitions_on_time, ratings, ratings_satisfied]) => ({
        unit,
        day,
        counts: { petitions, petitions_on_time, ratings, ratings_satisfied },
      })),
    },
    201,
    { 'idempotency-key': randomUUID() },
  )
const values = (query: string, status = 200) =>
  ask<{ definition: number; rows: ValueRow[] }>('leader', `/api/kpis/N02/values?${query}`, undefined, status)
const text = async (query: string) => {
  const { definition, rows } = await values(query)
  return `${definition}: ${rows[0]!.value.text}`
}
const september = 'from=2025-09-01&to=2025-09-30'
const october = 'from=2025-10-01&to=2025-10-31'
/** How many charts of units there are for a week: those that have reported it whole. */
const chartsOf = async (week: string) =>
  (await ask<{ charts: { all: number } }>('leader', `/api/exceptions?calendar=iso-week&period=${week}`)).charts.all
const list = (who: string) => ask<{ inForce: number; versions: KeptVersion[] }>(who, '/api/kpis/N02/versions')
const decide = (who: string, number: number, decision: string, status = 200) =>
  ask<{ version: KeptVersion }>(
    who,
    `/api/kpi-versions/N02@${number}/decision?lang=en`,
    { decision, reason: 'Đã đối chiếu quyết định' },
    status,
  )

let asWas: string
let preview: VersionPreview
describe('a definition is changed from a day on', () => {
  test('figures stand by the first definition', async () => {
    await hand(
      ['13285', '2025-09-07', 10, 8, 6, 3],
      ['13318', '2025-09-07', 10, 6, 4, 3],
      ['13285', '2025-10-05', 20, 18, 8, 6],
      ['13318', '2025-10-05', 20, 10, 8, 4],
      ['13285', '2025-10-26', 20, 16, 4, 4],
    )
    expect(await text(october)).toBe('1: 73,3%')
    expect(await chartsOf('2025-W43')).toBe(1)
    asWas = new Date(now).toISOString()
  })

  test('the preview tells both side by side, unit by unit, and keeps nothing', async () => {
    preview = await ask<VersionPreview>('officer', '/api/kpis/N02/versions/preview', version)
    expect(preview).toMatchObject({ faults: [], replaces: 1, now: true, figuresFrom: '2025-09-07', closings: 0 })
    const nd09 = preview.periods.map(({ period, before, after }) => [period.key, before.text, after.text])
    expect(nd09.slice(-3)).toEqual([
      ['2025-09', '70,0%', '60,00%'],
      ['2025-10', '70,0%', '62,50%'],
      ['2025-11', '80,0%', '100,00%'],
    ])
    expect(preview.units.find(({ unit }) => unit === '13285')).toMatchObject({
      before: { text: '80,0%' },
      after: { text: '100,00%' },
    })
    expect((await list('officer')).versions).toHaveLength(1)
  })

  test('a version that cannot be counted is refused by its places', async () => {
    const wrong = { ...said, from: '2025-07-01', numerator: side('ratings', 'signed') }
    const { errors } = await ask<{ errors: { at: string; detail: string }[] }>(
      'officer',
      '/api/kpis/N02/versions?lang=en',
      wrong,
      400,
    )
    expect(errors).toEqual([
      { at: 'body.from', detail: 'The day must come after figures began (1 Jul 2025).' },
      { at: 'body.numerator.terms.1', detail: 'The source of this KPI brings no field signed.' },
    ])
  })

  test('one records it, whoever reads figures does not see it yet, and the same person does not confirm it', async () => {
    const { version: made } = await ask<{ version: KeptVersion }>('officer', '/api/kpis/N02/versions', said, 201)
    expect(made).toMatchObject({ version: 2, state: 'proposed', from: '2025-10-01' })
    expect((await list('leader')).versions.map((one) => one.version)).toEqual([1])
    const waiting = '/api/kpis/N02/version-proposals'
    expect(await ask('approver', waiting)).toMatchObject({ versions: [{ version: 2, state: 'proposed' }] })
    await ask('leader', waiting, undefined, 403)
    await decide('leader', 2, 'confirmed', 403)
    await decide('officer', 2, 'confirmed', 403)
    expect(await text(october)).toBe('1: 73,3%')
    await values(`${october}&definition=2`, 400)
  })

  test('once another confirms it, a period is counted by the definition of its last day, and by either on request', async () => {
    expect((await decide('approver', 2, 'confirmed')).version).toMatchObject({ state: 'confirmed' })
    expect(await text(october)).toBe('2: 70,00%')
    expect(await text(september)).toBe('1: 70,0%')
    expect(await text(`${october}&definition=1`)).toBe('1: 73,3%')
    expect(await text(`${september}&definition=2`)).toBe('2: 60,00%')
    // A period with the day in it is whole by the new one: never two definitions in one number.
    expect(await text('from=2025-09-01&to=2025-10-31')).toBe('2: 66,67%')
    const { rows } = await values('period=2025-10&calendar=gregorian&compare=previous')
    expect([rows[0]!.value.text, rows[0]!.compared?.text]).toEqual(['70,00%', '60,00%'])
    const { errors } = await ask<{ errors: { at: string; detail: string }[] }>(
      'leader',
      `/api/kpis/N02/values?${october}&definition=7&lang=en`,
      undefined,
      400,
    )
    expect(errors).toEqual([
      { at: 'query.definition', detail: 'KPI N02 is not counted by version 7 of its definition; it is by: 1, 2.' },
    ])
  })

  test('the charts leadership is told of are of one definition each, and none is lost by it', async () => {
    expect(await chartsOf('2025-W43')).toBe(1)
  })

  test('what the preview said is what is answered now', async () => {
    for (const { period, after } of preview.periods)
      expect(await text(`from=${period.from}&to=${period.to}&definition=2`)).toBe(`2: ${after.text}`)
    await decide('approver', 2, 'confirmed', 409)
  })

  test('the catalogue says from when it holds and on what basis, and the line is broken there', async () => {
    const { kpi } = await ask<{ kpi: CatalogueKpi }>('leader', '/api/kpis/N02')
    expect(kpi).toMatchObject({
      version: 2,
      decimals: 2,
      versions: [
        { version: 1, from: null, basis: null },
        { version: 2, from: '2025-10-01', basis: 'Quyết định số 12' },
      ],
    })
    const trend = 'period=2025-11&calendar=gregorian&count=4'
    const { points } = await ask<{ points: TrendPoint[] }>('leader', `/api/kpis/N02/trend?${trend}`)
    expect(points.map(({ period, definition }) => [period.key, definition])).toEqual([
      ['2025-08', 1],
      ['2025-09', 1],
      ['2025-10', 2],
      ['2025-11', 2],
    ])
    const pinned = await ask<{ points: TrendPoint[] }>('leader', `/api/kpis/N02/trend?${trend}&definition=1`)
    expect(pinned.points.map(({ definition }) => definition)).toEqual([1, 1, 1, 1])
    const { chart } = await ask<{ chart: ControlChart }>('leader', `/api/kpis/N02/control-chart?${trend}`)
    expect(chart.points.map(({ definition }) => definition)).toEqual([1, 1, 2, 2])
    const peers = (number: number) =>
      ask<{ rows: { unit: string; value: { text: string } }[] }>(
        'leader',
        `/api/kpis/N02/comparison?${october}&definition=${number}`,
      )
    const shareOf = async (number: number) =>
      (await peers(number)).rows.find(({ unit }) => unit === '13318')?.value.text
    expect([await shareOf(1), await shareOf(2)]).toEqual(['50,0%', '50,00%'])
    const early = '/api/kpis/N02/early-warning?definition='
    await ask('leader', `${early}1`)
    await ask('leader', `${early}9`, undefined, 400)
  })

  test('as of an instant before it was decided, nobody knew of it', async () => {
    expect(await text(`${october}&asOf=${encodeURIComponent(asWas)}`)).toBe('1: 73,3%')
    await values(`${october}&asOf=${encodeURIComponent(asWas)}&definition=2`, 400)
  })

  test('a correction moves what either definition says, and as of before it neither', async () => {
    const before = new Date(now).toISOString()
    await hand(['13318', '2025-10-05', 20, 20, 8, 8])
    expect(await text(october)).toBe('2: 90,00%')
    expect(await text(`${october}&definition=1`)).toBe('1: 90,0%')
    expect(await text(`${october}&asOf=${encodeURIComponent(before)}`)).toBe('2: 70,00%')
    expect(await text(`${october}&definition=1&asOf=${encodeURIComponent(before)}`)).toBe('1: 73,3%')
  })

  test('an explanation says by which version, on what basis, and by which others it can be asked', async () => {
    const path = `/api/kpis/N02/explanation?${october}`
    const told = await ask<Explanation>('leader', path)
    expect(told).toMatchObject({
      agrees: true,
      definition: { version: 2, from: '2025-10-01', basis: 'Quyết định số 12', others: [{ version: 1, from: null }] },
      numerator: { terms: [{ measure: 'ratings_satisfied', total: 18 }] },
    })
    expect(await ask<Explanation>('leader', `${path}&definition=1`)).toMatchObject({
      agrees: true,
      definition: { version: 1, from: null, others: [{ version: 2, from: '2025-10-01' }] },
      numerator: { terms: [{ measure: 'petitions_on_time', total: 54 }] },
    })
  })

  test('the province loaded anew changes nothing of it, and a version of its own is numbered after it', async () => {
    await loadProvince(database.db, document, now)
    expect(await text(october)).toBe('2: 90,00%')
    const kpis = document.kpis.map((kpi) => (kpi.id === 'N02' ? { ...kpi, definition: both('Câu khác') } : kpi))
    await loadProvince(database.db, { ...document, kpis }, now)
    const { inForce, versions } = await list('leader')
    expect([inForce, versions.map((one) => one.version)]).toEqual([2, [3, 2, 1]])
    expect(await text(`${september}`)).toBe('3: 70,0%')
    expect(await text(october)).toBe('2: 90,00%')
  })
})

describe('a version dated ahead', () => {
  const ahead = { ...said, from: '2026-01-01', decimals: 0, definition: both('Làm tròn') }

  test('is not counted by before its day, and can be asked for', async () => {
    const { version: made } = await ask<{ version: KeptVersion }>('officer', '/api/kpis/N02/versions', ahead, 201)
    await decide('approver', made.version, 'confirmed')
    expect(await text('from=2025-10-01&to=2026-02-28')).toBe('2: 90,00%')
    expect(await text(`${october}&definition=${made.version}`)).toBe(`${made.version}: 90%`)
    await ask('officer', '/api/kpis/N02/versions', ahead, 400)
  })

  test('is withdrawn by another than who recorded it, and its sums go with it', async () => {
    await decide('officer', 4, 'withdrawn', 403)
    expect((await decide('approver', 4, 'withdrawn')).version).toMatchObject({ state: 'withdrawn' })
    await values(`${october}&definition=4`, 400)
    expect(await database.db.selectFrom('kpi_sum').select('kpi').where('kpi', '=', 'N02@4').execute()).toEqual([])
    await decide('approver', 4, 'withdrawn', 409)
    await ask('officer', '/api/kpis/N02/versions', ahead, 201)
  })

  test('one that has begun is not withdrawn: figures were counted by it', async () => {
    expect(await decide('approver', 2, 'withdrawn', 409)).toMatchObject({
      detail: 'The version has been counted by since 1 Oct 2025 and cannot be withdrawn. Record another version.',
    })
    await expect(
      database.db.updateTable('kpi_version').set({ decided_reason: 'Lý do khác' }).where('version', '=', 2).execute(),
    ).rejects.toThrow('kept as it is')
  })
})
