import { useQuery } from '@tanstack/react-query'
import { formatCount, formatInstant } from 'shared/format.ts'
import { probePageMessages as m } from 'shared/messages/probe-page.ts'
import { SmokeBand } from '../chart/SmokeBand.tsx'
import type { Answer } from '../http.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { Answered } from '../ui/Answered.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { Figure } from '../ui/Figure.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { PhaseChart } from './PhaseChart.tsx'
import { axisText, latencyText, whenText } from './probe-text.ts'

type Bands = Answer<'readSamples'>

const windows = { hours: 3, day: 24, week: 7 * 24, month: 30 * 24 } as const
type Window = keyof typeof windows
const windowNames = Object.keys(windows) as Window[]

/** One connection over time: how long it took, and where the time went. How far back stands in the address. */
export function LatencyChart({ id }: { id: string }) {
  const say = useSay()
  const [{ by }, change] = usePageState()
  const shown = windowNames.find((one) => one === by) ?? 'day'
  const query = useQuery({
    ...q('readSamples', { params: { id }, query: { hours: windows[shown] } }),
    staleTime: 20_000,
    refetchInterval: 30_000,
  })
  return (
    <div className="latency">
      <Segmented
        label={say(m.window)}
        value={shown}
        options={windowNames.map((key) => ({
          key,
          label: windows[key] > 24 ? say(m.days, { n: windows[key] / 24 }) : say(m.hours, { n: windows[key] }),
        }))}
        onChoose={(key) => change({ by: key === 'day' ? undefined : key })}
      />
      <Answered query={query} what={say(m.samples)} lines={10}>
        {(bands) => (
          <>
            <Smoke bands={bands} title={say(m.latency)} />
            <PhaseChart bands={bands} />
          </>
        )}
      </Answered>
    </div>
  )
}

interface SmokeProps {
  bands: Bands
  title: string
  during?: { from: number; to: number }
}

/** The latency of one connection, and its table. */
export function Smoke({ bands, title, during }: SmokeProps) {
  const say = useSay()
  const locale = useLocale()
  const sum = (column: readonly number[]) => column.reduce((one, other) => one + other, 0)
  const medians = bands.p50.filter((us) => us !== null)
  const words = say(m.latencyWords, {
    from: formatInstant(locale, new Date(bands.from)),
    to: formatInstant(locale, new Date(bands.to)),
    low: latencyText(locale, medians.length > 0 ? Math.min(...medians) : null),
    high: latencyText(locale, medians.length > 0 ? Math.max(...medians) : null),
    failed: formatCount(locale, sum(bands.failed)),
    n: formatCount(locale, sum(bands.n)),
  })
  return (
    <Figure title={title} summary={words} summaryShown table={<SlotTable bands={bands} />}>
      <SmokeBand
        data={bands}
        words={words}
        yLabel={(us) => (us === 0 ? '0' : latencyText(locale, us))}
        xLabel={(at) => axisText(locale, at)}
        {...(during && { during })}
        failedLabel={say(m.failedRounds).split(' ').slice(-1)[0] ?? ''}
      />
      <p className="summary">{say(m.latencyUnder)}</p>
    </Figure>
  )
}

function SlotTable({ bands }: { bands: Bands }) {
  const say = useSay()
  const locale = useLocale()
  const rows = bands.n.flatMap((n, place) => (n > 0 ? [place] : [])).toReversed()
  const us = (column: readonly (number | null)[]) => (place: number) => latencyText(locale, column[place] ?? null)
  return (
    <DataTable
      caption={say(m.latency)}
      columns={[
        {
          key: 'time',
          label: say(m.time),
          cell: (place) => whenText(locale, bands.from + place * bands.slotS * 1000, bands.to),
        },
        { key: 'n', label: say(m.rounds), numeric: true, cell: (place) => formatCount(locale, bands.n[place]!) },
        {
          key: 'failed',
          label: say(m.failedRounds),
          numeric: true,
          cell: (place) => formatCount(locale, bands.failed[place]!),
        },
        {
          key: 'lost',
          label: say(m.lostEchoes),
          numeric: true,
          cell: (place) => formatCount(locale, bands.lost[place]!),
        },
        { key: 'p50', label: say(m.median), numeric: true, cell: us(bands.p50) },
        { key: 'p95', label: 'P95', numeric: true, cell: us(bands.p95) },
        { key: 'usual', label: say(m.usual), numeric: true, cell: us(bands.usual.middle) },
      ]}
      rows={rows}
      rowKey={String}
    />
  )
}
