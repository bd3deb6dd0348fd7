import { formatProseDay } from '../format.ts'
import { reportNotes } from '../messages/report.ts'
import { say } from '../messages/say.ts'
import type { Block } from './document.ts'
import type { Writer } from './writer.ts'

/** Which KPIs have come to be counted otherwise within the time the report shows, and on what basis; nothing without any. */
export function definitionNotes({ snapshot, locale, text }: Writer, stated?: readonly string[]): string[] {
  return (snapshot.redefined ?? []).flatMap(({ kpi: id, version, from, basis }) => {
    const kpi = snapshot.kpis.find((one) => one.id === id)
    if (!kpi || !(stated?.includes(id) ?? true)) return []
    const said = { name: text(kpi.name), from: formatProseDay(locale, from), version: String(version), basis }
    return say(locale, reportNotes.redefined, said)
  })
}

/** The same as small print, beside where numbers come from. */
export const definitionNote = (writer: Writer, stated?: readonly string[]): Block[] =>
  definitionNotes(writer, stated).map((said) => ({
    kind: 'paragraph',
    role: 'note',
    content: [{ kind: 'text', text: said }],
  }))
