import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type FeedId, feedPaths, type ServedSubsystem } from '../province/feeds.ts'
import { type Simulator, startSimulator } from './start.ts'

/** The clock of the tests: Wednesday 12/11/2025, nine in the morning in Vietnam; the simulator reads it each time. */
const clock = { now: new Date('2025-11-12T09:00:00+07:00') }
let simulator: Simulator

beforeAll(async () => {
  simulator = await startSimulator({ port: 0, seed: 'ninh-binh', now: () => clock.now, slowMs: 60_000 })
})
afterAll(() => simulator.close())

const subsystemOf = (feed: FeedId): ServedSubsystem =>
  feed === 'thu-tuc' ? 'dvcqg' : feed === 'chung-thu-so' ? 'ky-so' : feed

const plain: FeedId[] = ['tslcd', 'hoi-nghi', 'lgsp']

function ask(feed: FeedId, from: string, to: string, rest: RequestInit = {}): Promise<Response> {
  const address = new URL(feedPaths[feed], simulator.addresses[subsystemOf(feed)])
  const write = (day: string) => (plain.includes(feed) ? day : day.replaceAll('-', ''))
  address.search = new URLSearchParams({ tuNgay: write(from), denNgay: write(to) }).toString()
  return fetch(address, rest)
}
const text = async (feed: FeedId, from: string, to: string) => (await ask(feed, from, to)).text()
const json = async (feed: FeedId, from: string, to: string): Promise<unknown> => (await ask(feed, from, to)).json()

const order = (subsystem: string, fault: string | null) =>
  fetch(new URL('/faults', simulator.control), { method: 'POST', body: JSON.stringify({ subsystem, fault }) })

const count = z.int().min(0)
const counts = (...names: string[]) => Object.fromEntries(names.map((name) => [name, count]))
const compactDay = z.string().regex(/^\d{8}$/)
const plainDay = z.iso.date()
const code = z.string().regex(/^(\d{5}|H42\.\d{1,2})$/)

const dossierAnswer = z.strictObject({
  error_code: z.literal(0),
  error_message: z.literal(''),
  thoiDiem: z.string().regex(/^\d{14}$/),
  tuNgay: compactDay,
  denNgay: compactDay,
  data: z.array(
    z.strictObject({
      maDonVi: code,
      tenDonVi: z.string().min(1),
      ngay: compactDay,
      ...counts(
        'tiepNhan',
        'trucTuyen',
        'trucTiep',
        'buuChinh',
        'dungHan',
        'quaHanDangXuLy',
        'hoanThanh',
        'tongNgayXuLy',
      ),
      ...counts('duDieuKienToanTrinh', 'toanTrinh', 'coNghiaVuTaiChinh', 'thanhToanTrucTuyen', 'soHoaThanhPhan'),
      ...counts('yeuCauKetQua', 'ketQuaDienTu', 'taiSuDung', 'dungDuLieuDanCu', 'phaiDongBo', 'daDongBo'),
    }),
  ),
})

