import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DetectionEvent } from 'shared/probe/detection-event.ts'
import { testKeyring } from '../account/secret/test-keyring.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { loadWatched, testConnection, testNode } from '../probe/keep/test-watched.ts'
import { raiseFromDetection } from './raise-from-detection.ts'
import { readIncident } from './read-incident.ts'
import { signatureOf } from './send/send-webhook.ts'
import { Secret } from '../account/secret/secret.ts'
import { sendDue } from './send/send-due.ts'
import { addChannel, addRule, detected, sendDeps, testSecret } from './test-alerts.ts'
import { type HttpReceiver, httpReceiver, type MailReceiver, mailReceiver } from './test-receivers.ts'
import { wakeDue } from './wake-due.ts'

const minute = 60_000
const start = Date.parse('2026-11-23T02:00:00Z')
let at: TestDatabase
let hook: HttpReceiver
let mail: MailReceiver
let now = start
const keyring = testKeyring()
const clock = () => new Date(now)

beforeEach(async () => {
  now = start
  at = await testDatabase()
  hook = await httpReceiver()
  mail = await mailReceiver()
  const connections = ['c1', 'c2', 'c3'].map((id) => testConnection(id, { path: ['soc', 'core', 'line'] }))
  await loadWatched(at.db, connections, [testNode('line', { kind: 'line', parents: ['core'], unit: '13285' })])
})
afterEach(async () => {
  await hook.close()
  await mail.close()
  await at.close()
})

const raise = (...events: DetectionEvent[]) => {
  now = Math.max(now, ...events.map(({ t }) => t))
  return at.db.transaction().execute((trx) => raiseFromDetection(trx, events, clock()))
}
const send = () =>
  sendDue(sendDeps(at.db, { now: clock, ports: [hook.port], mail: mail.url, keyring }), { leaseMs: 1_000 })
const m = (minutes: number) => start + minutes * minute
const incidents = () => at.db.selectFrom('incident').selectAll().orderBy('number').execute()
const letters = () =>
  at.db.selectFrom('notification').selectAll().where('channel', '<>', 'in-app').orderBy('id').execute()
const allWays = async () => [
  await addChannel(at.db, keyring, 'Thư', { kind: 'email', locale: 'vi', to: ['truc@so.test'] }),
  await addChannel(at.db, keyring, 'Web', { kind: 'webhook', locale: 'en', url: `${hook.url}/hook` }),
  await addChannel(at.db, keyring, 'Bot', { kind: 'telegram', locale: 'vi', base: hook.url, chats: ['-100'] }),
]

