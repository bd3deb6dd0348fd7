import { sql } from 'kysely'
import type { ConnectorDefinition } from 'shared/feed/connector/connector.ts'
import type { ConnectorAnswer } from 'shared/feed/connector/connector-contract.ts'
import type { ConnectorRehearsal, ConnectorTrial } from 'shared/feed/connector/connector-trial-contract.ts'
import type { TextExcerpt } from 'shared/explain/explanation-contract.ts'
import type { FeedStatus } from 'shared/feed/feed-contract.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildApp } from '../../app.ts'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { makeHostGate } from '../../http/host-gate.ts'
import { testDeps } from '../../test-deps.ts'
import { signedInAs } from '../../test-sign-in.ts'
import { loadProvince } from '../../unit/load-province.ts'
import { collectDue } from '../collect-due.ts'
import { documentAsking, noOwn, petitionsOf, testSubsystem, type TestSubsystem } from '../test-subsystem.ts'

/** Monday 28/7/2025, 07:00 in Vietnam: four Sundays of July are due. */
const now = new Date('2025-07-28T00:00:00Z')
const secret = { header: 'X-Api-Key', value: 'khoa-bi-mat-cua-he-thong' }
const reason = 'Hệ thống mới thay hệ thống cũ'
let database: TestDatabase
let old: TestSubsystem
let fresh: TestSubsystem
let document: ReturnType<typeof documentAsking>

beforeAll(async () => {
  database = await testDatabase()
  old = await testSubsystem()
  fresh = await testSubsystem()
  document = documentAsking(old.url, { petition: 'petition-json' }, { recheckDays: 28, historyFrom: '2025-07-01' })
  document.units = document.units.map((unit) => (unit.code === '13285' ? { ...unit, name: 'Phủ Lý' } : unit))
  await loadProvince(database.db, document, now)
  old.say = () =>
    petitionsOf([
      ['13285', '2025-07-27', 10],
      ['13318', '2025-07-27', 4],
    ])
  await collect()
})
afterAll(async () => {
  await Promise.all([old.close(), fresh.close()])
  await database.close()
})
beforeEach(() => {
  fresh.say = () => weeks({ name: 'Phủ Lý', total: '10' }, { name: 'Hà Nam', total: '4' })
})

let means: ReturnType<typeof testDeps> | null = null
/** One keyring for all: what one seals another opens. */
const deps = () => (means ??= testDeps(database.db, now))

async function collect(): Promise<void> {
  await database.db.updateTable('feed_progress').set({ due_at: now }).execute()
  const { keyring, env } = deps()
  const connectors = { keyring, checkout: env.checkout, gate: makeHostGate() }
  await collectDue(deps(), { addUp: () => Promise.resolve(), own: noOwn, connectors })
}

/** The same figures as the old system's, in quite another shape. */
const weeks = (...units: { name: string; total: string; onTime?: string }[]) =>
  JSON.stringify({
    ket_qua: [
      {
        tuan_ket_thuc: '27/07/2025',
        don_vi: units.map(({ name, total, onTime = total }) => ({
          ten: name,
          so_lieu: { tong: total, dung_han: onTime, danh_gia: { luot: '10', hai_long: '9' } },
        })),
      },
    ],
  })

const definitionOf = (change: Partial<ConnectorDefinition['asked']> = {}): ConnectorDefinition => ({
  name: { vi: 'Phản ánh kiến nghị (mới)', en: 'Petitions (new)' },
  subsystem: document.subsystems[0]!.id,
  dataset: 'petition',
  asked: {
    url: `${fresh.url}/v2?tu={from}&den={to}`,
    method: 'GET',
    body: null,
    days: 'vietnamese',
    credential: true,
    deadlineMs: 5_000,
    perMinute: 600,
    maxBytes: 20_000_000,
    ...change,
  },
  mapping: {
    shape: { format: 'json', records: '$.ket_qua[*].don_vi[*]' },
    unit: { at: '@.ten', by: 'name' },
    otherNames: [{ name: 'Hà Nam', unit: '13318' }],
    day: { at: '$.ket_qua[*].tuan_ket_thuc', style: 'vietnamese', zone: 'Asia/Ho_Chi_Minh' },
    numbers: 'comma',
    measures: [
      { measure: 'petitions', at: '@.so_lieu.tong' },
      { measure: 'petitions_on_time', at: '@.so_lieu.dung_han' },
      { measure: 'ratings', at: '@.so_lieu.danh_gia.luot' },
      { measure: 'ratings_satisfied', at: '@.so_lieu.danh_gia.hai_long' },
    ],
  },
  schedule: { kind: 'daily', at: '06:30' },
  historyFrom: '2025-07-01',
  backfillDays: 366,
  recheckDays: 28,
  lagHours: 6,
})

