import { expect, test } from 'vitest'
import { conditionTexts } from '../messages/alert.ts'
import { conditionOf, reasonsBeside } from './said-condition.ts'

test.each([
  ['a certificate 14 days before its end', 'certificate', 2, 'certificate-14'],
  ['one past its end', 'certificate', 5, 'certificate-0'],
  ['a clock that is off', 'clock', 1, 'clock-1'],
  ['one far off', 'clock', 2, 'clock-2'],
  ['a connection says how it stands', 'connection', undefined, 'degraded'],
] as const)('%s', (_, scope, level, condition) => {
  const said = conditionOf({ scope, state: 'degraded', ...(level !== undefined && { level }) })
  expect(said).toBe(condition)
  expect(conditionTexts[said]).toBeDefined()
})

test('what the condition says is no reason beside it', () => {
  expect(reasonsBeside('certificate-14', ['certificate', 'recurring'])).toEqual(['recurring'])
  expect(reasonsBeside('down', ['unreachable', 'certificate'])).toEqual(['unreachable', 'certificate'])
})
