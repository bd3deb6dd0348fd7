import type { Sheet } from 'shared/export/sheet.ts'
import { boardSheetMessages as m } from 'shared/messages/board-sheet.ts'
import { stateNames } from 'shared/messages/probe-page.ts'
import type { Locale } from 'shared/text.ts'
import type { Say } from '../shell/locale.tsx'
import type { Cell } from './board-model.ts'
import { standingText } from './probe-text.ts'

interface Named {
  units: ReadonlyMap<string, string>
  systems: ReadonlyMap<string, string>
  /** Of the node that is at fault. */
  node: (id: string) => string
}

/** The board as data: a connection a row, as it stands, why, and since when. */
export function boardSheet(say: Say, locale: Locale, cells: readonly Cell[], named: Named): Sheet {
  const column = (key: string, head: string, as?: 'instant') => ({ key, head, ...(as && { as }) })
  return {
    title: say(m.title),
    columns: [
      column('unit_code', say(m.unitCode)),
      column('unit', say(m.unit)),
      column('system', say(m.system)),
      column('connection', say(m.connection)),
      column('state', say(m.state)),
      column('reason', say(m.why)),
      column('since', say(m.since), 'instant'),
      column('cause', say(m.cause)),
      column('last_latency_ms', say(m.latency)),
      column('troubles', say(m.trouble)),
    ],
    rows: cells.map(({ id, unit, subsystem, standing, since, lastUs, troubles }) => [
      unit,
      unit === null ? null : (named.units.get(unit) ?? unit),
      named.systems.get(subsystem) ?? subsystem,
      id,
      { code: standing.state, word: stateNames[standing.state][locale] },
      standing.state === 'up' ? null : standingText(locale, standing),
      new Date(since * 1000).toISOString(),
      standing.root === null ? null : named.node(standing.root),
      lastUs === null ? null : lastUs / 1000,
      troubles.length,
    ]),
  }
}
