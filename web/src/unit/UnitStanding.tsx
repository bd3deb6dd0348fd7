import { Link } from '@tanstack/react-router'
import { unitPageMessages as m } from 'shared/messages/unit-page.ts'
import { toKpi } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import type { KpiLine } from '../ui/KpiTable.tsx'
import { GapText } from '../ui/GapText.tsx'
import { gapSentence, gapsOf, tallyOf } from './unit-gap-model.ts'

/** The first sentence of a unit's page: what to do first; then the two next, then the count of all. */
export function UnitStanding({ lines }: { lines: readonly KpiLine[] }) {
  const say = useSay()
  const locale = useLocale()
  const [first, ...rest] = gapsOf(lines)
  const tally = tallyOf(lines)
  const sentence = first
    ? gapSentence(locale, first)
    : tally.met > 0
      ? say(m.allMet, { n: tally.met })
      : say(m.noneToJudge)
  return (
    <section className="standing">
      <p className="standing-first">{sentence}</p>
      {rest.length > 0 && (
        <p>
          {say(m.nextGaps)}:{' '}
          {rest.slice(0, 2).map(({ line: { kpi, row }, target }, place) => (
            <span key={kpi.id}>
              {place > 0 && '; '}
              <Link {...toKpi(kpi.id)}>{kpi.name[locale]}</Link> {row.value.text} ({target.text}),{' '}
              <GapText kpi={kpi} target={target} />
            </span>
          ))}
          .
        </p>
      )}
      <p className="none">
        {say(m.tally, { ...tally })} {say(m.fewLeft)}
      </p>
    </section>
  )
}
