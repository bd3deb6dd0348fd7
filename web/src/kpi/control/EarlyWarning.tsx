import { useQuery } from '@tanstack/react-query'
import { reachOf } from 'shared/account/policy.ts'
import { formatDay, formatNumber } from 'shared/format.ts'
import { controlChartMessages as m } from 'shared/messages/control-chart.ts'
import { SmallControl } from '../../chart/SmallControl.tsx'
import type { Answer } from '../../http.ts'
import { q } from '../../query.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { useWho } from '../../shell/use-who.ts'
import { Answered } from '../../ui/Answered.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { earlyDrawn, earlySentence } from './early-model.ts'

type Warning = Answer<'readEarlyWarning'>['warning']

interface Asked {
  kpi: string
  unit: string | undefined
  /** The version of the definition days are counted by; without one, that of today. */
  definition: number | undefined
}

/** Whether the last days drift: for the Department, which can ask a subsystem or a unit before the month is over. */
export function EarlyWarning(asked: Asked) {
  const { identity } = useWho()
  return reachOf(identity, 'report.read') === 'all' ? <Watched {...asked} /> : null
}

function Watched({ kpi, unit, definition }: Asked) {
  const say = useSay()
  const asked = { ...(unit !== undefined && { unit }), ...(definition !== undefined && { definition }) }
  const query = useQuery(q('readEarlyWarning', { params: { id: kpi }, query: asked }))
  return (
    <Answered query={query} what={say(m.earlyWhat)} lines={4}>
      {({ warning }) => <Drawn warning={warning} />}
    </Answered>
  )
}

function Drawn({ warning }: { warning: Warning }) {
  const say = useSay()
  const locale = useLocale()
  const summary = earlySentence(locale, warning)
  const first = warning.days[0]?.day
  if (first === undefined)
    return (
      <section className="early" aria-labelledby="early">
        <h2 id="early">{say(m.earlyTitle)}</h2>
        <p className="summary">{summary}</p>
      </section>
    )
  const number = (value: number) => formatNumber(locale, value, 1)
  return (
    <Figure
      title={say(m.earlyTitle)}
      summary={summary}
      summaryShown
      table={
        <DataTable
          caption={say(m.earlyTitle)}
          rows={warning.days.toReversed()}
          rowKey={({ day }) => day}
          columns={[
            { key: 'day', label: say(m.earlyDay), cell: ({ day }) => formatDay(locale, day) },
            {
              key: 'score',
              label: say(m.earlyScore),
              numeric: true,
              cell: ({ score }) => (score === null ? '—' : number(score)),
            },
            { key: 'average', label: say(m.earlyAverage), numeric: true, cell: ({ value }) => number(value) },
            {
              key: 'limits',
              label: say(m.limits),
              numeric: true,
              cell: ({ low, high }) => `${number(low)}–${number(high)}`,
            },
          ]}
        />
      }
    >
      <div className="early">
        <SmallControl {...earlyDrawn(warning)} />
      </div>
      <p className="none">{say(m.earlyHow, { day: formatDay(locale, first) })}</p>
    </Figure>
  )
}
