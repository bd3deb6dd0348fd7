import { expect, test } from 'vitest'
import { readEnv } from './env.ts'

test('nothing set: a newcomer gets the embedded database on this machine alone', () => {
  expect(readEnv({})).toMatchObject({
    kind: 'read',
    warnings: [],
    env: { host: '127.0.0.1', port: 4600, databaseUrl: null, schema: 'ninh_binh', simulatorPort: 4700 },
  })
})

test('an empty value means not set', () => {
  expect(readEnv({ PORT: '', DATABASE_URL: '' })).toMatchObject({ env: { port: 4600, databaseUrl: null } })
})

test.each([
  ['PORT', 'http'],
  ['PORT', '70000'],
  ['PORT', '-1'],
  ['PORT', '46.5'],
  ['PORT', '0x10'],
  ['HOST', '999.1.1.1'],
  ['HOST', 'no such host'],
  ['DATABASE_URL', 'mysql://user:secret@host/db'],
  ['DATABASE_URL', 'postgres://user:secret@'],
  ['DATABASE_URL', 'postgres:///db'],
  ['SIMULATOR_PORT', '0'],
  ['SIMULATOR_PORT', '65523'],
  ['SIMULATOR_PORT', '4591'],
  ['NHIPSO_STATE', 'here'],
  ['NHIPSO_STATE', '/proc/here'],
  ['NHIPSO_SCHEMA', 'a"; drop schema b'],
  ['NHIPSO_LOG', 'loud'],
  ['NHIPSO_DEMO_HISTORY_FROM', '2025-02-30'],
  ['NHIPSO_DEMO_HISTORY_FROM', '2999-01-01'],
])('%s=%s is refused by name, in both languages, and says why', (name, value) => {
  const outcome = readEnv({ [name]: value })
  if (outcome.kind !== 'refused') throw new Error('taken')
  expect(outcome.problems).toHaveLength(1)
  const [vi, en] = outcome.problems[0]!.split('\n')
  expect(vi).toMatch(new RegExp(`^Cấu hình ${name}=.* không dùng được: .{5}`))
  expect(en).toMatch(new RegExp(`Setting ${name}=.* cannot be used: .{5}`))
  expect(outcome.problems[0]).not.toContain('secret')
})

test.each([
  ['PORT', '0'],
  ['HOST', '::1'],
  ['HOST', 'localhost'],
  ['DATABASE_URL', 'postgresql://user:secret@db.example.vn:5433/nhipso?sslmode=require'],
  ['DATABASE_URL', 'postgresql:///nhipso?host=%2Frun%2Fpostgresql'],
  ['SIMULATOR_PORT', '65522'],
  ['SIMULATOR_PORT', '4601'],
])('%s=%s is taken', (name, value) => {
  expect(readEnv({ [name]: value })).toMatchObject({ kind: 'read' })
})

test('all bad settings are named at once', () => {
  expect(readEnv({ PORT: 'x', NHIPSO_LOG: 'loud' })).toMatchObject({
    problems: [expect.any(String), expect.any(String)],
  })
})

test('a setting we do not know is reported, a misspelt one too', () => {
  const outcome = readEnv({ NHIPSO_STAET: '/tmp', OTHER: '1' })
  expect(outcome).toMatchObject({ kind: 'read', warnings: [expect.stringContaining('NHIPSO_STAET')] })
})
