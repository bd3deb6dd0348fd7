import type { Ways } from 'shared/alert/address-tell.ts'
import type { AlertRule } from 'shared/alert/address-tell.ts'
import { recipientsOf } from 'shared/alert/channel.ts'
import type { DutyRoster } from 'shared/alert/duty-roster.ts'
import type { MaintenanceWindow } from 'shared/alert/maintenance.ts'
import type { Provider } from 'shared/alert/provider.ts'
import { officeHours } from 'shared/probe/contract-hours.ts'
import { makeWorkCalendar } from 'shared/workday.ts'
import type { Db } from '../db/open.ts'

/** All that decides who is told what, as it stands at the beginning of a transaction. */
export interface AlertGround {
  rules: AlertRule[]
  ways: Ways
  windows: MaintenanceWindow[]
  providers: ReadonlyMap<string, Provider>
}

export async function readAlertGround(db: Db): Promise<AlertGround> {
  const days = await db.selectFrom('special_day').select(['day', 'working']).execute()
  const rules = await db
    .selectFrom('alert_rule')
    .select(['id', 'definition'])
    .where('enabled', '=', true)
    .orderBy('place')
    .orderBy('id')
    .execute()
  const channels = await db.selectFrom('channel').select(['id', 'definition']).where('enabled', '=', true).execute()
  const rosters = await db.selectFrom('duty_roster').select(['id', 'definition']).execute()
  return {
    rules: rules.map(({ id, definition }) => ({ id, ...definition })),
    ways: {
      channels: new Map(channels.map(({ id, definition }) => [id, recipientsOf(definition)])),
      rosters: new Map(rosters.map(({ id, definition }): [string, DutyRoster] => [id, { id, ...definition }])),
      officeHours,
      calendar: makeWorkCalendar(days),
    },
    windows: await readWindows(db),
    providers: await readProviders(db),
  }
}

export async function readWindows(db: Db): Promise<MaintenanceWindow[]> {
  const rows = await db
    .selectFrom('maintenance_window')
    .select(['id', 'definition'])
    .where('cancelled_at', 'is', null)
    .execute()
  return rows.map(({ id, definition }) => ({ id, time: definition.time, on: definition.on }))
}

export async function readProviders(db: Db): Promise<Map<string, Provider>> {
  const rows = await db.selectFrom('provider').select('definition').orderBy('id').execute()
  return new Map(rows.map(({ definition }) => [definition.id, definition]))
}
