import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { approveRule, proposeRule, readApprovedRules, ruleFault, withdrawRule } from './egress-rule-store.ts'
import { judgeAddress } from './judge-address.ts'

const now = new Date('2026-11-22T03:00:00Z')
const later = new Date('2026-12-22T03:00:00Z')
const rule = { id: 'lgsp', cidr: '10.20.0.0/16', ports: [443], reason: 'Trục LGSP của tỉnh', by: 'a', expiresAt: later }

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(() => database.db.deleteFrom('egress_rule').execute())

const propose = (more: Partial<typeof rule> = {}) => proposeRule(database.db, { ...rule, ...more }, now)
const verdict = async (at = now) =>
  judgeAddress(
    '10.20.1.1',
    443,
    { approved: await readApprovedRules(database.db, at), ports: [443], loopbackPorts: [], own: [] },
    at,
  )

describe('a way into a private network', () => {
  it('opens when a second person approves it, and ends at its instant', async () => {
    await propose()
    expect(await verdict()).toBe('private')
    expect(await approveRule(database.db, 'lgsp', 'a', now)).toBe(false)
    expect(await verdict()).toBe('private')
    expect(await approveRule(database.db, 'lgsp', 'b', now)).toBe(true)
    expect(await verdict()).toBe('allowed')
    expect(await verdict(later)).toBe('private')
  })

  it('withdrawn is closed at once and still on record', async () => {
    await propose()
    await approveRule(database.db, 'lgsp', 'b', now)
    await withdrawRule(database.db, 'lgsp', 'c', now)
    expect(await verdict()).toBe('private')
    expect(await database.db.selectFrom('egress_rule').select('approved_by').execute()).toEqual([{ approved_by: 'b' }])
  })

  it.each([
    ['10.0.0.0/8', 'too-wide'],
    ['0.0.0.0/0', 'too-wide'],
    ['fd00::/16', 'too-wide'],
    ['10.20.0.0/16', null],
    ['10.20.1.1', null],
    ['10.20.0.1/16', 'not-a-network'],
    ['127.0.0.0/16', 'never'],
    ['169.254.0.0/16', 'never'],
    ['::ffff:10.20.0.0/112', 'not-a-network'],
    ['fd12:3456:789a::/48', null],
    ['fd00:ec2::/48', 'never'],
    ['203.0.113.0/24', 'public'],
    ['10.20.0.0/33', 'not-a-network'],
    ['mot-cua', 'not-a-network'],
  ])('%s: %s', (cidr, fault) => {
    expect(ruleFault(cidr)).toBe(fault)
  })

  it('is refused by the table too when too wide, too long, without reason or ports, or approved by its author', async () => {
    for (const bad of [
      { cidr: '10.0.0.0/8' },
      { expiresAt: new Date('2028-01-01') },
      { reason: 'vì thế' },
      { ports: [] },
      { ports: [0] },
      { ports: [70_000] },
    ]) {
      await expect(propose({ id: 'bad', ...bad })).rejects.toThrow(/violates check/)
    }
    await propose()
    const self = database.db.updateTable('egress_rule').set({ approved_at: now, approved_by: 'a' })
    await expect(self.execute()).rejects.toThrow(/violates check/)
  })
})
