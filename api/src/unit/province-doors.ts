import type { OpenAPIHono } from '@hono/zod-openapi'
import { type Day, dayOf } from 'shared/day.ts'
import { readHealth, readProgress, readProvince } from 'shared/province-contract.ts'
import { provinceSays } from 'shared/messages/province.ts'
import type { Unit } from 'shared/unit/unit.ts'
import type { UnitChange } from 'shared/unit/unit-change.ts'
import type { Deps } from '../deps.ts'
import { makeDoors } from '../http/doors.ts'
import { Refusal } from '../http/refusal.ts'
import { readChanges } from './change/read-changes.ts'
import { standingUnits } from './change/standing-units.ts'
import { advanceOf, isLoading } from './advance.ts'
import * as store from './province-store.ts'

const version = '0.1.0'

export function provinceDoors({ db, now }: Pick<Deps, 'db' | 'now'>): OpenAPIHono {
  const doors = makeDoors()

  doors.openapi(readHealth, async (c) =>
    c.json({ status: 'ok' as const, version, dataVersion: await store.readDataVersion(db), today: dayOf(now()) }, 200),
  )

  doors.openapi(readProvince, async (c) => {
    const province = await store.readProvinceRow(db)
    if (!province) throw new Refusal(503, provinceSays.notLoaded, { headers: { 'retry-after': '2' } })
    const [all, changes, kpis, subsystems, connections, specialDays] = await Promise.all([
      store.listUnits(db),
      readChanges(db),
      store.listKpiBriefs(db),
      store.listSubsystems(db),
      store.listConnections(db),
      store.listSpecialDays(db),
    ])
    const { code, name, simulated, history_from: historyFrom } = province
    const today = dayOf(now())
    const { units, otherUnits } = unitsToday(all, changes, today)
    return c.json(
      { code, name, simulated, historyFrom, today, units, otherUnits, kpis, subsystems, connections, specialDays },
      200,
    )
  })

  doors.openapi(readProgress, async (c) => {
    const [dataVersion, feeds] = await Promise.all([store.readDataVersion(db), store.listFeedAdvances(db)])
    const advances = feeds.map(({ id, name, feed, caughtUpTo, failures }) => ({
      id,
      name,
      ...advanceOf(feed, caughtUpTo, now()),
      failing: failures > 0,
    }))
    return c.json({ dataVersion, feeds: advances.filter(isLoading) }, 200)
  })

  return doors
}

/** Who stands today, as every page lists them; the others only to be told of by name. */
function unitsToday(all: readonly Unit[], changes: readonly UnitChange[], today: Day) {
  const { units, others } = standingUnits(all, changes, today)
  return {
    units: units.map(({ from: _from, to: _to, heirs: _heirs, before: _b, comparableFrom: _c, ...unit }) => unit),
    otherUnits: others.map(({ before: _b, comparableFrom: _c, ...unit }) => unit),
  }
}
