import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { checkProvince } from 'shared/check-province.ts'
import { weekdayOf } from 'shared/day.ts'
import { provinceSchema } from 'shared/province.ts'
import { describe, expect, test } from 'vitest'
import { ninhBinh } from './ninh-binh.ts'

const province = ninhBinh({ simulator: new URL('http://127.0.0.1:4700') })
const strings = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value !== null && typeof value === 'object'
      ? Object.values(value).flatMap(strings)
      : []

describe('the province', () => {
  test('has 97 communes, 32 wards, its departments and itself, each code once', () => {
    const count = (kind: string) => province.units.filter((unit) => unit.kind === kind).length
    expect([count('commune'), count('ward'), count('province'), count('department')]).toEqual([97, 32, 1, 14])
    expect(new Set(province.units.map((unit) => unit.code)).size).toBe(province.units.length)
    const former = Object.groupBy(province.units, (unit) => unit.formerProvince ?? 'none')
    expect([former['ha-nam']?.length, former['nam-dinh']?.length, former['ninh-binh']?.length]).toEqual([33, 57, 39])
  })

  test('is sound: names only what it defines, and no two targets of one scope overlap', () => {
    expect(checkProvince(province)).toEqual([])
  })

  test('holds the catalogue of 40 and the three additions, each id once', () => {
    const numbered = (letter: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`)
    const expected = [...numbered('T', 21), ...numbered('V', 9), ...numbered('C', 11), ...numbered('D', 2)]
    expect(province.kpis.map((kpi) => kpi.id).sort()).toEqual(expected.sort())
  })

  test('puts ten indicators before leadership, in an order without gaps', () => {
    const headline = province.kpis.flatMap((kpi) => kpi.headline ?? []).sort((a, b) => a - b)
    expect(headline).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  test('keeps the published figures apart from what was worked out', () => {
    const inferred = province.published.filter((figure) => figure.status === 'inferred').map((figure) => figure.id)
    expect(inferred).toEqual(['F3', 'F9c', 'F9d', 'F10a', 'F10b', 'F11'])
    for (const { numerator, denominator, printed, id } of province.published) {
      if (denominator === null || printed === null) continue
      const decimals = printed.split(',')[1]?.replace('%', '').length ?? 0
      expect(`${((numerator / denominator) * 100).toFixed(decimals).replace('.', ',')}%`, id).toBe(printed)
    }
  })

  test('lists special days once, each one a change of the ordinary week', () => {
    const days = province.specialDays.map(({ day }) => day)
    expect(new Set(days).size).toBe(days.length)
    for (const { day, working } of province.specialDays) {
      const ordinary = weekdayOf(day) <= 5
      expect(ordinary, day).toBe(!working)
    }
  })

  test('is written in composed Unicode', () => {
    for (const text of strings(province)) expect(text).toBe(text.normalize('NFC'))
  })

  test('asks feeds on the ports after the control port', () => {
    const ports = province.feeds.filter(({ url }) => url !== 'own:').map((feed) => Number(new URL(feed.url).port))
    expect([Math.min(...ports), Math.max(...ports)]).toEqual([4701, 4709])
  })
})

describe('emit', () => {
  const run = (program: string, words: string[]) => promisify(execFile)(program, words, { maxBuffer: 64 * 1024 * 1024 })
  const script = fileURLToPath(new URL('./emit.ts', import.meta.url))

  test('prints a document the schema accepts', async () => {
    const { stdout } = await run(process.execPath, [
      script,
      '--simulator',
      'http://127.0.0.1:5800',
      '--history-from',
      '2026-01-01',
    ])
    const printed = provinceSchema.parse(JSON.parse(stdout))
    expect(printed.historyFrom).toBe('2026-01-01')
    expect(printed.feeds.find((feed) => feed.id === 'lgsp')?.url).toBe('http://127.0.0.1:5809/log/giao-dich.jsonl')
  })

  test('refuses a day that is none, naming the setting', async () => {
    await expect(run(process.execPath, [script, '--history-from', '2026-02-30'])).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--history-from'),
    })
  })
})
