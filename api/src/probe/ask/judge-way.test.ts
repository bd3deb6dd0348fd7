import { expect, test } from 'vitest'
import type { EgressRules } from '../../http/egress/judge-address.ts'
import { judgeWay } from './judge-way.ts'

const at = (text: string) => new Date(`2026-11-24T${text}Z`)

test('a verdict is remembered no longer than the rules it rests on', () => {
  const rule = { cidr: '10.1.0.0/16', ports: [443], expiresAt: at('04:00:00') }
  const rules: EgressRules = { approved: [rule], ports: [], loopbackPorts: [], own: [] }
  expect(judgeWay('10.1.2.3', 443, rules, at('03:00:00'))).toBe('allowed')
  expect(judgeWay('10.1.2.3', 443, rules, at('03:59:59.999'))).toBe('allowed')
  expect(judgeWay('10.1.2.3', 80, rules, at('03:59:59.999'))).toBe('private')
  expect(judgeWay('10.1.2.3', 443, rules, at('04:00:00'))).toBe('private')
  expect(judgeWay('10.1.2.3', 443, { ...rules, approved: [] }, at('03:00:00'))).toBe('private')
})