describe('formats', () => {
  test('mot-cua: a record per unit and day', async () => {
    const answer = dossierAnswer.parse(await json('mot-cua', '2025-07-01', '2025-07-31'))
    expect(answer.data).toHaveLength(143 * 31)
    expect(answer).toMatchObject({ thoiDiem: '20251112090000', tuNgay: '20250701', denNgay: '20250731' })
    expect(answer.data.find((record) => record.maDonVi === '13285')?.tenDonVi).toBe('UBND phường Phủ Lý')
  })

  test('mot-cua: the published totals, summed from the answer itself', async () => {
    const { data } = dossierAnswer.parse(await json('mot-cua', '2025-07-01', '2025-07-23'))
    const sum = (field: string) =>
      data.reduce((total, record) => total + Number(record[field as keyof typeof record]), 0)
    expect(['tiepNhan', 'trucTuyen', 'dungHan', 'coNghiaVuTaiChinh', 'thanhToanTrucTuyen'].map(sum)).toEqual([
      36_694, 28_599, 35_300, 13_616, 8_156,
    ])
  })

  test('van-ban: per unit an object keyed by working day, with the published totals', async () => {
    const day = z.strictObject({
      ...counts('den', 'di', 'mat', 'kySo', 'traoDoi', 'traoDoiDienTu', 'goiTin', 'goiTinThanhCong', 'coThoiHan'),
      ...counts('xuLyDungHan', 'hoSoCongViec', 'hoSoCongViecDienTu'),
    })
    const answer = z
      .strictObject({
        tuNgay: compactDay,
        denNgay: compactDay,
        donVi: z.array(z.strictObject({ ma: code, ten: z.string().min(1), ngay: z.record(plainDay, day) })),
      })
      .parse(await json('van-ban', '2025-07-01', '2025-07-24'))
    const days = answer.donVi.flatMap(({ ngay }) => Object.values(ngay))
    const sum = (field: 'den' | 'di' | 'kySo' | 'mat') =>
      days.reduce((total, counted) => total + Number(counted[field]), 0)
    expect([sum('den'), sum('di'), sum('kySo'), sum('mat')]).toEqual([202_705, 38_243, 31_078, 0])
    expect(Object.keys(answer.donVi[0]?.ngay ?? {})).toHaveLength(18)
  })

  test('thu-tuc: the province and every unit at month ends and on 23/7/2025', async () => {
    const answer = z
      .strictObject({
        result: z.strictObject({
          items: z.array(
            z.strictObject({
              departmentCode: z.string(),
              date: plainDay,
              ...counts('authorityCount', 'partialCount', 'fullCount', 'fullEligibleCount', 'onlineServiceTotal'),
              ...counts(
                'onlineServiceIntegrated',
                'onlineDossierCount',
                'totalFeeFormality',
                'totalFeeDossierFormality',
              ),
              ...counts(
                'publishedTotal',
                'publishedOnTime',
                'updateTotal',
                'updateOnTime',
                'publicTotal',
                'publicFull',
              ),
            }),
          ),
        }),
      })
      .parse(await json('thu-tuc', '2025-07-01', '2025-07-31'))
    expect(answer.result.items).toHaveLength(144 * 2)
    const province = answer.result.items.find((item) => item.departmentCode === '37' && item.date === '2025-07-23')
    expect(province).toMatchObject({ onlineServiceTotal: 1_910, onlineServiceIntegrated: 1_910 })
  })

  test('phan-anh: a bare array, weeks dated on Sundays', async () => {
    const record = z.strictObject({
      unit: code,
      weekEnding: plainDay,
      ...counts('received', 'onTime', 'rated', 'satisfied'),
    })
    const answer = z.array(record).parse(await json('phan-anh', '2025-07-01', '2025-07-31'))
    expect([...new Set(answer.map(({ weekEnding }) => weekEnding))]).toEqual([
      '2025-07-06',
      '2025-07-13',
      '2025-07-20',
      '2025-07-27',
    ])
    expect(answer).toHaveLength(143 * 4)
  })

  test('ky-so: per unit rows of day, attempts and failures', async () => {
    const answer = z
      .strictObject({ data: z.record(code, z.array(z.tuple([plainDay, count, count]))) })
      .parse(await json('ky-so', '2025-07-01', '2025-07-31'))
    expect(Object.keys(answer.data)).toHaveLength(143)
    expect(answer.data['13285']).toHaveLength(23)
  })

  test('chung-thu-so: per Sunday the state of every unit', async () => {
    const row = z.strictObject({ unit: code, required: count, valid: count })
    const answer = z
      .strictObject({ asOf: z.record(plainDay, z.array(row)) })
      .parse(await json('chung-thu-so', '2025-07-01', '2025-07-31'))
    expect(Object.values(answer.asOf).map((rows) => rows.length)).toEqual([143, 143, 143, 143])
    expect(
      Object.values(answer.asOf)
        .flat()
        .every(({ required, valid }) => valid <= required && required > 0),
    ).toBe(true)
  })

  test('cong-tttt: one checklist per commune and month', async () => {
    const items = z.strictObject({
      tenMien: z.boolean(),
      emc: z.boolean(),
      tiepCan: z.boolean(),
      cauTruc: z.boolean(),
      baoMat: z.boolean(),
    })
    const answer = z
      .strictObject({ portals: z.array(z.strictObject({ unit: code, checkedOn: plainDay, items })) })
      .parse(await json('cong-tttt', '2025-07-01', '2025-07-31'))
    expect(answer.portals).toHaveLength(129)
  })

  test('tslcd: semicolons, a byte order mark, a row per commune and day', async () => {
    const bytes = new Uint8Array(await (await ask('tslcd', '2025-07-01', '2025-07-02')).arrayBuffer())
    expect(bytes.subarray(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf))
    const [header, ...rows] = new TextDecoder().decode(bytes).trim().split(/\r\n/)
    expect(header).toBe('ngay;ma_don_vi;ten_don_vi;phut_ke_hoach;phut_hoat_dong;ket_noi;thiet_bi_hoi_nghi')
    expect(rows).toHaveLength(258)
    for (const row of rows) expect(row).toMatch(/^2025-07-0[12];\d{5};UBND (xã|phường) [^;]+;\d+;\d+;1;1$/)
  })

  test('hoi-nghi: a row per meeting and site, and each working day closed with its number of meetings', async () => {
    const [header, ...rows] = (await text('hoi-nghi', '2025-07-01', '2025-07-31')).trim().split('\n')
    expect(header).toBe('ma_phien,ngay,ten_phien,ma_don_vi,ten_diem_cau,tham_gia,so_lan_ngat,phut')
    const cells = rows.map((row) => row.split(','))
    expect(cells.every((row) => row.length === 8)).toBe(true)
    const trailers = cells.filter(([meeting]) => meeting === 'TONG')
    expect(trailers).toHaveLength(23)
    for (const [, day, meetings] of trailers) {
      const seen = new Set(cells.filter((row) => row[1] === day && row[0] !== 'TONG').map(([meeting]) => meeting))
      expect(seen.size, day).toBe(Number(meetings))
    }
  })

  test('lgsp: a line per hour and service, and a closing line per day', async () => {
    const lines = (await text('lgsp', '2025-07-01', '2025-07-02'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    const hour = z.strictObject({
      ts: z.iso.datetime({ offset: true }),
      service: z.string(),
      consumer: z.string(),
      ...counts('calls', 'ok', 'businessError'),
      buckets: z.strictObject(counts('100', '300', '1000', '3000', 'inf')),
    })
    const closing = z.strictObject({ day: plainDay, complete: z.literal(true) })
    const parsed = z.array(z.union([hour, closing])).parse(lines)
    expect(parsed.filter((line) => 'complete' in line)).toEqual([
      { day: '2025-07-01', complete: true },
      { day: '2025-07-02', complete: true },
    ])
    expect(parsed.length).toBe(2 * (24 * 8 + 1))
  })
})

describe('time', () => {
  const days = async (to = '2025-12-31') => {
    const { data } = dossierAnswer.parse(await json('mot-cua', '2025-11-01', to))
    return [...new Set(data.map(({ ngay }) => ngay))]
  }

  test('a day that has not ended, or ended only just now, has no figures', async () => {
    clock.now = new Date('2025-11-12T23:30:00+07:00')
    expect((await days()).at(-1)).toBe('20251111')
    clock.now = new Date('2025-11-13T04:00:00+07:00')
    expect((await days()).at(-1)).toBe('20251111')
    clock.now = new Date('2025-11-13T05:00:00+07:00')
    expect((await days()).at(-1)).toBe('20251112')
    clock.now = new Date('2025-11-12T09:00:00+07:00')
    expect(await days('2025-11-01')).toEqual(['20251101'])
  })

  test('days before the merger have no figures', async () => {
    const answer = dossierAnswer.parse(await json('mot-cua', '2025-06-01', '2025-06-30'))
    expect(answer.data).toEqual([])
  })

  test('the same instant gets the same bytes; later, late units arrive, figures are corrected, then nothing moves', async () => {
    const at = async (instant: string) => {
      clock.now = new Date(instant)
      const { data } = dossierAnswer.parse(await json('mot-cua', '2025-11-01', '2025-11-11'))
      return new Map(data.map((record) => [`${record.maDonVi} ${record.ngay}`, JSON.stringify(record)]))
    }
    const early = await at('2025-11-12T09:00:00+07:00')
    expect(await at('2025-11-12T09:00:00+07:00')).toEqual(early)
    const settled = await at('2025-12-01T09:00:00+07:00')
    const arrived = [...settled.keys()].filter((key) => !early.has(key))
    const changed = [...early].filter(([key, record]) => settled.get(key) !== record)
    expect(arrived.length).toBeGreaterThan(0)
    expect(changed.length).toBeGreaterThan(0)
    expect((arrived.length + changed.length) / settled.size).toBeLessThan(0.1)
    expect(await at('2026-06-01T09:00:00+07:00')).toEqual(settled)
    clock.now = new Date('2025-11-12T09:00:00+07:00')
  })

  test('a year of dossiers for all units costs what its months cost', async () => {
    clock.now = new Date('2026-11-12T09:00:00+07:00')
    const computed = async (from: string, to: string) => {
      const before = process.threadCpuUsage()
      const { length } = await text('mot-cua', from, to)
      const { user, system } = process.threadCpuUsage(before)
      return { length, cpu: user + system }
    }
    const month = await computed('2026-07-01', '2026-07-31')
    const year = await computed('2025-11-01', '2026-10-31')
    clock.now = new Date('2025-11-12T09:00:00+07:00')
    expect(year.length).toBeGreaterThan(15_000_000)
    // Twelve times the work of a month; work that has become quadratic would be a hundred and forty-four.
    expect(year.cpu / month.cpu).toBeLessThan((4 * year.length) / month.length)
  })
})

describe('wrong questions', () => {
  test.each([
    ['no day', ''],
    ['a day that is none', '?tuNgay=20250230&denNgay=20250301'],
    ['days the wrong way round', '?tuNgay=20250802&denNgay=20250801'],
    ['days written in another style', '?tuNgay=2025-08-01&denNgay=2025-08-02'],
  ])('%s: the one-stop system says so in its own way, the others with 400', async (_, query) => {
    const oneStop = await fetch(`${simulator.addresses['mot-cua']}${feedPaths['mot-cua']}${query}`)
    expect(oneStop.status).toBe(200)
    expect(await oneStop.json()).toMatchObject({
      error_code: 2,
      error_message: expect.stringContaining('tuNgay'),
      data: [],
    })
    const documents = await fetch(`${simulator.addresses['van-ban']}${feedPaths['van-ban']}${query}`)
    expect(documents.status).toBe(400)
  })
})

describe('faults', () => {
  const week = ['2025-10-06', '2025-10-12'] as const

  test.each(Object.keys(feedPaths) as FeedId[])('%s: each fault shows, and is gone when switched off', async (feed) => {
    const subsystem = subsystemOf(feed)
    const month = ['2025-10-01', '2025-10-31'] as const
    const healthy = await text(feed, ...month)

    await order(subsystem, '500')
    expect((await ask(feed, ...month)).status).toBe(500)

    await order(subsystem, 'html')
    const page = await ask(feed, ...month)
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(await page.text()).toContain('Đăng nhập')

    await order(subsystem, 'malformed')
    const torn = new Uint8Array(await (await ask(feed, ...month)).arrayBuffer())
    expect(torn.length).toBeLessThan(new TextEncoder().encode(healthy).length)
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(torn)).toThrow()

    await order(subsystem, 'schema')
    const renamed = await text(feed, ...month)
    expect(renamed).not.toBe(healthy)
    expect(Math.abs(renamed.length / healthy.length - 1)).toBeLessThan(0.2)

    await order(subsystem, 'gap')
    const thinner = await text(feed, ...month)
    expect(thinner.length).toBeLessThan(healthy.length)
    expect(thinner.length).toBeGreaterThan(healthy.length / 3)

    await order(subsystem, null)
    expect(await text(feed, ...month)).toBe(healthy)
  })

  test('gap: a closed day of meetings is never one with communes left out', async () => {
    await order('hoi-nghi', 'gap')
    expect(await text('hoi-nghi', ...week)).not.toContain('TONG')
    await order('hoi-nghi', null)
  })

  test('slow: half the answer comes at once, the rest not in time', async () => {
    await order('mot-cua', 'slow')
    const response = await ask('mot-cua', ...week, { signal: AbortSignal.timeout(600) })
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow(/timeout|aborted/i)
    await order('mot-cua', null)
  })

  test('silent: accepts and never answers, while the others go on', async () => {
    await order('van-ban', 'silent')
    await expect(ask('van-ban', ...week, { signal: AbortSignal.timeout(400) })).rejects.toThrow(/timeout|aborted/i)
    expect((await ask('mot-cua', ...week)).status).toBe(200)
    await order('van-ban', null)
    expect((await ask('van-ban', ...week)).status).toBe(200)
  })

  test('are listed, and an order for what does not exist is refused', async () => {
    await order('lgsp', 'slow')
    const listed = (await (await fetch(new URL('/faults', simulator.control))).json()) as { faults: object }
    expect(listed.faults).toMatchObject({ lgsp: 'slow', 'mot-cua': null })
    await order('lgsp', null)
    for (const [subsystem, fault] of [
      ['lgsp', 'tired'],
      ['nowhere', 'slow'],
      ['lgsp', 7],
    ] as [string, string][]) {
      expect((await order(subsystem, fault)).status).toBe(400)
    }
    expect((await fetch(new URL('/faults', simulator.control), { method: 'POST', body: 'no json' })).status).toBe(400)
  })
})

test('a message by the bot API is kept and shown; what is none is refused', async () => {
  const send = (body: object) =>
    fetch(new URL('/bot123456789:abc/sendMessage', simulator.control), { method: 'POST', body: JSON.stringify(body) })
  expect((await send({ chat_id: '-100', text: 'Sự cố' })).status).toBe(200)
  expect((await send({ chat_id: '-100' })).status).toBe(400)
  const shown = await fetch(new URL('/messages', simulator.control))
  expect(await shown.json()).toEqual({
    messages: [{ id: 1, at: clock.now.toISOString(), chat: '-100', text: 'Sự cố' }],
  })
})

test('of the running day the gateway’s log has the hours that ended, and what was wrong on a way shows in them', async () => {
  const before = clock.now
  const fault = (kind: object | null) =>
    fetch(new URL('/path-faults', simulator.control), {
      method: 'POST',
      body: JSON.stringify({ node: 'link-dan-cu', fault: kind }),
    })
  expect((await fault({ kind: 'errors', percent: 50 })).status).toBe(200)
  clock.now = new Date(before.getTime() + 90 * 60_000)
  const lines = (await text('lgsp', '2025-11-12', '2025-11-12')).trim().split('\n')
  await fault(null)
  clock.now = before
  const hours = lines.map((line) => JSON.parse(line) as { ts: string; service: string; calls: number; ok: number })
  expect(new Set(hours.map(({ ts }) => Number(ts.slice(11, 13))))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]))
  const share = (service: string, hour: string) => {
    const { ok, calls } = hours.find((line) => line.service === service && line.ts.slice(11, 13) === hour)!
    return ok / calls
  }
  expect(share('dan-cu', '09')).toBeLessThan(0.52)
  expect(share('dan-cu', '08')).toBeGreaterThan(0.7)
  expect(share('ho-tich', '09')).toBeGreaterThan(0.7)
})

