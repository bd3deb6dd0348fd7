import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatCount, formatDay, formatInstant } from 'shared/format.ts'
import { explainPageMessages as m } from 'shared/messages/explain-page.ts'
import { periodDays } from 'shared/period.ts'
import type { Answer } from '../http.ts'
import { toExplain } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { type KpiBrief } from '../shell/use-province.ts'
import { coverageSentence } from '../ui/coverage-sentence.ts'
import { useUnitNames } from '../unit/use-unit-names.ts'

/** So many are named before one has to ask for the rest. */
const shown = 12

/** Which days stand in the number, and which do not and why. */
export function CountedDays({ kpi, explanation }: { kpi: KpiBrief; explanation: Answer<'readExplanation'> }) {
  const say = useSay()
  const locale = useLocale()
  const { days, value } = explanation
  const closings = useQuery(q('listClosings', { query: { lang: locale } })).data?.closings
  const { from, to } = explanation.period
  const closed = closings?.find((one) => one.reopenedAt === null && one.from <= from && to <= one.to)
  const range = days.from !== null && days.to !== null ? periodDays(locale, { from: days.from, to: days.to }) : null
  return (
    <section aria-labelledby="days" className="counted-days">
      <h2 id="days">{say(m.daysTitle)}</h2>
      <p>
        {range === null ? say(m.daysNone) : say(kpi.aggregation === 'last' ? m.daysOfState : m.daysOfFlow, { range })}
      </p>
      {closings && (
        <p>
          {closed ? say(m.closed, { when: formatInstant(locale, closed.closedAt) }) : say(m.notClosed)}
          {closed && closed.movedSince > 0 && ` ${say(m.movedSince, { n: formatCount(locale, closed.movedSince) })}`}
        </p>
      )}
      {value.state !== 'not-applicable' && <p>{coverageSentence(locale, kpi, value)}</p>}
      {value.quarantined > 0 && (
        <p>
          <span aria-hidden="true">? </span>
          {say(m.held, { n: value.quarantined })}
        </p>
      )}
      {value.state !== 'not-applicable' && days.missingTotal === 0 && <p>{say(m.missingNone)}</p>}
      {days.missing.length > 0 && <MissingDaysOf days={days} />}
      {days.owing.length > 0 && <OwingUnits kpi={kpi} days={days} />}
    </section>
  )
}

type Days = Answer<'readExplanation'>['days']

function MissingDaysOf({ days: { missing, missingTotal } }: { days: Days }) {
  const say = useSay()
  const locale = useLocale()
  const named = missing.slice(-2 * shown).toReversed()
  const rest = missingTotal - named.length
  return (
    <p className="missing">
      {say(m.missingDays, {
        n: missingTotal,
        days: named.map((day) => formatDay(locale, day)).join(', '),
      })}{' '}
      {rest > 0 && say(m.missingMore, { n: formatCount(locale, rest) })}
    </p>
  )
}

function OwingUnits({ kpi, days: { owing, owingTotal, missingTotal } }: { kpi: KpiBrief; days: Days }) {
  const say = useSay()
  const locale = useLocale()
  const nameOf = useUnitNames()
  const named = owing.slice(0, shown)
  return (
    <>
      <p>{say(m.owing, { n: formatCount(locale, missingTotal), units: owingTotal })}</p>
      <ul className="owing">
        {named.map(({ unit: code, missing }) => (
          <li key={code}>
            <Link {...toExplain(kpi.id, code)}>{nameOf(code)}</Link>{' '}
            <span className="numeric">{formatCount(locale, missing)}</span>
          </li>
        ))}
      </ul>
      {owingTotal > named.length && <p className="none">{say(m.owingMore, { n: owingTotal - named.length })}</p>}
    </>
  )
}
