import type { ConnectorDefinition } from 'shared/feed/connector/connector.ts'
import type { Province } from 'shared/province.ts'
import type { Db } from '../../db/open.ts'
import { testDocument } from '../../unit/test-document.ts'
import { insertConnector } from '../connector/connector-store.ts'
import { switchOn } from '../connector/switch-connector.ts'
import { readMeasures } from '../connector/mapped-ground.ts'

/** Communes of their own codes, and nothing but weekly petitions, which no feed brings. */
export function documentOf(communes: readonly string[]): Province {
  const whole = testDocument({ feeds: [] })
  const [province] = whole.units
  const commune = whole.units.find(({ kind }) => kind === 'commune')!
  const units = communes.map((code, at) => ({
    ...commune,
    code,
    name: `Xã ${code}`,
    tile: [at, 1] as [number, number],
  }))
  return { ...whole, units: [province!, ...units] }
}

/** Each commune’s weeks at an address of its own, its name nowhere in the answer. */
export const ownAddresses = (url: string, change: Partial<ConnectorDefinition> = {}): ConnectorDefinition => ({
  name: { vi: 'Phản ánh từng xã', en: 'Petitions, commune by commune' },
  subsystem: 'mot-cua',
  dataset: 'petition',
  asked: {
    url: `${url}/xa/{unit}/tuan?tuNgay={from}&denNgay={to}`,
    method: 'GET',
    body: null,
    days: 'iso',
    credential: false,
    deadlineMs: 2_000,
    perMinute: 6_000,
    maxBytes: 100_000,
  },
  mapping: {
    shape: { format: 'json', records: '$.weeks[*]' },
    unit: { asked: true },
    otherNames: [],
    day: { at: '@.ending', style: 'iso', zone: 'Asia/Ho_Chi_Minh' },
    numbers: 'plain',
    measures: ['petitions', 'petitions_on_time', 'ratings', 'ratings_satisfied'].map((measure) => ({
      measure,
      at: `@.${measure}`,
    })),
  },
  schedule: { kind: 'daily', at: '06:30' },
  historyFrom: '2025-07-01',
  backfillDays: 366,
  recheckDays: 7,
  lagHours: 6,
  ...change,
})

export const weeksOf = (weeks: readonly (readonly [ending: string, petitions: number])[]): string =>
  JSON.stringify({
    weeks: weeks.map(([ending, petitions]) => ({
      ending,
      petitions,
      petitions_on_time: petitions,
      ratings: 10,
      ratings_satisfied: 9,
    })),
  })

/** Set up and switched on, as two people would have done. */
export async function layOwnAddresses(db: Db, definition: ConnectorDefinition, at: Date): Promise<void> {
  const id = 'tung-xa'
  await insertConnector(db, { id, definition }, { reason: 'Mỗi xã một địa chỉ', by: null, at })
  await switchOn(db, { id, definition }, await readMeasures(db, definition.dataset), at)
}
