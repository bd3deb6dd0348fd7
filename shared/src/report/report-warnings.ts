import { formatCount, formatInstant } from '../format.ts'
import { reportNotes } from '../messages/report.ts'
import { say } from '../messages/say.ts'
import { definitionNotes } from './definition-note.ts'
import type { Writer } from './writer.ts'

/** What a reader must know before trusting the numbers. */
export function reportWarnings(writer: Writer, stated?: readonly string[]): string[] {
  const { snapshot, locale, text } = writer
  const warnings: string[] = []
  if (snapshot.period.state !== 'closed')
    warnings.push(say(locale, reportNotes.running, { cutOff: formatInstant(locale, snapshot.cutOff) }))
  for (const kpi of snapshot.kpis.filter(({ id }) => stated?.includes(id) ?? true)) {
    const value = snapshot.figures.find(
      (figure) => figure.kpi === kpi.id && figure.place === snapshot.province.code,
    )?.value
    if (!value) continue
    const name = text(kpi.name)
    const count = (number: number) => formatCount(locale, number)
    if (value.reported < value.expected)
      warnings.push(
        say(locale, reportNotes.incomplete, {
          name,
          reported: count(value.reported),
          expected: count(value.expected),
        }),
      )
    if (value.quarantined > 0)
      warnings.push(say(locale, reportNotes.waiting, { name, quarantined: count(value.quarantined) }))
  }
  return [...warnings, ...definitionNotes(writer, stated)]
}
