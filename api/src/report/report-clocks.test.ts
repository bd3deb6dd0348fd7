import { instantOf } from 'shared/day.ts'
import { passagesOf } from 'shared/report/passages-of.ts'
import { testTemplate } from 'shared/report/test-template.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../account/access/current.ts'
import { testKeyring } from '../account/secret/test-keyring.ts'
import { sendDeps } from '../alert/test-alerts.ts'
import { sendDue } from '../alert/send/send-due.ts'
import { type MailReceiver, mailReceiver } from '../alert/test-receivers.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { extendSums } from '../kpi/extend-sums.ts'
import { loadTestProvince } from '../kpi/load-test-province.ts'
import { keepRecords } from '../kpi/test-records.ts'
import { testDeps } from '../test-deps.ts'
import { actOnReport } from './act-on-report.ts'
import { draftDue } from './draft-due.ts'
import { issueReport } from './issue-report.ts'
import { keptDocument } from './kept-report.ts'
import { markCorrected } from './mark-corrected.ts'
import { readDeadlines } from './read-deadlines.ts'
import { readReportChanges } from './report-changes.ts'
import { addRecipient } from './recipient-store.ts'
import { readReport } from './read-report.ts'
import { findReport, findRow } from './report-store.ts'
import { sendReport } from './send-report.ts'
import { writePassage } from './write-in-report.ts'

/** A week after the December month of the decree has closed: 15/12 to 14/1. */
let clock = instantOf('2026-01-19', 9 * 60)
let at: TestDatabase
let mail: MailReceiver
let deps: ReturnType<typeof testDeps>
const schedule = [{ calendar: 'nd09' as const, grain: 'month' as const, draftMinutes: 420, dueWorkingDays: 2 }]
const as = (id: string, role: 'officer' | 'approver'): Asker => ({
  identity: { role, id, unit: null },
  address: null,
  requestId: null,
})
const dossiers = (unit: string, online: number, day = '2025-12-20') => [{ unit, day, counts: [100, online, 0] }]

beforeAll(async () => {
  at = await testDatabase()
  mail = await mailReceiver()
  await loadTestProvince(at.db)
  const definition = JSON.stringify({ ...testTemplate, schedule })
  await at.db
    .insertInto('report_template')
    .values({ key: 'dinh-ky@1', id: 'dinh-ky', version: 1, definition })
    .execute()
  const ofUnits = JSON.stringify({ ...testTemplate, id: 'don-vi', kind: 'unit' })
  await at.db
    .insertInto('report_template')
    .values({ key: 'don-vi@1', id: 'don-vi', version: 1, definition: ofUnits })
    .execute()
  await keepRecords(at.db, 'dossier', dossiers('13285', 90), instantOf('2026-01-03', 600), true)
  deps = testDeps(at.db, () => clock)
  await extendSums(at.db, clock)
})
afterAll(async () => {
  await mail.close()
  await at.close()
})

const reports = () => at.db.selectFrom('report').selectAll().orderBy('number').execute()

describe('by the clock', () => {
  test('what has come due is drafted once, however many processes look', async () => {
    const drafted = await Promise.all([draftDue(deps), draftDue(deps), draftDue(deps)])
    expect(drafted.reduce((sum, count) => sum + count, 0)).toBe(1)
    expect(await draftDue(deps)).toBe(0)
    expect(await reports()).toEqual([
      expect.objectContaining({ period: '2026-01', state: 'draft', due_on: '2026-01-16', made_by: null }),
    ])
    const [line] = await readDeadlines(at.db, clock)
    expect(line).toMatchObject({ dueOn: '2026-01-16', report: { state: 'draft' } })
  })

  test('nothing is drafted before its hour', async () => {
    clock = instantOf('2026-02-15', 6 * 60)
    await extendSums(at.db, clock)
    expect(await draftDue(deps)).toBe(0)
    clock = instantOf('2026-02-15', 7 * 60)
    expect(await draftDue(deps)).toBe(1)
    expect((await reports()).map(({ period }) => period)).toEqual(['2026-01', '2026-02'])
    // What somebody has discarded is not made again.
    const { id } = (await reports())[1]!
    await actOnReport(deps, as('a', 'officer'), { id, act: 'discard', reason: 'Chưa cần', locale: 'vi' })
    expect(await draftDue(deps)).toBe(0)
  })
})