describe('from what the detector says to what people read', () => {
  test('by mail, webhook and bot: that it is so, and that it is over', async () => {
    await addRule(at.db, await allWays())
    await raise(detected(m(0), 'opened', 'c1'))
    expect(await send()).toBe(3)
    await raise(detected(m(9), 'resolved', 'c1'))
    expect(await send()).toBe(3)

    expect(mail.received.map(({ recipient, subject }) => [recipient, subject])).toEqual([
      ['truc@so.test', '[Lưu ý] Cảnh báo: c1 không ổn định'],
      ['truc@so.test', '[Đã khôi phục] c1'],
    ])
    const [first, over] = mail.received
    expect(first!.text).toContain('c1 không ổn định từ 09:00 23/11/2026.')
    expect(first!.text).toMatch(/https:\/\/nhipso\.test\/alert\/[0-9a-f-]{36}/)
    expect(over!.text).toContain('c1 đã khôi phục lúc 09:09 23/11/2026, sau 9 phút')
    expect(over!.headers['references']).toBe(first!.headers['references'])

    const [posted] = hook.received.filter(({ key }) => key !== '')
    const [, t = '', v1] = /^t=(\d+),(v1=.*)$/.exec(posted!.headers['x-nhipso-signature']!)!
    const { key, body } = posted!
    expect(`t=${t},${v1}`).toBe(signatureOf(new Secret(testSecret), { seconds: Number(t), key, body }))
    expect(JSON.parse(body)).toMatchObject({ id: key, subject: '[Warning] Alert: c1 unstable' })

    const bot = hook.received.filter(({ recipient }) => recipient === '-100')
    expect(bot.map(({ text }) => text.split('\n')[0])).toEqual([
      '[Lưu ý] Cảnh báo: c1 không ổn định',
      '[Đã khôi phục] c1',
    ])
    expect(hook.received.map(({ body: text }) => text).join()).not.toContain(testSecret)
  })

  test('a root is told once, what hangs on it not at all; when it recovers, what stays bad is told', async () => {
    await addRule(at.db, await allWays().then((ways) => [ways[1]!]))
    const members = ['c1', 'c2', 'c3']
    const root = (t: number, event: DetectionEvent['event']) =>
      detected(t, event, 'line', { scope: 'root', state: event === 'resolved' ? 'up' : 'down', members })
    // The line's own connections come in the same batch, and first.
    await raise(...members.map((id) => detected(m(0), 'opened', id, { state: 'down' })), root(m(0), 'opened'))
    await send()
    expect(hook.received.map(({ subject }) => subject)).toEqual(['[Major] Alert: line down'])
    await raise(detected(m(20), 'resolved', 'c1'), detected(m(20), 'resolved', 'c2'), root(m(21), 'resolved'))
    now = m(24)
    await wakeDue(at.db, clock())
    await send()
    // Two incidents, so in whichever order they went out.
    expect(hook.received.map(({ subject }) => subject).toSorted()).toEqual([
      '[Major] Alert: c3 down',
      '[Major] Alert: line down',
      '[Restored] line',
    ])
    const kinds = await at.db
      .selectFrom('incident_event')
      .innerJoin('incident', 'incident.id', 'incident_event.incident')
      .select('kind')
      .where('object', '=', 'c3')
      .orderBy('seq')
      .execute()
    expect(kinds.map(({ kind }) => kind)).toEqual(['opened', 'suppressed', 'released'])
  })

  test('an incident of one connection that was there first is taken in by the root of its line', async () => {
    await addRule(at.db, await allWays().then((ways) => [ways[1]!]))
    const line = (t: number, event: DetectionEvent['event'], members: string[]) =>
      detected(t, event, 'line', { scope: 'root', state: event === 'resolved' ? 'up' : 'unstable', members })
    await raise(detected(m(0), 'opened', 'c1'), detected(m(1), 'opened', 'c2', { state: 'down' }))
    await raise(line(m(3), 'opened', ['c1', 'c2', 'c3']))
    expect((await incidents()).map(({ object, suppressed_by }) => [object, suppressed_by])).toEqual([
      ['c1', 'root:line'],
      ['c2', 'root:line'],
      ['line', null],
    ])
    const root = (await incidents())[2]!
    const page = await readIncident(at.db, { id: root.id, own: { kind: 'all' }, system: at.db, letters: false })
    expect(page?.timeline.map(({ seq, kind, body }) => [seq, kind, body['number']])).toEqual([
      [1, 'opened', undefined],
      [2, 'took-in', 1],
      [3, 'took-in', 2],
    ])
    // One turns out to be dead for itself: the root no longer names it, and it stands alone again.
    await raise(line(m(5), 'updated', ['c1', 'c3']))
    expect((await incidents()).map(({ suppressed_by }) => suppressed_by)).toEqual(['root:line', null, null])
    // That it is over is told whatever explained it.
    await raise(detected(m(9), 'resolved', 'c1'), line(m(10), 'resolved', ['c1', 'c3']))
    await send()
    expect(hook.received.map(({ subject }) => subject)).toContain('[Restored] c1')
  })

  test('a line that is dead because its segment died belongs to the segment while that lasts', async () => {
    const dead = (t: number, event: DetectionEvent['event'], id: string, members: string[]) =>
      detected(t, event, id, { scope: 'root', state: event === 'resolved' ? 'up' : 'down', members })
    await raise(dead(m(0), 'opened', 'line', ['c1', 'c2']))
    await raise(dead(m(2), 'opened', 'core', ['c3']))
    expect((await incidents()).map(({ object, suppressed_by }) => [object, suppressed_by])).toEqual([
      ['line', 'root:core'],
      ['core', null],
    ])
    await raise(dead(m(9), 'resolved', 'core', ['c3']))
    expect((await incidents()).map(({ suppressed_by }) => suppressed_by)).toEqual([null, null])
  })

  test('one certificate that three connections show is one incident, told at each step, apart from how they stand', async () => {
    await addRule(at.db, await allWays().then((ways) => [ways[1]!]))
    const shown = (t: number, event: DetectionEvent['event'], level: number) =>
      detected(t, event, 'f1', {
        scope: 'certificate',
        state: 'degraded',
        reasons: ['certificate'],
        members: event === 'resolved' ? [] : ['c1', 'c2', 'c3'],
        level,
      })
    await raise(shown(m(0), 'opened', 2), shown(m(1), 'updated', 2), detected(m(2), 'opened', 'c1', { state: 'down' }))
    await raise(shown(m(3), 'raised', 3))
    // An outage of one of them begins and ends as it always does.
    await raise(detected(m(4), 'resolved', 'c1'))
    expect((await incidents()).map(({ object, phase, name }) => [object, phase, name.vi])).toEqual([
      ['f1', 'open', 'Chứng thư số của Một cửa'],
      ['c1', 'settled', 'c1'],
    ])
    await raise(shown(m(9), 'resolved', 3))
    await send()
    expect(hook.received.map(({ subject }) => subject).toSorted()).toEqual([
      '[Major] Alert: c1 down',
      '[Major] Graver: Certificate of Một cửa ends within 7 days',
      '[Restored] Certificate of Một cửa',
      '[Restored] c1',
      '[Warning] Alert: Certificate of Một cửa ends within 14 days',
    ])
    const { id } = (await incidents())[0]!
    const page = await readIncident(at.db, { id, own: { kind: 'all' }, system: at.db, letters: false })
    expect(page?.members.map((member) => member.id)).toEqual(['c1', 'c2', 'c3'])
    expect(page?.timeline.map(({ kind }) => kind)).toEqual(['opened', 'raised', 'settled', 'told-over'])
  })

  test('one incident across recurrences; the same events again change nothing', async () => {
    await raise(detected(m(0), 'opened', 'c1'))
    await raise(detected(m(0), 'opened', 'c1'))
    await raise(detected(m(9), 'resolved', 'c1'))
    await raise(detected(m(30), 'updated', 'c1', { reasons: ['errors', 'recurring'], notify: false }))
    expect(await incidents()).toMatchObject([{ phase: 'open', state: { recurrences: 1 } }])
    await raise(detected(m(40), 'resolved', 'c1'), detected(m(200), 'opened', 'c1'))
    expect((await incidents()).map(({ phase }) => phase)).toEqual(['settled', 'open'])
  })

  test('what the transaction undoes has never been', async () => {
    await addRule(at.db, await allWays())
    const undone = at.db.transaction().execute(async (trx) => {
      await raiseFromDetection(trx, [detected(m(0), 'opened', 'c1')], clock())
      throw new Error('the samples could not be kept')
    })
    await expect(undone).rejects.toThrow('kept')
    expect([await incidents(), await letters()]).toEqual([[], []])
  })

  test('two probers that see the same at once make one incident', async () => {
    await Promise.all(
      Array.from({ length: 8 }, () => raise(detected(m(0), 'opened', 'c1', { scope: 'root', id: 'line' }))),
    )
    expect(await incidents()).toHaveLength(1)
  })

  test('nothing is told inside of announced work, and when it overruns it is', async () => {
    await addRule(at.db, await allWays().then((ways) => [ways[1]!]))
    const definition = {
      time: { kind: 'once', from: new Date(m(-10)).toISOString(), to: new Date(m(30)).toISOString() },
      on: { nodes: ['core'], connections: [], subsystems: [], units: [], providers: [] },
      reason: 'thay thiết bị',
    }
    await at.db
      .insertInto('maintenance_window')
      .values({ name: 'Thay thiết bị', definition: JSON.stringify(definition), created_at: clock() })
      .execute()
    await raise(detected(m(0), 'opened', 'c1'))
    // The line hangs on the core.
    await raise(detected(m(1), 'opened', 'line', { scope: 'root', state: 'down', members: ['c2'] }))
    await send()
    expect(hook.received).toEqual([])
    now = m(30)
    await wakeDue(at.db, clock())
    await send()
    expect(hook.received.map(({ subject }) => subject).toSorted()).toEqual([
      '[Major] Alert: line down',
      '[Warning] Alert: c1 unstable',
    ])
  })

  test('a level of the roster is called when nobody takes it up', async () => {
    const [letter, web] = await allWays()
    const person = { name: 'An', recipient: 'an@so.test' }
    const roster = {
      channel: letter,
      people: [person],
      turn: 'week',
      firstDay: '2026-11-23',
      handover: '07:30',
      hours: { days: 'every', hours: [{ from: '00:00', to: '24:00' }] },
      outside: null,
      swaps: [],
    }
    const { id } = await at.db
      .insertInto('duty_roster')
      .values({ name: 'Trực', definition: JSON.stringify(roster) })
      .returning('id')
      .executeTakeFirstOrThrow()
    await addRule(at.db, [web!], { escalation: [{ afterMinutes: 15, to: [{ kind: 'roster', id }] }] })
    await raise(detected(m(0), 'opened', 'c1'))
    now = m(15)
    await wakeDue(at.db, clock())
    await send()
    expect(mail.received.map(({ recipient, subject }) => [recipient, subject])).toEqual([
      ['an@so.test', '[Lưu ý] Chuyển cấp xử lý: c1 không ổn định'],
    ])
    await raise(detected(m(20), 'resolved', 'c1'))
    await send()
    expect(mail.received.map(({ subject }) => subject)[1]).toBe('[Đã khôi phục] c1')
  })

  test('what is slight comes in one letter, each incident as it stands when it leaves', async () => {
    const [letter] = await allWays()
    await addRule(at.db, [letter!], { digestBelow: 'major' })
    await raise(detected(m(0), 'opened', 'c1'), detected(m(1), 'opened', 'c2'), detected(m(5), 'resolved', 'c1'))
    expect(await send()).toBe(0)
    now = start + 2 * 3_600_000
    expect(await send()).toBe(1)
    expect(mail.received.map(({ subject }) => subject)).toEqual(['Tổng hợp cảnh báo: 2 sự cố'])
    expect(mail.received[0]!.text.replaceAll('\r\n', '\n')).toMatch(/ĐANG DIỄN RA\n- c2 [\s\S]*ĐÃ KHÔI PHỤC\n- c1 /)
    // Who has it from the digest hears of what comes after.
    await raise(detected(m(130), 'resolved', 'c2'))
    expect(await send()).toBe(1)
  })
})

