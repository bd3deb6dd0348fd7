import { describe, expect, test } from 'vitest'
import { cutOut } from './cut-out.ts'
import { jsonPlace, memberPlace } from './json-place.ts'

const text = '{"a, b": [1, {"x": "}\\"]", "n": -2.5e3 , "deep":[ ]}, null ],\n "~/": {"": true}}'

describe('a JSON pointer is found in the text itself', () => {
  test.each([
    ['', text],
    ['/a, b', '[1, {"x": "}\\"]", "n": -2.5e3 , "deep":[ ]}, null ]'],
    ['/a, b/0', '1'],
    ['/a, b/1', '{"x": "}\\"]", "n": -2.5e3 , "deep":[ ]}'],
    ['/a, b/1/n', '-2.5e3'],
    ['/a, b/1/deep', '[ ]'],
    ['/a, b/2', 'null'],
    ['/~0~1/', 'true'],
  ])('%s', (pointer, expected) => {
    const place = jsonPlace(text, pointer)!
    expect(text.slice(place.from, place.to)).toBe(expected)
  })

  test.each(['/b', '/a, b/3', '/a, b/x', '/a, b/1/n/0'])('%s is not there', (pointer) => {
    expect(jsonPlace(text, pointer)).toBeNull()
  })

  test('a member is marked with its name, and only within its record', () => {
    const record = jsonPlace(text, '/a, b/1')!
    const member = memberPlace(text, record, 'n')!
    expect(text.slice(member.from, member.to)).toBe('"n": -2.5e3')
    expect(memberPlace(text, record, '~/')).toBeNull()
  })
})

describe('what is shown', () => {
  test('a record of JSON with its field marked', () => {
    const rows = Array.from({ length: 50 }, (_, i) => ({ maDonVi: String(13_000 + i), tiepNhan: i, trucTuyen: 2 * i }))
    const shown = cutOut(JSON.stringify({ data: rows }), '/data/20', 'trucTuyen')
    expect(shown.place).toBe('{"maDonVi":"13020","tiepNhan":20,"trucTuyen":40}')
    expect(shown.place.slice(shown.mark!.from, shown.mark!.to)).toBe('"trucTuyen":40')
    expect(shown.before).toMatch(/"13019".*,$/)
    expect(shown.after).toMatch(/^,.*"13021"/)
  })

  test('a line of CSV with its cell marked, and its number', () => {
    const csv = ['ngay;ma;phut', ...Array.from({ length: 300 }, (_, i) => `2026-01-01;${13_000 + i};${i}`)].join('\r\n')
    const shown = cutOut(csv, 'line 102', 'phut')
    expect(shown.place).toBe('2026-01-01;13100;100')
    expect(shown.place.slice(shown.mark!.from, shown.mark!.to)).toBe('100')
    expect(csv.split('\n')[shown.line - 1]).toBe(shown.before.split('\n')[0])
  })

  test('a place that is not there shows the beginning and marks nothing', () => {
    expect(cutOut('{"a":1}', '/b', 'c')).toMatchObject({ line: 1, place: '', mark: null })
  })
})
