import { formatCount, formatDay, formatInstant } from 'shared/format.ts'
import { connectorPageMessages as m } from 'shared/messages/connector-page.ts'
import type { ConnectorDataset } from 'shared/feed/connector/connector-contract.ts'
import type { ConnectorRehearsal } from 'shared/feed/connector/connector-trial-contract.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { DriftTable } from './DriftTable.tsx'

interface Props {
  rehearsal: ConnectorRehearsal
  feed: string
  dataset: ConnectorDataset | undefined
}

/** Kept answers read by this definition, row by row beside what stands. */
export function RehearsalView({ rehearsal, feed, dataset }: Props) {
  const say = useSay()
  const locale = useLocale()
  const { units } = useProvince()
  const count = (n: number) => formatCount(locale, n)
  const { answers, left, same, different, fresh, missing, differences } = rehearsal
  const drift = answers.find((one) => one.drift.length > 0)?.drift ?? []
  const nameOf = (code: string) => {
    const known = units.find((unit) => unit.code === code)
    return known ? unitName(locale, known) : code
  }
  return (
    <section className="connector-outcome" aria-labelledby="rehearsal">
      <h2 id="rehearsal">{say(m.rehearsal)}</h2>
      <div role="status">
        <p>
          {say(m.rehearsalFeed)} <code>{feed}</code>. {say(m.trialNote)}
        </p>
        <p>
          <strong>
            {say(m.rehearsalSum, {
              same: count(same),
              different: count(different),
              fresh: count(fresh),
              missing: count(missing),
            })}
          </strong>
        </p>
      </div>
      {drift.length > 0 && <DriftTable drift={drift} dataset={dataset} />}
      {differences.length > 0 && (
        <DataTable
          className="differences"
          caption={say(m.differences)}
          captionShown
          rows={differences}
          rowKey={({ unit, day, measure }) => `${unit} ${day} ${measure}`}
          columns={[
            { key: 'unit', label: say(m.unit), cell: ({ unit }) => nameOf(unit) },
            { key: 'day', label: say(m.day), cell: ({ day }) => formatDay(locale, day) },
            {
              key: 'measure',
              label: say(m.measure),
              cell: ({ measure }) => dataset?.measures.find(({ id }) => id === measure)?.name[locale] ?? measure,
            },
            {
              key: 'stands',
              label: say(m.stands),
              numeric: true,
              cell: ({ stands }) => (stands === null ? '—' : count(stands)),
            },
            { key: 'reads', label: say(m.reads), numeric: true, cell: ({ reads }) => count(reads) },
            { key: 'place', label: say(m.place), cell: ({ pointer }) => <code>{pointer}</code> },
          ]}
        />
      )}
      <DataTable
        className="rehearsed"
        caption={say(m.rehearsalAnswers)}
        captionShown
        rows={answers}
        rowKey={({ collection }) => String(collection)}
        columns={[
          { key: 'at', label: say(m.askedAt), cell: ({ askedAt }) => formatInstant(locale, askedAt) },
          {
            key: 'span',
            label: say(m.span),
            cell: ({ from, to }) => `${formatDay(locale, from)} – ${formatDay(locale, to)}`,
          },
          { key: 'records', label: say(m.recordsRead), numeric: true, cell: ({ records }) => count(records) },
          { key: 'rejected', label: say(m.rejectedRead), numeric: true, cell: ({ rejected }) => count(rejected) },
          { key: 'fault', label: say(m.fault), cell: ({ error }) => error ?? '—' },
        ]}
      />
      {left > 0 && <p className="summary">{say(m.rehearsalLeft, { n: left })}</p>}
    </section>
  )
}
