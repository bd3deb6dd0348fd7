import type { Day } from 'shared/day.ts'
import { type Province, provinceSchema } from 'shared/province.ts'
import { both } from './both.ts'
import { connections } from './connections.ts'
import { datasets } from './datasets.ts'
import { feedsAt } from './feeds.ts'
import { flags } from './flags.ts'
import { instruments } from './instruments.ts'
import { connectionKpis } from './kpis-connection.ts'
import { documentKpis } from './kpis-document.ts'
import { dossierKpis } from './kpis-dossier.ts'
import { procedureKpis } from './kpis-procedure.ts'
import { measures } from './measures.ts'
import { pathNodes } from './path.ts'
import { providers } from './providers.ts'
import { published } from './published.ts'
import { reportTemplates } from './report-templates.ts'
import { specialDays } from './special-days.ts'
import { subsystems } from './subsystems.ts'
import { units } from './units.ts'
import { watchedAt } from './watched.ts'

/** The day the two-tier model and the merged province began. */
export const firstDay: Day = '2025-07-01'

interface Setting {
  simulator: URL
  historyFrom?: Day
  /** The day since which connections have been watched and arrivals noted. */
  watchedFrom?: Day
}

/** Everything the program must know about Ninh Bình, in the form an administrator would hand in. */
export function ninhBinh({ simulator, historyFrom = firstDay, watchedFrom = historyFrom }: Setting): Province {
  return provinceSchema.parse({
    code: '37',
    name: both('Tỉnh Ninh Bình', 'Ninh Bình Province'),
    historyFrom,
    simulated: true,
    units,
    specialDays,
    subsystems,
    connections,
    pathNodes,
    watched: watchedAt(simulator),
    providers,
    instruments,
    datasets,
    measures,
    kpis: [...dossierKpis, ...procedureKpis, ...documentKpis, ...connectionKpis].sort((a, b) =>
      a.id.localeCompare(b.id),
    ),
    feeds: feedsAt(simulator, historyFrom, watchedFrom),
    published,
    flags,
    reportTemplates,
  })
}
