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
import { latencyText, whenText } from './probe-text.ts'

type Bands = Answer<'readSamples'>

/** The last day of one connection; `t` turns it into its table. */
export function LatencyChart({ id }: { id: string }) {
  const say = useSay()
  const query = useQuery({ ...q('readSamples', { params: { id } }), staleTime: 20_000, refetchInterval: 30_000 })
  return (
    <section className="latency" aria-labelledby="latency">
      <h2 id="latency">{say(m.latency)}</h2>
      <p className="summary">{say(m.latencyUnder)}</p>
      <Answered query={query} what={say(m.samples)} lines={10}>
        {(bands) => <Shown bands={bands} />}
      </Answered>
    </section>
  )
}

function Shown({ bands }: { bands: Bands }) {
  const say = useSay()
  const locale = useLocale()
  const [{ view }] = usePageState()
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
  if (view === 'table') return <SlotTable bands={bands} />
  return (
    <SmokeBand
      data={bands}
      words={words}
      yLabel={(us) => (us === 0 ? '0' : latencyText(locale, us))}
      xLabel={(at) => formatInstant(locale, new Date(at)).match(/\d\d:\d\d/)?.[0] ?? ''}
      failedLabel={say(m.failedRounds).split(' ').slice(-1)[0] ?? ''}
    />
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
        { key: 'connect', label: say(m.connectPhase), numeric: true, cell: us(bands.connect) },
        { key: 'usual', label: say(m.usual), numeric: true, cell: us(bands.usual.middle) },
      ]}
      rows={rows}
      rowKey={String}
    />
  )
}