async function ask(method: string, path: string, body?: unknown, who: 'officer' | 'approver' | 'leader' = 'officer') {
  const headers = {
    ...(await signedInAs(deps(), who)),
    'content-type': 'application/json',
    origin: 'http://localhost:4310',
    'sec-fetch-site': 'same-origin',
  }
  const sent = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
  const response = await buildApp(deps(), { stampMaxAgeMs: 0 }).request(path, sent)
  const text = await response.text()
  // Whatever is answered, the secret is not in it.
  expect(text).not.toContain(secret.value)
  return { status: response.status, body: JSON.parse(text) as Record<string, unknown>, text }
}
const trialOf = async (definition: ConnectorDefinition, given: unknown = secret) => {
  const { status, body, text } = await ask('POST', '/api/connector-trials?lang=en', { definition, secret: given })
  expect(status, text).toBe(200)
  return body as unknown as ConnectorTrial
}
const kept = async () =>
  (await sql<{ n: number }>`select count(*)::int as n from collection`.execute(database.db)).rows[0]!.n
const figures = async () => {
  const { rows } = await sql<{ figure: string }>`
    select concat_ws(' ', unit, sum(delta)) as figure from delta where measure = 'petitions' group by unit order by 1`.execute(
    database.db,
  )
  return rows.map(({ figure }) => figure)
}

describe('a test run', () => {
  test('shows what would become of the answer, and keeps nothing', async () => {
    const before = await kept()
    fresh.say = () =>
      weeks({ name: 'Phủ Lý', total: '10' }, { name: 'Hà Nam', total: '5' }, { name: 'Ở đâu', total: '1' })
    const trial = await trialOf(definitionOf())
    expect(trial).toMatchObject({
      asked: { method: 'GET', from: '2025-07-01', to: '2025-07-27' },
      error: null,
      accepted: 2,
      rejected: 1,
      compared: { fresh: 0, same: 1, changed: 1 },
      rejects: [{ pointer: '/ket_qua/0/don_vi/2', reason: 'unknown-unit', field: '@.ten' }],
    })
    expect(trial.asked.url).toContain('tu=01%2F07%2F2025')
    expect(trial.excerpt).toContain('"tuan_ket_thuc":"27/07/2025"')
    expect(await kept()).toBe(before)
  })

  test('names what the source has changed by its path, in the language of the reader', async () => {
    fresh.say = () => weeks({ name: 'Phủ Lý', total: '10' }).replaceAll('"tong"', '"tong_so"')
    const { error, drift, accepted } = await trialOf(definitionOf())
    expect(accepted).toBe(0)
    expect(error).toMatchObject({ outcome: 'drifted', pointer: '/ket_qua/0/don_vi/0/so_lieu' })
    expect(error?.detail).toBe(
      'The source has changed its shape. No longer readable: @.so_lieu.tong → tong_so, dung_han, danh_gia.',
    )
    expect(drift).toMatchObject([
      { of: 'petitions', path: '@.so_lieu.tong', seen: ['tong_so', 'dung_han', 'danh_gia'] },
    ])
  })

  test('where each unit has an address, tries one of them and says how many there are', async () => {
    fresh.say = () => weeks({ name: 'Phủ Lý', total: '10' })
    const { mapping, ...rest } = definitionOf({ url: `${fresh.url}/xa/{unit}?tu={from}&den={to}` })
    const definition = { ...rest, mapping: { ...mapping, unit: { asked: true as const } }, backfillDays: 14 }
    const first = await trialOf(definition)
    expect(first).toMatchObject({ accepted: 1, asked: { unit: '13285' }, fanOut: { units: 3, questions: 6 } })
    expect(fresh.asked.at(-1)).toMatch('/xa/13285 ')
    const tried = (unit: string) => ask('POST', '/api/connector-trials?lang=en', { definition, secret, unit })
    expect((await tried('13318')).body).toMatchObject({ asked: { unit: '13318' }, rows: [{ unit: '13318' }] })
    const { status, body } = await tried('37')
    expect([status, body['errors']]).toMatchObject([400, [{ at: 'body.unit' }]])
  })

  test.each<[string, () => ReturnType<TestSubsystem['say']>, Partial<ConnectorDefinition['asked']>, RegExp]>([
    ['a refusal', () => ({ status: 401, body: 'no' }), {}, /HTTP status 401/],
    ['a redirect, which nobody follows', () => ({ status: 302, body: '' }), {}, /redirects/],
    ['a flood', () => 'x'.repeat(300_000), { maxBytes: 100_000 }, /larger than the 100,000 bytes/],
    ['silence', () => new Promise<string>(() => {}), { deadlineMs: 1_000 }, /did not finish/],
    ['a deep nest of megabytes', () => '['.repeat(2_000_000), {}, /nested too deeply/],
    [
      'a bomb of records',
      () => `{"ket_qua":[{"don_vi":[${'{},'.repeat(110_000)}{}]}]}`,
      {},
      /changed its shape|more than/,
    ],
    ['a login page', () => '<html>', {}, /web page/],
  ])('tells %s for what it is', async (_, say, change, detail) => {
    fresh.say = say as TestSubsystem['say']
    const { error, rows } = await trialOf(definitionOf(change))
    expect(error?.detail).toMatch(detail)
    expect(rows).toEqual([])
  })

  test('goes nowhere requests may not go', async () => {
    for (const url of ['http://169.254.169.254/latest', 'http://10.0.0.1/x', 'http://127.0.0.2/x']) {
      const { status, body } = await ask('POST', '/api/connector-trials', { definition: definitionOf({ url }), secret })
      expect([status, (body['errors'] as { at: string }[])[0]?.at]).toEqual([400, 'body.definition.asked.url'])
    }
  })

  test('is an officer’s, and is refused at the place that is wrong', async () => {
    expect((await ask('POST', '/api/connector-trials', { definition: definitionOf() }, 'approver')).status).toBe(403)
    const definition = definitionOf()
    definition.mapping.measures[0]!.at = '$..tong'
    const { status, body } = await ask('POST', '/api/connector-trials', { definition })
    expect(status).toBe(400)
    expect(body['errors']).toMatchObject([{ at: 'body.definition.mapping.measures.0.at' }])
  })
})

