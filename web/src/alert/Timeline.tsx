import type { Severity } from 'shared/alert/incident.ts'
import { formatInstant } from 'shared/format.ts'
import { causeTexts, severityTexts } from 'shared/messages/alert.ts'
import { takenIn, timelineTexts } from 'shared/messages/alert-evidence.ts'
import type { Locale } from 'shared/text.ts'
import { useLocale } from '../shell/locale.tsx'
import { TimelineEntry } from '../ui/TimelineEntry.tsx'
import { conditionText } from './incident-words.ts'
import type { Detail } from './answer-types.ts'

type Entry = Detail['timeline'][number]

/** What happened, the newest last, as it was written down. */
export function Timeline({ entries }: { entries: readonly Entry[] }) {
  const locale = useLocale()
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <TimelineEntry
          key={entry.seq}
          at={entry.at}
          what={timelineTexts[entry.kind]?.[locale] ?? entry.kind}
          actor={entry.actor}
        >
          <Said entry={entry} locale={locale} />
        </TimelineEntry>
      ))}
    </ol>
  )
}

function Said({ entry: { kind, body }, locale }: { entry: Entry; locale: Locale }) {
  const word = (key: string) => (typeof body[key] === 'string' ? body[key] : null)
  const [text, note, to, until, condition] = [word('text'), word('note'), word('to'), body['until'], word('condition')]
  const cause = word('cause') as keyof typeof causeTexts | null
  const severity = word('severity') as Severity | null
  const reasons = Array.isArray(body['reasons']) ? (body['reasons'] as string[]) : []
  const said = [
    severity && severityTexts[severity]?.[locale],
    condition && conditionText(locale, { condition, reasons }),
    to,
    typeof until === 'number' ? formatInstant(locale, new Date(until)) : null,
    cause && causeTexts[cause]?.[locale],
    note,
    text,
    kind === 'took-in' ? takenIn(locale, body) : null,
  ].filter(Boolean)
  return said.length === 0 ? null : <p>{said.join(' · ')}</p>
}
