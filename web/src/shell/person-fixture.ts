import { type AccountRole, answersForUnit } from 'shared/account/role.ts'
import type { Me } from './use-who.ts'

/** For tests: somebody signed in, every step done, with hours ahead of them. */
export const person = (role: AccountRole, more: Partial<Me> = {}): Me => ({
  id: '019a0000-0000-7000-8000-000000000001',
  email: 'binh@ninhbinh.gov.vn',
  name: 'Nguyễn Thị Bình',
  role,
  unit: answersForUnit(role) ? '13285' : null,
  provider: role === 'operator' ? 'VNPT' : null,
  demo: false,
  method: 'password',
  next: 'ready',
  hasPassword: true,
  secondFactor: true,
  recoveryCodesLeft: 10,
  idleEndsAt: new Date(Date.now() + 30 * 60_000).toISOString(),
  endsAt: new Date(Date.now() + 12 * 3_600_000).toISOString(),
  ...more,
})