describe('an address of each unit', () => {
  const get = (subsystem: ServedSubsystem, path: string, headers = {}) =>
    fetch(new URL(path, simulator.addresses[subsystem]), { headers })
  const key = { 'x-khoa': 'phan-anh-trinh-dien' }

  test('answers for that unit as the address of all does', async () => {
    const own = dossierAnswer.parse(await (await get('mot-cua', '/api/xa/13285/hoso?ngay=2025-11-10')).json())
    const all = dossierAnswer.parse(await json('mot-cua', '2025-11-10', '2025-11-10'))
    expect(own.data).toEqual(all.data.filter(({ maDonVi }) => maDonVi === '13285'))
    expect(own.data).toHaveLength(1)
  })

  test('knows its units, and fails by itself', async () => {
    const weeks = (unit: string) => get('phan-anh', `/api/xa/${unit}/phan-anh?tu=2025-11-01&den=2025-11-10`, key)
    const fail = (failing: boolean) =>
      fetch(new URL('/unit-faults', simulator.control), {
        method: 'POST',
        body: JSON.stringify({ unit: '13285', failing }),
      })
    expect((await weeks('99999')).status).toBe(404)
    await fail(true)
    expect([(await weeks('13285')).status, (await weeks('13318')).status]).toEqual([500, 200])
    await fail(false)
    expect((await weeks('13285')).status).toBe(200)
  })
})
