import { describe, expect, it } from 'vitest'
import { checkConnector } from './check-connector.ts'
import type { ConnectorDefinition, Mapping } from './connector.ts'
import { fansOut, fillAddress } from './fill-address.ts'
import { testConnector, testGround } from './test-connector.ts'

const found = (change: Partial<ConnectorDefinition>) =>
  checkConnector(testConnector(change), testGround).map(({ at, message }) => `${at} ${message}`)
const base = testConnector()
const asked = (change: Partial<ConnectorDefinition['asked']>) => found({ asked: { ...base.asked, ...change } })
const mapped = (change: Partial<Mapping>) => found({ mapping: { ...base.mapping, ...change } })
const oneDay = { backfillDays: 1, recheckDays: 1 }

describe('a definition is refused at the place that is wrong', () => {
  it('a sound one is not', () => expect(found({})).toEqual([]))

  it.each<[string, string[], string[]]>([
    ['system', found({ subsystem: 'khac' }), ['subsystem noSuchSubsystem']],
    ['beginning', found({ historyFrom: '2025-06-30' }), ['historyFrom beforeHistory']],
    ['placeholder', asked({ url: 'https://h.vn/{ngay}' }), ['asked.url noSuchPlaceholder']],
    ['address', asked({ url: 'ftp://h.vn/x' }), ['asked.url badAddress']],
    ['host', asked({ url: 'https://{unit}.h.vn/x' }), ['asked.url placeholderInHost']],
    ['body', asked({ body: '{}' }), ['asked.body bodyOfGet']],
    ['posted JSON has braces', asked({ method: 'POST', body: '{"tu":"{from}"}' }), []],
    ['an address of each unit', asked({ url: 'https://h.vn/{unit}' }), []],
    ['the unit that was asked for', mapped({ unit: { asked: true } }), ['asked.url unitNotAsked']],
    ['day by day', asked({ url: 'https://h.vn/{day}' }), ['backfillDays oneDayEach', 'recheckDays oneDayEach']],
    [
      'day in a span',
      found({ ...oneDay, asked: { ...base.asked, url: 'https://h.vn/{day}/{to}' } }),
      ['asked.url dayAndSpan'],
    ],
    ['records', mapped({ shape: { format: 'json', records: '@.a' } }), ['mapping.shape.records recordsFromWhole']],
    ['path', mapped({ unit: { at: '$..ma', by: 'code' } }), ['mapping.unit.at badPath']],
    ['many places', mapped({ unit: { at: '$.other[*].ma', by: 'code' } }), ['mapping.unit.at manyPlaces']],
    ['fixed unit', mapped({ unit: { code: '99999' } }), ['mapping.unit.code noSuchUnit']],
    ['other name', mapped({ otherNames: [{ name: 'A', unit: '00001' }] }), ['mapping.otherNames.0.unit noSuchUnit']],
    [
      'measures left out, of others and twice',
      mapped({
        measures: [
          { measure: 'petitions', at: '@.a' },
          { measure: 'petitions', at: '@.b' },
          { measure: 'lines', at: '@.c' },
        ],
      }),
      [
        'mapping.measures.1.measure measureTwice',
        'mapping.measures.2.measure foreignMeasure',
        'mapping.measures measuresLeft',
      ],
    ],
  ])('%s', (_, problems, expected) => {
    expect(problems).toEqual(expected)
  })
})

describe('an address', () => {
  const each = { ...base.asked, url: 'https://h.vn/xa/{unit}?tu={from}' }
  it.each<[string, Pick<ConnectorDefinition, 'asked' | 'mapping'>, boolean]>([
    ['names no unit', base, false],
    ['of each unit', { ...base, asked: each }, true],
    ['of each unit, posted', { ...base, asked: { ...base.asked, method: 'POST', body: '{"xa":"{unit}"}' } }, true],
    ['of one unit', { asked: each, mapping: { ...base.mapping, unit: { code: '13285' } } }, false],
  ])('%s', (_, definition, each) => expect(fansOut(definition)).toBe(each))

  it('is filled in with the days in the style the source writes', () => {
    const span = { from: '2025-07-01', to: '2025-07-23' }
    const fill = (url: string, days: 'iso' | 'compact' | 'vietnamese') =>
      fillAddress({ url, body: '{"d":"{day}"}', days }, span, '13285')
    expect(fill('http://h/{unit}?a={from}&b={to}', 'compact')).toEqual({
      url: 'http://h/13285?a=20250701&b=20250723',
      body: '{"d":"20250723"}',
    })
    expect(fill('http://h/?a={day}', 'vietnamese').url).toBe('http://h/?a=23%2F07%2F2025')
  })
})
