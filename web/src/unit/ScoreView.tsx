import { formatCount, formatNumber } from 'shared/format.ts'
import type { Score766 } from 'shared/kpi/compare/standing-contract.ts'
import { scoreGroupTexts, scoreStateTexts, standingPageMessages as m } from 'shared/messages/standing-page.ts'
import { periodLabel } from 'shared/period.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { DataTable } from '../ui/DataTable.tsx'

/** The index of Decision 766: points by group, where they were lost, and which are cheapest to win. */
export function ScoreView({ score }: { score: Score766 }) {
  const say = useSay()
  const locale = useLocale()
  const points = (value: number) => formatNumber(locale, value, 2)
  const { groups, components, ofKnown, cheapest, unconfirmed } = score
  return (
    <section aria-labelledby="score" className="score-766">
      <h2 id="score">{say(m.scoreTitle)}</h2>
      <p>
        <strong>
          {say(m.scoreSaid, {
            score: points(score.score),
            max: points(score.max),
            period: periodLabel(locale, score.period),
            lost: points(score.max - score.score),
          })}
        </strong>{' '}
        {cheapest?.text}
      </p>
      <p className="summary">
        {ofKnown &&
          say(m.scoreKnown, {
            score: points(ofKnown.score),
            points: points(ofKnown.points),
            max: points(ofKnown.max),
          })}{' '}
        {unconfirmed.length > 0 && say(m.scoreOpen, { ids: unconfirmed.join(', ') })}
      </p>
      <DataTable
        caption={say(m.scoreTitle)}
        className="score-groups"
        rows={groups}
        rowKey={({ id }) => id}
        columns={[
          { key: 'group', label: say(m.group), cell: ({ id }) => say(scoreGroupTexts[id]) },
          {
            key: 'bar',
            label: '',
            cell: ({ max, points: own }) => (
              <span className="score-bar" aria-hidden="true" style={{ width: `${(100 * max) / 22}%` }}>
                <span style={{ width: `${max === 0 ? 0 : (100 * own) / max}%` }} />
              </span>
            ),
          },
          {
            key: 'points',
            label: say(m.points),
            numeric: true,
            cell: ({ max, points: own }) => `${points(own)}/${points(max)}`,
          },
          { key: 'lost', label: say(m.lost), numeric: true, cell: ({ lost }) => points(lost) },
        ]}
      />
      <details>
        <summary>{say(m.components)}</summary>
        <DataTable
          caption={say(m.components)}
          rows={components.toSorted((a, b) => b.lost - a.lost)}
          rowKey={({ id }) => id}
          columns={[
            { key: 'component', label: say(m.component), cell: ({ id, name }) => `${id} · ${name}` },
            {
              key: 'points',
              label: say(m.points),
              numeric: true,
              cell: ({ max, points: own }) => `${points(own)}/${points(max)}`,
            },
            { key: 'lost', label: say(m.lost), numeric: true, cell: ({ lost }) => points(lost) },
            {
              key: 'counts',
              label: say(m.counts),
              numeric: true,
              cell: ({ state, numerator, denominator }) =>
                state === 'scored' && numerator !== null && denominator !== null
                  ? `${formatCount(locale, numerator)}/${formatCount(locale, denominator)}`
                  : say(scoreStateTexts[state]),
            },
            {
              key: 'full',
              label: say(m.toFull),
              numeric: true,
              cell: ({ toFull }) => (toFull === null ? '—' : formatCount(locale, toFull)),
            },
          ]}
        />
      </details>
    </section>
  )
}
