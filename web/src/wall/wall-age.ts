import type { Day } from 'shared/day.ts'
import { formatInstant, formatProseDay } from 'shared/format.ts'
import type { DataStatus } from 'shared/kpi/kpi-contract.ts'
import { wallMessages as m } from 'shared/messages/wall.ts'
import type { Locale } from 'shared/text.ts'
import { loudness } from '../overview/overview-model.ts'
import type { Say } from '../shell/locale.tsx'

interface Asked {
  data: DataStatus | undefined
  today: Day
  /** Since when the server has not been heard of, epoch ms. */
  lost: number | null
}

/** How old what is shown is, in words; stale, the whole screen says so. */
export function ageOf(say: Say, locale: Locale, { data, today, lost }: Asked): { text: string; stale: boolean } {
  if (lost !== null) return { text: say(m.lost, { when: formatInstant(locale, new Date(lost)) }), stale: true }
  if (!data) return { text: '', stale: false }
  const { level, age } = loudness(data, today)
  const stale = level === 'stale'
  if (data.completeTo === null) return { text: say(m.noFigures), stale }
  const said = { day: formatProseDay(locale, data.completeTo), n: age ?? 0 }
  return { text: say(stale ? m.stale : said.n === 0 ? m.fresh : m.age, said), stale }
}
