import { formatCount, formatDay } from 'shared/format.ts'
import { connectorPageMessages as m } from 'shared/messages/connector-page.ts'
import { rejectTexts } from 'shared/messages/feed-page.ts'
import type { ConnectorDataset } from 'shared/feed/connector/connector-contract.ts'
import type { ConnectorTrial } from 'shared/feed/connector/connector-trial-contract.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { useUnitNames } from '../unit/use-unit-names.ts'
import { DriftTable } from './DriftTable.tsx'

interface Props {
  trial: ConnectorTrial
  dataset: ConnectorDataset | undefined
}

/** So many say enough of how it reads. */
const shownRows = 20

type Row = ConnectorTrial['rows'][number]

/** What came when it was asked just now, and what would become of it. */
export function ConnectorTrialView({ trial, dataset }: Props) {
  const say = useSay()
  const locale = useLocale()
  const { asked, fanOut, tookMs, bytes, error, drift, accepted, suspicious, rejected, compared, excerpt } = trial
  const nameOf = useUnitNames()
  const count = (n: number) => formatCount(locale, n)
  const span = { from: formatDay(locale, asked.from), to: formatDay(locale, asked.to), ms: count(tookMs) }
  return (
    <section className="connector-outcome" aria-labelledby="trial">
      <h2 id="trial">{say(m.trial)}</h2>
      <div role="status">
        <p>
          {bytes === null ? say(m.trialFailed, span) : say(m.trialAsked, { ...span, bytes: count(bytes) })}{' '}
          {say(m.trialNote)}
        </p>
        <p className="technical">
          <code>
            {asked.method} {asked.url}
          </code>
        </p>
        {fanOut && asked.unit !== null && (
          <p>
            {say(m.trialOfUnit, {
              unit: nameOf(asked.unit),
              units: count(fanOut.units),
              questions: count(fanOut.questions),
            })}
          </p>
        )}
        {error ? (
          <p className="worse">
            {error.detail} {error.pointer && <code>{error.pointer}</code>}
          </p>
        ) : (
          <p>
            <strong>
              {say(m.counts, {
                accepted: count(accepted),
                suspicious: count(suspicious),
                rejected: count(rejected),
              })}
            </strong>{' '}
            {say(m.beside, {
              same: count(compared.same),
              changed: count(compared.changed),
              fresh: count(compared.fresh),
            })}
          </p>
        )}
      </div>
      {drift.length > 0 && <DriftTable drift={drift} dataset={dataset} />}
      {trial.rows.length > 0 && (
        <TrialRows rows={trial.rows.slice(0, shownRows)} all={accepted + suspicious} dataset={dataset} />
      )}
      {trial.rejects.length > 0 && (
        <DataTable
          className="rejects"
          caption={say(m.rejects)}
          captionShown
          rows={trial.rejects}
          rowKey={({ pointer, reason, field }) => `${pointer} ${reason} ${field ?? ''}`}
          columns={[
            { key: 'place', label: say(m.place), cell: ({ pointer }) => <code>{pointer}</code> },
            { key: 'why', label: say(m.why), cell: ({ reason }) => say(rejectTexts[reason]) },
            { key: 'field', label: say(m.field), cell: ({ field }) => field && <code>{field}</code> },
            { key: 'shown', label: say(m.shown), cell: (reject) => <code>{reject.excerpt}</code> },
          ]}
        />
      )}
      {excerpt !== '' && (
        <details>
          <summary>{say(m.raw)}</summary>
          <pre className="connector-raw" tabIndex={0}>
            {excerpt}
          </pre>
        </details>
      )}
    </section>
  )
}

interface TrialRowsProps {
  rows: readonly Row[]
  /** Of so many. */
  all: number
  dataset: ConnectorDataset | undefined
}

function TrialRows({ rows, all, dataset }: TrialRowsProps) {
  const say = useSay()
  const locale = useLocale()
  const nameOf = useUnitNames()
  const columns: Column<Row>[] = [
    {
      key: 'unit',
      label: say(m.unit),
      cell: ({ unit }) => nameOf(unit),
    },
    { key: 'day', label: say(m.day), cell: ({ day }) => formatDay(locale, day) },
    ...(dataset?.measures ?? []).map(({ id, name }) => ({
      key: id,
      label: name[locale],
      numeric: true,
      cell: ({ counts }: Row) => formatCount(locale, counts[id] ?? 0),
    })),
    {
      key: 'verdict',
      label: say(m.verdict),
      cell: ({ compared, doubt }) => say(doubt === null ? m[compared] : m.doubted),
    },
    { key: 'place', label: say(m.place), cell: ({ pointer }) => <code>{pointer}</code> },
  ]
  return (
    <div className="connector-wide" role="group" aria-label={say(m.rows)} tabIndex={0}>
      <DataTable
        className="trial-rows"
        caption={say(m.rowsShown, { n: formatCount(locale, rows.length), all: formatCount(locale, all) })}
        captionShown
        columns={columns}
        rows={rows}
        rowKey={({ pointer, unit, day }) => `${pointer} ${unit} ${day}`}
      />
    </div>
  )
}