describe('an issued report', () => {
  let id: string
  test('goes to its recipients, as the file that is kept or as a link to it', async () => {
    id = (await reports())[0]!.id
    for (const [address, form] of [
      ['ubnd@tinh.test', 'attachment'],
      ['lanh-dao@so.test', 'link'],
    ] as const)
      await addRecipient(deps, as('a', 'officer'), { template: 'dinh-ky', unit: null, address, form })
    for (const passage of passagesOf(await keptDocument(at.db, await findRow(at.db, id))))
      await writePassage(deps, as('a', 'officer'), { id, passage, text: 'Không phát sinh.', basedOn: 0, locale: 'vi' })
    await actOnReport(deps, as('b', 'officer'), { id, act: 'check', locale: 'vi' })
    await actOnReport(deps, as('c', 'approver'), { id, act: 'approve', locale: 'vi' })
    await issueReport(deps, as('c', 'approver'), { id, locale: 'vi' })
    const sending = sendDeps(at.db, { now: () => clock, ports: [], mail: mail.url, keyring: testKeyring() })
    expect(await sendDue(sending)).toBe(2)
    const kept = await at.db.selectFrom('report_file').selectAll().where('format', '=', 'pdf').executeTakeFirstOrThrow()
    const letters = new Map(mail.received.map((letter) => [letter.recipient, letter]))
    const [whole, link] = [letters.get('ubnd@tinh.test')!, letters.get('lanh-dao@so.test')!]
    expect(whole.headers['content-type']).toContain('multipart/mixed')
    expect(whole.body).toContain(kept.name)
    expect(whole.body.replaceAll('\r\n', '')).toContain(kept.bytes.toString('base64').slice(0, 2_000))
    expect(link.text).toContain(`/report/${id}`)
    expect(link.headers['content-type']).toContain('text/plain')
    expect(link.subject).toContain('Báo cáo đã phát hành')
  })

  test('is sent by hand to whom it did not reach, and to whoever was added later; to nobody twice', async () => {
    const hand = { ...deps, system: at.db }
    const deliveries = async () => {
      const detail = await readReport(at.db, { id, by: null, system: at.db, addresses: true })
      return new Map(detail.deliveries.map((one) => [one.recipient, one]))
    }
    expect((await deliveries()).get('ubnd@tinh.test')).toMatchObject({ state: 'sent', send: null })
    await at.db.updateTable('notification').set({ state: 'dead' }).where('recipient', '=', 'ubnd@tinh.test').execute()
    await addRecipient(deps, as('a', 'officer'), {
      template: 'dinh-ky',
      unit: null,
      address: 'van-phong@tinh.test',
      form: 'link',
    })
    const known = await deliveries()
    expect(known.get('van-phong@tinh.test')).toMatchObject({ state: 'unsent' })
    const { send: again } = known.get('ubnd@tinh.test')!
    const { send: late } = known.get('van-phong@tinh.test')!
    for (const recipient of [again!, late!]) {
      await sendReport(hand, as('a', 'officer'), { id, recipient, locale: 'vi' })
      await expect(sendReport(hand, as('a', 'officer'), { id, recipient, locale: 'vi' })).rejects.toThrow(
        expect.objectContaining({ status: 409 }),
      )
    }
    mail.received.length = 0
    const sending = sendDeps(at.db, { now: () => clock, ports: [], mail: mail.url, keyring: testKeyring() })
    expect(await sendDue(sending)).toBe(2)
    expect(mail.received.map(({ recipient }) => recipient).toSorted()).toEqual([
      'ubnd@tinh.test',
      'van-phong@tinh.test',
    ])
    expect([...(await deliveries()).values()].map(({ state, send }) => [state, send])).toEqual([
      ['sent', null],
      ['sent', null],
      ['sent', null],
    ])
    // Of a template about units, whoever is to have it is of one unit; of others, of none.
    for (const [template, unit] of [
      ['don-vi', null],
      ['dinh-ky', '13285'],
    ] as const)
      await expect(
        addRecipient(deps, as('a', 'officer'), { template, unit, address: 'xa@tinh.test', form: 'link' }),
      ).rejects.toThrow(expect.objectContaining({ status: 400 }))
  })

  test('is not marked while nothing it states has changed', async () => {
    // A day of another period, and the same figures once more.
    await keepRecords(at.db, 'dossier', dossiers('13285', 10, '2026-01-20'), instantOf('2026-02-15', 500))
    expect(await markCorrected(deps)).toBe(0)
    expect((await findReport(at.db, id))!.corrected).toBeNull()
  })

  test('is marked by a correction of a figure it states, and says which, from what to what and when', async () => {
    await keepRecords(at.db, 'dossier', dossiers('13285', 60), instantOf('2026-02-15', 600))
    expect(await markCorrected(deps)).toBe(1)
    expect(await markCorrected(deps)).toBe(0)
    const { changes } = await readReportChanges(at.db, await findRow(at.db, id), clock)
    expect((await findReport(at.db, id))!.corrected).toMatchObject({ numbers: changes.length })
    const own = changes.find(({ kpi, place }) => kpi === 'T02' && place === '13285')
    expect(own).toMatchObject({
      before: { numerator: 90, denominator: 100 },
      after: { numerator: 60, denominator: 100 },
      entries: 1,
      lastAt: instantOf('2026-02-15', 600),
    })
    const actions = await at.db.selectFrom('audit').select('action').where('object_id', '=', id).execute()
    expect(actions.filter(({ action }) => action === 'report.correct')).toHaveLength(1)
  })

  test('reads as it was issued once the correction is taken back', async () => {
    await keepRecords(at.db, 'dossier', dossiers('13285', 90), instantOf('2026-02-15', 700))
    await markCorrected(deps)
    expect((await findReport(at.db, id))!.corrected).toBeNull()
  })
})
