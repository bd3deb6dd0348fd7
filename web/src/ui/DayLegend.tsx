import { type DayLetter, dayLetters, feedPageMessages as m } from 'shared/messages/feed-page.ts'
import { useLocale, useSay } from '../shell/locale.tsx'

/** What the letters of a completeness calendar mean. */
export function DayLegend() {
  const say = useSay()
  const locale = useLocale()
  return (
    <ul className="day-legend" aria-label={say(m.legend)}>
      {(Object.keys(dayLetters) as DayLetter[]).map((letter) => (
        <li key={letter} className="day-row">
          <b className={letter} aria-hidden="true">
            {dayLetters[letter].letter[locale]}
          </b>{' '}
          {say(dayLetters[letter].word)}
        </li>
      ))}
      <li>{say(m.offDay)}</li>
    </ul>
  )
}
