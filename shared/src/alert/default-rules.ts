import type { Target } from './address-tell.ts'
import type { RuleDefinition } from './setup-contract.ts'

export interface DefaultRule {
  name: string
  place: number
  enabled: boolean
  definition: RuleDefinition
}

/** Whom the rules of the beginning reach; nobody where the province has set up no way yet. */
export interface DefaultTargets {
  /** Everybody who looks after the systems. */
  group: readonly Target[]
  /** Whoever is on duty. */
  duty: readonly Target[]
}

/**
 * The rules a province begins with, until it writes its own. What stands still for many is told at once, day and night,
 * and goes to whoever is on duty when nobody takes it up; a single line at night waits for the morning; what is only
 * unstable, late or short of a target comes in the digest. Places are left free between them.
 */
export function defaultRules({ group, duty }: DefaultTargets): DefaultRule[] {
  const [all, called] = [[...group], [...duty]]
  const levels = (...after: [afterMinutes: number, to: Target[]][]) =>
    after.filter(([, to]) => to.length > 0).map(([afterMinutes, to]) => ({ afterMinutes, to }))
  const rule = (place: number, name: string, definition: Partial<RuleDefinition>): DefaultRule => ({
    name,
    place,
    enabled: true,
    definition: {
      scopes: [],
      atLeast: 'info',
      subsystems: [],
      units: [],
      providers: [],
      to: all,
      digestBelow: null,
      nightBelow: null,
      repeatMinutes: null,
      escalation: [],
      ...definition,
    },
  })
  return [
    rule(10, 'Sự cố diện rộng: báo ngay, cả ngoài giờ', {
      scopes: ['root', 'mass', 'blind'],
      atLeast: 'major',
      to: [...called, ...all],
      repeatMinutes: 240,
      escalation: levels([30, called], [120, all]),
    }),
    rule(20, 'Một kết nối bị gián đoạn: báo ngay, ngoài giờ chờ đến giờ làm việc', {
      scopes: ['connection', 'root', 'certificate', 'clock'],
      atLeast: 'major',
      nightBelow: 'critical',
      repeatMinutes: 240,
      escalation: levels([120, called]),
    }),
    rule(30, 'Kết nối chập chờn: gộp trong bản tin tổng hợp', {
      scopes: ['connection', 'root', 'mass', 'blind', 'certificate', 'clock'],
      digestBelow: 'major',
      nightBelow: 'major',
      repeatMinutes: 1_440,
    }),
    rule(40, 'Nguồn số liệu im lặng hoặc trễ: trong giờ làm việc', {
      scopes: ['feed'],
      digestBelow: 'major',
      nightBelow: 'critical',
      repeatMinutes: 1_440,
      escalation: levels([1_440, called]),
    }),
    rule(50, 'Chỉ tiêu dưới mục tiêu, số liệu thiếu: bản tin tổng hợp', {
      scopes: ['kpi', 'coverage'],
      digestBelow: 'major',
      nightBelow: 'critical',
    }),
    rule(60, 'Nhiệm vụ sắp đến hạn, quá hạn: nhắc trong giờ làm việc, quá hạn lâu thì báo lên', {
      scopes: ['task'],
      digestBelow: 'major',
      nightBelow: 'critical',
      repeatMinutes: 1_440,
      escalation: levels([1_440, called]),
    }),
  ]
}
