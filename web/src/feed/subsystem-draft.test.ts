import type { KnownSubsystem } from 'shared/subsystem/subsystem-contract.ts'
import { expect, test } from 'vitest'
import { describedSystem, draftOfSystem } from './subsystem-draft.ts'

const known: KnownSubsystem = {
  id: 'lich',
  name: { vi: 'Lịch công tác', en: 'Work calendar' },
  abbreviation: null,
  kind: 'documents',
  level: 'province',
  provider: { vi: 'Công ty A', en: 'Company A' },
  address: null,
  note: null,
  added: { contact: 'Anh Bình', version: 1, changedAt: '2026-11-01T00:00:00Z', changedBy: null },
  feeds: [],
}

test('a system opened in the form is saved as it was', () => {
  const { name, kind, level, provider } = known
  expect(describedSystem({ ...draftOfSystem(known), reason: ' Đổi đầu mối ' })).toEqual({
    name,
    kind,
    level,
    provider,
    contact: 'Anh Bình',
    reason: 'Đổi đầu mối',
  })
})

test('what is not said in English is said as in Vietnamese, and no provider is none', () => {
  const draft = { ...draftOfSystem(null), nameVi: 'Lịch', providerVi: ' Công ty A', contact: 'x' }
  expect(describedSystem(draft)).toMatchObject({
    name: { vi: 'Lịch', en: 'Lịch' },
    provider: { vi: 'Công ty A', en: 'Công ty A' },
  })
  expect(describedSystem({ ...draft, providerVi: ' ' }).provider).toBeNull()
})