describe('from the form to the figures', () => {
  const connector = async () =>
    ((await ask('GET', '/api/connectors/phan-anh-moi')).body as { connector: ConnectorAnswer }).connector
  const feeds = async () => {
    const list = (await ask('GET', '/api/feeds')).body as unknown as { feeds: FeedStatus[] }
    return Object.fromEntries(list.feeds.map(({ id, state }) => [id, state]))
  }
  const turn = (on: boolean, takesOver = false) =>
    ask('POST', '/api/connectors/phan-anh-moi/switch', { on, takesOver, reason })
  const decide = async (decision: 'confirmed' | 'withdrawn', who: 'officer' | 'approver' | 'leader' = 'approver') => {
    const { id } = (await connector()).proposal!
    return ask('POST', `/api/connector-proposals/${id}/decision`, { decision, reason: 'Đã đối chiếu' }, who)
  }

  test('it is set up once, with its secret, and asked by nobody yet', async () => {
    const given = { id: 'phan-anh-moi', definition: definitionOf(), reason }
    expect((await ask('POST', '/api/connectors', given)).status).toBe(409)
    expect((await ask('POST', '/api/connectors', { ...given, secret })).status).toBe(201)
    expect((await ask('POST', '/api/connectors', { ...given, secret })).status).toBe(409)
    expect(await connector()).toMatchObject({
      version: 1,
      enabled: false,
      state: null,
      secret: { header: 'X-Api-Key' },
    })
    expect(Object.keys(await feeds())).toEqual(['petition'])
  })

  test('two never bring one dataset: it takes the place of the one before, or does not begin', async () => {
    expect((await turn(true)).status).toBe(409)
    expect((await turn(true, true)).status).toBe(200)
    expect(await connector()).toMatchObject({
      enabled: false,
      proposal: { kind: 'enable', version: 1, takesOver: true },
    })
    expect(Object.keys(await feeds())).toEqual(['petition'])
  })

  test('and begins only once another person has confirmed it', async () => {
    expect((await decide('confirmed', 'officer')).status).toBe(403)
    expect((await decide('confirmed', 'leader')).status).toBe(403)
    // What waits is what was looked at: nobody changes it meanwhile.
    const change = { basedOn: 1, definition: definitionOf(), reason }
    expect((await ask('PUT', '/api/connectors/phan-anh-moi', change)).status).toBe(409)
    expect((await turn(true, true)).status).toBe(409)
    // Whoever confirms sees by name who proposed it.
    const seen = await ask('GET', '/api/connectors/phan-anh-moi', undefined, 'approver')
    const { connector: proposed, people } = seen.body as { connector: ConnectorAnswer; people: Record<string, string> }
    expect(people[proposed.proposal!.proposedBy]).toMatch(/\p{L}/u)
    expect((await decide('withdrawn', 'officer')).status).toBe(200)
    expect((await connector()).proposal).toBeNull()
    expect((await turn(true, true)).status).toBe(200)
    const { id } = (await connector()).proposal!
    expect((await decide('confirmed')).status).toBe(200)
    const again = { decision: 'confirmed', reason: 'Đã đối chiếu' }
    expect((await ask('POST', `/api/connector-proposals/${id}/decision`, again, 'approver')).status).toBe(409)
    expect(await connector()).toMatchObject({ enabled: true, proposal: null })
    expect(await feeds()).toMatchObject({ petition: 'paused', 'phan-anh-moi': 'never' })
  })

  test('its figures come in on the way of every feed: corrected where they differ, kept once', async () => {
    fresh.say = () => weeks({ name: 'Phủ Lý', total: '10' }, { name: 'Hà Nam', total: '1.005' })
    const asked = old.asked.length
    await collect()
    expect(old.asked).toHaveLength(asked)
    expect(await figures()).toEqual(['13285 10', '13318 1005'])
    await collect()
    const { rows } = await sql<{ outcome: string; connector_version: number; corrections: number }>`
      select outcome, connector_version, corrections from collection where feed = 'phan-anh-moi' order by id`.execute(
      database.db,
    )
    expect(rows).toEqual([
      { outcome: 'kept', connector_version: 1, corrections: 2 },
      { outcome: 'unchanged', connector_version: 1, corrections: 0 },
    ])
  })

  test('and each is explained down to its place in the raw answer', async () => {
    const { rows } = await sql<{ id: number }>`
      select min(id)::int as id from collection where feed = 'phan-anh-moi'`.execute(database.db)
    const path = `/api/collections/${rows[0]!.id}/excerpt?unit=13318&day=2025-07-27&measure=petitions`
    const { pointer, place, mark, field } = (await ask('GET', path)).body as unknown as TextExcerpt
    expect([pointer, field]).toEqual(['/ket_qua/0/don_vi/1', '@.so_lieu.tong'])
    expect(place.slice(mark!.from, mark!.to)).toBe('"1.005"')
  })

  test('when the source changes its shape, nothing is kept and the page of the feed says where', async () => {
    fresh.say = () => weeks({ name: 'Phủ Lý', total: '99' }).replaceAll('dung_han', 'kip_thoi')
    await collect()
    expect(await figures()).toEqual(['13285 10', '13318 1005'])
    const detail = (await ask('GET', '/api/feeds/phan-anh-moi?lang=en')).body as unknown as {
      feed: FeedStatus
      collections: { outcome: string; payload: string | null }[]
    }
    expect(detail.feed).toMatchObject({ state: 'failing', format: 'mapped' })
    expect(detail.feed.lastError?.detail).toContain('@.so_lieu.dung_han → tong, kip_thoi')
    expect(detail.collections[0]).toMatchObject({ outcome: 'drifted', payload: expect.any(String) })
  })

  test('a new mapping is held beside what is kept before it holds', async () => {
    const definition = definitionOf()
    definition.mapping.measures[1]!.at = '@.so_lieu.kip_thoi'
    const rehearse = async (one: ConnectorDefinition, feed = 'phan-anh-moi') =>
      (await ask('POST', '/api/connector-rehearsals?lang=en', { feed, definition: one }))
        .body as unknown as ConnectorRehearsal
    const anew = await rehearse(definition)
    expect(anew.answers.map(({ records, drift }) => [records, drift.length])).toEqual([
      [1, 0],
      [0, 1],
    ])
    expect(anew).toMatchObject({ same: 0, different: 1, fresh: 0, missing: 1, absent: [{ unit: '13318' }] })
    expect(anew.differences.map(({ measure, stands, reads }) => [measure, stands, reads])).toEqual([
      ['petitions', 10, 99],
      ['petitions_on_time', 10, 99],
    ])
    expect((await rehearse(definitionOf())).answers.map(({ records, drift }) => [records, drift.length])).toEqual([
      [0, 1],
      [2, 0],
    ])
    expect(await rehearse(definitionOf())).toMatchObject({ same: 2, different: 0, missing: 0 })
    expect((await ask('POST', '/api/connector-rehearsals', { feed: 'nowhere', definition })).status).toBe(409)
  })

  test('a version is added; what an earlier one read stays readable by it', async () => {
    const definition = definitionOf()
    definition.mapping.measures[1]!.at = '@.so_lieu.kip_thoi'
    const change = (more: object) =>
      ask('PUT', '/api/connectors/phan-anh-moi', { basedOn: 1, definition, reason, ...more })
    const elsewhere = definitionOf({ url: `${old.url}/x?a={from}` })
    expect((await change({ definition: elsewhere })).status).toBe(409)
    expect((await change({ basedOn: 7 })).status).toBe(409)
    expect((await change({ secret: { header: 'X-Api-Key', value: 'khoa-moi-cua-he-thong' } })).status).toBe(200)
    fresh.say = () =>
      weeks({ name: 'Phủ Lý', total: '11' }, { name: 'Hà Nam', total: '4' }).replaceAll('dung_han', 'kip_thoi')
    // Until somebody else has confirmed it, the version before goes on, with its secret.
    await collect()
    expect([(await connector()).version, (await connector()).proposal?.secretGiven]).toEqual([1, true])
    expect(fresh.secrets.at(-1)).toBe(secret.value)
    expect(await figures()).toEqual(['13285 10', '13318 1005'])
    expect((await decide('confirmed')).status).toBe(200)
    await collect()
    expect(fresh.secrets.at(-1)).toBe('khoa-moi-cua-he-thong')
    expect(await figures()).toEqual(['13285 11', '13318 4'])
    const { versions } = (await ask('GET', '/api/connectors/phan-anh-moi')).body as { versions: { version: number }[] }
    expect(versions.map(({ version }) => version)).toEqual([2, 1])
    const { rows } = await sql<{ id: number }>`
      select min(id)::int as id from collection where feed = 'phan-anh-moi'`.execute(database.db)
    const path = `/api/collections/${rows[0]!.id}/excerpt?unit=13318&day=2025-07-27&measure=petitions_on_time`
    expect((await ask('GET', path)).body).toMatchObject({ field: '@.so_lieu.dung_han' })
  })

  test('when it is asked, one person says; a proposal taken back leaves its number behind', async () => {
    const { definition } = await connector()
    const change = (more: object) =>
      ask('PUT', '/api/connectors/phan-anh-moi', { basedOn: 2, reason, definition: { ...definition, ...more } })
    const elsewhere = { ...definition, asked: { ...definition.asked, url: `${fresh.url}/v3?tu={from}&den={to}` } }
    expect((await change(elsewhere)).status).toBe(200)
    expect(await connector()).toMatchObject({ version: 2, proposal: { kind: 'change', version: 3 } })
    expect((await decide('withdrawn')).status).toBe(200)
    expect((await change({ lagHours: 7 })).status).toBe(200)
    expect(await connector()).toMatchObject({ version: 4, proposal: null, definition: { lagHours: 7 } })
    const { versions } = (await ask('GET', '/api/connectors/phan-anh-moi')).body as {
      versions: { version: number; proposal: string | null }[]
    }
    expect(versions.map(({ version, proposal }) => [version, proposal])).toEqual([
      [4, null],
      [3, 'withdrawn'],
      [2, 'confirmed'],
      [1, null],
    ])
  })

  test('the province’s document comes again and leaves it where it is', async () => {
    expect(await loadProvince(database.db, document, now)).toEqual({ kind: 'loaded', changed: false })
    const clash = { ...document, feeds: [{ ...document.feeds[0]!, id: 'phan-anh-moi' }] }
    expect((await loadProvince(database.db, clash, now)).kind).toBe('refused')
  })

  test('switched off, it is asked no more and the one before is asked again', async () => {
    expect((await turn(false)).status).toBe(200)
    const asked = fresh.asked.length
    await collect()
    expect(fresh.asked).toHaveLength(asked)
    expect(await feeds()).toMatchObject({ petition: 'healthy', 'phan-anh-moi': 'paused' })
    expect(await figures()).toEqual(['13285 10', '13318 4'])
  })

  test('every step stands in the trail, and the secret nowhere', async () => {
    const { rows } = await sql<{
      action: string
    }>`select action from audit where object_type = 'connector' order by seq`.execute(database.db)
    expect(new Set(rows.map(({ action }) => action))).toEqual(
      new Set(['try', 'create', 'propose', 'confirm', 'withdraw', 'change', 'off'].map((step) => `connector.${step}`)),
    )
    const everything = await sql<{ text: string }>`
      select string_agg(t::text, ' ') as text from (
        select a::text as t from audit a union all select v::text from connector_version v
        union all select f::text from feed f union all select c::text from connector_secret c) all_rows (t)`.execute(
      database.db,
    )
    expect(everything.rows[0]!.text).not.toContain(secret.value)
  })
})
