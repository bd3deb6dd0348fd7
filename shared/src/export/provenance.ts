import { formatCount, formatDay, formatInstant, formatNumber } from '../format.ts'
import { provenanceMessages as m } from '../messages/provenance.ts'
import { say } from '../messages/say.ts'
import type { Locale } from '../text.ts'
import type { Sheet } from './sheet.ts'

/** Without this a figure outside the program is only a figure: of when, known when, how whole, and where it can be asked for again. */
export interface Provenance {
  title: string
  period: { label: string; from: string; to: string } | null
  filters: readonly { name: string; text: string }[]
  /** The state of the ledger; null for what does not come from it. */
  knowledge: { version: number; recordedAt: string | null } | null
  coverage: { reported: number; expected: number } | null
  /** The page as it was, with its period and its state of the ledger spelled out. */
  link: string
  takenAt: string
}

export interface Fact {
  name: string
  text: string
}

/** As lines for people, in the order in which one asks. */
export function factsOf(locale: Locale, { period, filters, knowledge, coverage, link, takenAt }: Provenance): Fact[] {
  const fact = (name: keyof typeof m, text: string): Fact => ({ name: say(locale, m[name]), text })
  return [
    ...(period
      ? [fact('period', `${period.label} (${formatDay(locale, period.from)} – ${formatDay(locale, period.to)})`)]
      : []),
    ...(filters.length === 0 ? [] : [fact('filters', filters.map(({ name, text }) => `${name}: ${text}`).join('; '))]),
    ...(knowledge?.recordedAt
      ? [
          fact(
            'cutOff',
            say(locale, m.version, {
              when: formatInstant(locale, knowledge.recordedAt),
              version: formatCount(locale, knowledge.version),
            }),
          ),
        ]
      : []),
    ...(coverage && coverage.expected > 0
      ? [
          fact(
            'coverage',
            say(locale, m.coverageOf, {
              share: `${formatNumber(locale, Math.floor(Math.min(1, coverage.reported / coverage.expected) * 1000) / 10, 1)}%`,
              reported: formatCount(locale, coverage.reported),
              expected: formatCount(locale, coverage.expected),
            }),
          ),
        ]
      : []),
    fact('takenAt', formatInstant(locale, takenAt)),
    fact('link', link),
  ]
}

/** For machines: the same in every row, so that a row says by itself where it comes from. */
export function machineFacts({ period, knowledge, link, takenAt }: Provenance): [key: string, text: string][] {
  return [
    ...(period
      ? ([
          ['period_from', period.from],
          ['period_to', period.to],
        ] as [string, string][])
      : []),
    ...(knowledge ? [['data_version', String(knowledge.version)] as [string, string]] : []),
    ...(knowledge?.recordedAt ? [['data_recorded_at', knowledge.recordedAt] as [string, string]] : []),
    ['taken_at', takenAt],
    ['link', link],
  ]
}

/** How whole a table is, where its rows say it of themselves. */
export function coverageOfSheet({ columns, rows }: Sheet): Provenance['coverage'] {
  const [reported, expected] = ['reported', 'expected'].map((key) => columns.findIndex((column) => column.key === key))
  if (reported === undefined || expected === undefined || reported < 0 || expected < 0) return null
  const sum = (at: number) => rows.reduce((total, row) => total + (typeof row[at] === 'number' ? row[at] : 0), 0)
  return { reported: sum(reported), expected: sum(expected) }
}
