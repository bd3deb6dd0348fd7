import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Day } from 'shared/day.ts'
import { formatCount, formatDay, formatNumber } from 'shared/format.ts'
import type { Exception } from 'shared/kpi/compare/standing-contract.ts'
import { standingPageMessages as m } from 'shared/messages/standing-page.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { toKpi, toUnit } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { Answered } from '../ui/Answered.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { Explaining } from '../ui/Explaining.tsx'
import { formatShown, shown } from '../ui/kpi-scale.ts'
import { useExplanations } from '../ui/use-explanations.ts'
import { usePeriodAsked } from '../ui/use-period.ts'
import { ValueText } from '../ui/ValueText.tsx'
import './exceptions.css'

/** At most seven charts leadership should ask about, each with who answers for it and by when; most effect first. */
export function ExceptionList() {
  const say = useSay()
  const locale = useLocale()
  const { period } = usePeriodAsked()
  const query = useQuery(q('listExceptions', { query: period }))
  return (
    <section className="exceptions" aria-labelledby="exceptions">
      <h2 id="exceptions">{say(m.exceptionsTitle)}</h2>
      <Answered query={query} what={say(m.exceptionsWhat)} lines={6}>
        {({ exceptions, charts, q: share, period: { to } }) =>
          exceptions.length === 0 ? (
            <p>{say(m.exceptionsNone)}</p>
          ) : (
            <>
              <p className="summary">
                {say(m.exceptionsSaid, {
                  standing: formatCount(locale, charts.standing),
                  tested: formatCount(locale, charts.tested),
                  q: formatNumber(locale, share * 100, 0),
                  n: exceptions.length,
                })}
              </p>
              <Exceptions exceptions={exceptions} ended={to} />
            </>
          )
        }
      </Answered>
    </section>
  )
}

function Exceptions({ exceptions, ended }: { exceptions: readonly Exception[]; ended: Day }) {
  const say = useSay()
  const locale = useLocale()
  const { units, kpis } = useProvince()
  const unitOf = (code: string) => {
    const unit = units.find((one) => one.code === code)
    return unit ? unitName(locale, unit) : code
  }
  const kpiOf = (id: string) => kpis.find((one) => one.id === id)
  const explanations = useExplanations(ended)
  return (
    <DataTable
      caption={say(m.exceptionsTitle)}
      className="exception-table"
      rows={exceptions}
      rowKey={({ kpi, unit }) => `${kpi} ${unit}`}
      columns={[
        {
          key: 'unit',
          label: say(m.exceptionUnit),
          cell: ({ unit, kpi }) => (
            <>
              <Link {...toUnit(unit)}>{unitOf(unit)}</Link>
              <small>
                <Link {...toKpi(kpi, unit)}>{kpiOf(kpi)?.name[locale] ?? kpi}</Link>
              </small>
            </>
          ),
        },
        {
          key: 'effect',
          label: say(m.exceptionEffect),
          cell: ({ effect, counted, value, centre, kpi: id }) => {
            const kpi = kpiOf(id)
            const usual = kpi ? formatShown(locale, kpi, shown(kpi, centre) ?? 0) : formatNumber(locale, centre, 2)
            return (
              <>
                <span className="worse">
                  <span aria-hidden="true">▼</span> {formatCount(locale, effect)} {counted}
                </span>
                <small>
                  <ValueText value={value} />· {say(m.exceptionUsual, { centre: usual })}
                </small>
              </>
            )
          },
        },
        {
          key: 'owner',
          label: say(m.exceptionOwner),
          cell: ({ owner }) => owner.title,
        },
        {
          key: 'due',
          label: say(m.exceptionDue),
          // Of what is in the register its own day counts, else the rule's.
          cell: ({ due, workingDaysLeft, kpi, unit, owner, text }) => (
            <>
              {!explanations.of(kpi, unit) && (
                <>
                  {formatDay(locale, due)}
                  <small className={workingDaysLeft < 0 ? 'worse' : undefined}>
                    {say(workingDaysLeft < 0 ? m.exceptionLate : m.exceptionDays, { n: Math.abs(workingDaysLeft) })}
                  </small>
                </>
              )}
              <Explaining
                explanations={explanations}
                kpi={kpiOf(kpi) ?? { id: kpi, name: { vi: kpi, en: kpi } }}
                unit={unit}
                unitName={unitOf(unit)}
                owner={owner.title}
                text={text}
                due={due}
              />
            </>
          ),
        },
      ]}
    />
  )
}
