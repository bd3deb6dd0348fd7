import type { Tell } from 'shared/alert/decision.ts'
import { formatInstant } from 'shared/format.ts'
import { tellTexts } from 'shared/messages/alert.ts'
import { alertPageMessages as m, letterStateTexts } from 'shared/messages/alert-page.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import type { Detail } from './answer-types.ts'

/** What went out, to whom, and what became of it. */
export function Letters({ letters }: { letters: NonNullable<Detail['letters']> }) {
  const say = useSay()
  const locale = useLocale()
  const sent = letters.filter(({ channel }) => channel !== 'in-app')
  return (
    <section aria-labelledby="letters">
      <h2 id="letters">{say(m.letters)}</h2>
      {sent.length === 0 ? (
        <p className="note">{say(m.lettersNone)}</p>
      ) : (
        <ul className="letters">
          {sent.map((letter) => (
            <li key={`${letter.createdAt} ${letter.kind} ${letter.channel} ${letter.recipient}`}>
              <strong>{tellTexts[letter.kind as Tell['kind']]?.[locale] ?? letter.kind}</strong> {letter.channel}
              {letter.recipient && ` (${letter.recipient})`}
              <span className={`letter ${letter.state}`}>
                {letterStateTexts[letter.state]?.[locale] ?? letter.state}
                {letter.sentAt && ` ${formatInstant(locale, letter.sentAt)}`}
                {letter.lastError && letter.state !== 'sent' && `: ${letter.lastError}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
