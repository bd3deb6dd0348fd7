import { formatCount, formatDay } from 'shared/format.ts'
import { say } from 'shared/messages/say.ts'
import { registerEntryTexts } from 'shared/messages/task-page.ts'
import type { Locale } from 'shared/text.ts'
import { useLocale } from '../shell/locale.tsx'
import { TimelineEntry } from '../ui/TimelineEntry.tsx'
import type { TaskDetail } from './register-answers.ts'

type Entry = TaskDetail['timeline'][number]

/** What happened and who said what, the newest last. */
export function RegisterTimeline({ entries }: { entries: readonly Entry[] }) {
  const locale = useLocale()
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <TimelineEntry key={entry.seq} at={entry.at} what={entryText(locale, entry)} actor={entry.actor}>
          {entry.text && <p>{entry.text}</p>}
        </TimelineEntry>
      ))}
    </ol>
  )
}

function entryText(locale: Locale, { kind, body }: Entry): string {
  const text = registerEntryTexts[kind]
  if (!text) return kind
  const dueOn = typeof body['dueOn'] === 'string' ? formatDay(locale, body['dueOn']) : ''
  const number = typeof body['number'] === 'number' ? formatCount(locale, body['number']) : ''
  return say(locale, text, { dueOn, number })
}
