import { formatCount, formatRatio } from 'shared/format.ts'
import { partTexts, probePageMessages as m } from 'shared/messages/probe-page.ts'
import { PhaseRows } from '../chart/PhaseRows.tsx'
import { useLocale, useSay } from '../shell/locale.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { Figure } from '../ui/Figure.tsx'
import { type Bands, longestOf, partsOf } from './phase-parts.ts'
import { axisText, latencyText, whenText } from './probe-text.ts'

/** Where the time of right answers went, part by part. Nothing where a round has but one. */
export function PhaseChart({ bands }: { bands: Bands }) {
  const say = useSay()
  const locale = useLocale()
  const parts = partsOf(bands)
  const longest = longestOf(parts)
  if (parts.length < 2 || !longest) return null
  const summary = say(m.phasesWords, {
    parts: parts
      .map(({ name, usual }) => `${partTexts[name][locale].toLowerCase()} ${latencyText(locale, usual)}`)
      .join(', '),
    longest: partTexts[longest.part.name][locale].toLowerCase(),
    share: formatRatio(locale, longest.part.usual, longest.whole, 0),
  })
  return (
    <Figure title={say(m.phasesTitle)} summary={summary} summaryShown table={<PartTable bands={bands} />}>
      <PhaseRows
        from={bands.from}
        slotS={bands.slotS}
        n={bands.n}
        rows={parts.map(({ name, values, usual }) => ({
          key: name,
          label: partTexts[name][locale],
          said: latencyText(locale, usual),
          values,
        }))}
        words={summary}
        yLabel={(us) => latencyText(locale, us)}
        xLabel={(at) => axisText(locale, at)}
      />
      <p className="summary">{say(m.phasesScale)}</p>
    </Figure>
  )
}

function PartTable({ bands }: { bands: Bands }) {
  const say = useSay()
  const locale = useLocale()
  const rows = bands.n.flatMap((n, place) => (n > 0 ? [place] : [])).toReversed()
  return (
    <DataTable
      caption={say(m.phasesTitle)}
      columns={[
        {
          key: 'time',
          label: say(m.time),
          cell: (place) => whenText(locale, bands.from + place * bands.slotS * 1000, bands.to),
        },
        {
          key: 'n',
          label: say(m.rightAnswers),
          numeric: true,
          cell: (place) => formatCount(locale, bands.n[place]! - bands.failed[place]!),
        },
        ...partsOf(bands).map(({ name, values }) => ({
          key: name,
          label: partTexts[name][locale],
          numeric: true,
          cell: (place: number) => latencyText(locale, values[place] ?? null),
        })),
        {
          key: 'total',
          label: say(m.whole),
          numeric: true,
          cell: (place) => latencyText(locale, bands.p50[place] ?? null),
        },
      ]}
      rows={rows}
      rowKey={String}
    />
  )
}
