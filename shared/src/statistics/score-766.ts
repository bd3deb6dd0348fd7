import type { Day } from '../day.ts'

/** What a component scores when nothing arose that could be counted. */
export type ZeroRule = 'full' | 'zero'

/**
 * A component of the index of Decision 766/QĐ-TTg (23/6/2022): points = max × min(1, ratio / full). `full` is the share
 * that already earns full points, in permille. The max of all components of a group add up to the group's.
 */
export interface ScoreComponent {
  id: string
  group: ScoreGroupId
  /** The portal's metric code. */
  metric: string
  max: number
  full: number
  whenNoneArose: ZeroRule
  /**
   * The KPI that measures it here; null where no figures come in yet. A KPI a unit does not owe is a row that does not
   * apply to it: full marks, by the declared policy, which is why totals of communes and of the province do not compare.
   */
  kpi: string | null
}

export const scoreGroupIds = ['publicity', 'progress', 'online', 'payment', 'digitisation', 'satisfaction'] as const
export type ScoreGroupId = (typeof scoreGroupIds)[number]

export interface ScoreRules {
  version: string
  /** In force from. */
  from: Day
  instrument: string
  /** What the document review left open. */
  unconfirmed: readonly string[]
  groups: readonly { id: ScoreGroupId; max: number }[]
  components: readonly ScoreComponent[]
}

const component = (
  id: string,
  group: ScoreGroupId,
  metric: string,
  [max, full]: readonly [number, number],
  { kpi = null, whenNoneArose = 'zero' }: Partial<ScoreComponent> = {},
): ScoreComponent => ({ id, group, metric, max, full, whenNoneArose, kpi })

/**
 * The rules as versioned data. Five groups of 18, 20, 22, 22 and 18 points; the third is online services (12) and online
 * payment (10). The split of the 12 points (2, 4, 6) fits every captured answer of the portal and is not confirmed by
 * the document; the score the portal returns stays authoritative, this one explains it.
 */
export const scoreRules: readonly ScoreRules[] = [
  {
    version: '766-2022.1',
    from: '2022-06-23',
    instrument: '766/QĐ-TTg',
    unconfirmed: ['3.1', '3.2', '3.3', '4.4'],
    groups: [
      { id: 'publicity', max: 18 },
      { id: 'progress', max: 20 },
      { id: 'online', max: 12 },
      { id: 'payment', max: 10 },
      { id: 'digitisation', max: 22 },
      { id: 'satisfaction', max: 18 },
    ],
    components: [
      component('1.1', 'publicity', 'PUBLISH_ON_TIME', [6, 1000], { kpi: 'T17' }),
      component('1.2', 'publicity', 'PUBLIC_UPDATE_ON_TIME', [4, 1000], { kpi: 'T17' }),
      component('1.3', 'publicity', 'PUBLIC_CONTENT_FULL', [2, 1000], { kpi: 'T17' }),
      component('1.4', 'publicity', 'DOSSIER_SYNC', [6, 1000], { kpi: 'T16' }),
      component('2.1', 'progress', 'DOSSIER_ON_TIME', [20, 1000], { kpi: 'T04' }),
      component('3.1', 'online', 'ONLINE_SERVICE', [2, 800], { kpi: 'T07' }),
      component('3.2', 'online', 'ONLINE_SERVICE_USED', [4, 1000], { kpi: 'T09' }),
      component('3.3', 'online', 'DOSSIER_ONLINE', [6, 500], { kpi: 'T02' }),
      component('3.5a', 'payment', 'FEE_FORMALITY_INTEGRATED', [2, 800], { kpi: 'T11' }),
      component('3.5b', 'payment', 'FEE_FORMALITY_PAID', [2, 800]),
      component('3.6', 'payment', 'DOSSIER_PAID_ONLINE', [6, 1000], { kpi: 'T10' }),
      component('4.1', 'digitisation', 'ORIGINAL_RESULT_AVAILABLE', [6, 1000], { kpi: 'T13' }),
      component('4.2', 'digitisation', 'SO_HOA_GIAY_TO_GIAI_QUYET', [4, 1000], { kpi: 'T12' }),
      component('4.3', 'digitisation', 'REUSED_DIGITIZED_DATA', [2, 800], { kpi: 'T14' }),
      component('4.4', 'digitisation', 'SYNCED_WITH_DVCQG_PERSONAL_STORAGE', [4, 1000]),
      component('4.5b', 'digitisation', 'CITIZEN_DATA_CONNECTED_DOSSIER', [2, 1000], { kpi: 'T15' }),
      component('4.5a', 'digitisation', 'CITIZEN_DATA_CONNECTED_FORMALITY', [2, 1000]),
      component('4.6', 'digitisation', 'ELECTRONIC_CERTIFIED_COPY', [2, 1000]),
      component('5.2', 'satisfaction', 'PETITION_PROCESSING_ON_TIME', [6, 1000], { kpi: 'T18', whenNoneArose: 'full' }),
      component('5.3', 'satisfaction', 'PETITION_HANDLING_SATISFACTION', [6, 1000], { whenNoneArose: 'full' }),
      component('5.4', 'satisfaction', 'DOSSIER_RECEIVING_SATISFACTION', [6, 900], { kpi: 'T19' }),
    ],
  },
]

/** The rules in force on a day: the newest that had begun. */
export function scoreRulesOn(day: Day, versions: readonly ScoreRules[] = scoreRules): ScoreRules {
  const begun = versions.filter(({ from }) => from <= day).toSorted((one, other) => (one.from < other.from ? 1 : -1))
  return begun[0] ?? versions[0]!
}