describe('a receiver that does not behave', () => {
  test('one that fails is asked again later under the same key, and in order', async () => {
    await addRule(at.db, await allWays().then((ways) => [ways[1]!]))
    hook.behave(() => 'fail')
    await raise(detected(m(0), 'opened', 'c1'))
    expect(await send()).toBe(0)
    await raise(detected(m(1), 'resolved', 'c1'))
    expect(await send()).toBe(0)
    expect(await letters()).toMatchObject([
      { state: 'waiting', last_error: 'HTTP 500', doubtful: true },
      { state: 'waiting', attempts: 0 },
    ])
    hook.behave(() => 'take')
    now = m(5)
    expect(await send()).toBe(2)
    expect(hook.received.map(({ subject }) => subject)).toEqual(['[Warning] Alert: c1 unstable', '[Restored] c1'])
  })

  test('one that takes it and never says so gets the same key again; the bot is told that it is sent again', async () => {
    const ways = await allWays()
    await addRule(at.db, [ways[1]!, ways[2]!])
    let asked = 0
    hook.behave(() => (asked++ < 2 ? 'hang-after-taking' : 'take'))
    await raise(detected(m(0), 'opened', 'c1'))
    expect(await send()).toBe(0)
    now = m(1)
    expect(await send()).toBe(2)
    const [first, second] = hook.received.filter(({ key }) => key !== '')
    expect(second!.key).toBe(first!.key)
    const bot = hook.received.filter(({ recipient }) => recipient === '-100')
    expect(bot.map(({ text }) => text.startsWith('(gửi lại) '))).toEqual([false, true])
  })

  test('one that refuses for good is given up at once; nobody hears that it is over who never heard that it is so', async () => {
    await addRule(at.db, await allWays().then((ways) => [ways[1]!]))
    hook.behave(() => 'refuse')
    await raise(detected(m(0), 'opened', 'c1'))
    await send()
    hook.behave(() => 'take')
    await raise(detected(m(1), 'resolved', 'c1'))
    await send()
    expect(await letters()).toMatchObject([{ state: 'dead', last_error: 'HTTP 400' }, { state: 'moot' }])
    expect(hook.received).toEqual([])
  })

  test('an address the rules forbid is never asked', async () => {
    await addRule(at.db, await allWays().then((ways) => [ways[1]!]))
    await raise(detected(m(0), 'opened', 'c1'))
    await sendDue(sendDeps(at.db, { now: clock, ports: [], keyring }))
    expect(await letters()).toMatchObject([{ state: 'dead', last_error: 'egress: never' }])
    expect(hook.received).toEqual([])
  })

  test('a mail server that says later is asked later, one that says never is not', async () => {
    await addRule(at.db, await allWays().then((ways) => [ways[0]!]))
    mail.refuse(451)
    await raise(detected(m(0), 'opened', 'c1'), detected(m(0), 'opened', 'c2'))
    await send()
    expect(await letters()).toMatchObject([{ state: 'waiting', last_error: 'SMTP 451' }, { state: 'waiting' }])
    mail.refuse(550)
    now = m(1)
    await send()
    expect(await letters()).toMatchObject([{ state: 'dead', last_error: 'SMTP 550' }, { state: 'dead' }])
  })
})
