import { inspect } from 'node:util'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { Secret } from './secret.ts'

const canary = 'canary-7f3a91'
const secret = new Secret(canary)

it.each([
  ['JSON', JSON.stringify({ secret, deep: [{ secret }] })],
  // eslint-disable-next-line typescript/restrict-template-expressions
  ['a template', `${secret}`],
  ['joining', '' + String(secret) + [secret].join()],
  ['inspect, with everything hidden shown', inspect({ secret }, { showHidden: true, depth: 9 })],
  ['copying its fields', JSON.stringify(Object.assign({}, secret))],
  ['entries', JSON.stringify(Object.entries(secret))],
  ['an error message', new Error(`failed with ${String(secret)}`).stack ?? ''],
])('%s does not show it', (_, shown) => {
  expect(shown).not.toContain(canary)
})

it('a log does not show it', () => {
  let written = ''
  const log = pino({}, { write: (line: string) => (written += line) })
  log.info({ secret, deep: { list: [secret] } }, `said ${String(secret)}`)
  log.error(Object.assign(new Error('x'), { secret }))
  expect(written).toContain('[secret]')
  expect(written).not.toContain(canary)
})

it('reveal gives it out', () => {
  expect(secret.reveal()).toBe(canary)
})
