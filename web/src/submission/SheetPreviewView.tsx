import { useState } from 'react'
import { formatCount, formatDay } from 'shared/format.ts'
import { submissionPageMessages as m } from 'shared/messages/submission-page.ts'
import type { SheetPreview } from 'shared/submission/sheet-contract.ts'
import type { GivenDataset } from 'shared/submission/submission-contract.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { Field } from '../ui/Field.tsx'
import { RefusalNote } from '../ui/Form.tsx'
import { refusalOf } from '../use-order.ts'
import { ProblemTable } from './ProblemTable.tsx'

interface Props {
  preview: SheetPreview
  dataset: GivenDataset
  pending: boolean
  /** Why it was not taken in. */
  refusal: Error | null
  commit: (reason: string) => void
}

/** What would become of every row, and the one button that keeps anything. */
export function SheetPreviewView({ preview, dataset, pending, refusal, commit }: Props) {
  const say = useSay()
  const locale = useLocale()
  const [reason, setReason] = useState('')
  const { compared, missing, totals, problems, problemsMore, calculated } = preview
  const nameOf = (id: string) => dataset.measures.find((measure) => measure.id === id)?.name[locale] ?? id
  const takes = preview.accepted + preview.suspicious
  return (
    <section aria-labelledby="step-preview" className="sheet-preview">
      <h2 id="step-preview">{say(m.step3)}</h2>
      <dl className="verdict-counts">
        {(
          [
            [m.accepted, preview.accepted],
            [m.waiting, preview.suspicious],
            [m.rejected, preview.rejected],
          ] as const
        ).map(([label, n]) => (
          <div key={label.vi} data-none={n === 0 || undefined}>
            <dt>{say(label)}</dt>
            <dd>{formatCount(locale, n)}</dd>
          </div>
        ))}
      </dl>
      <p>
        {say(m.previewSum, {
          records: preview.records,
          units: preview.units,
          accepted: preview.accepted,
          suspicious: preview.suspicious,
          rejected: preview.rejected,
          skipped: preview.skipped,
        })}{' '}
        {compared ? say(m.compared, compared) : say(m.notCompared)}
      </p>
      {missing.length > 0 && <p className="loud">{say(m.missing, { names: missing.map(nameOf).join('; ') })}</p>}
      {calculated > 0 && <p>{say(m.calculated, { n: calculated })}</p>}
      {totals.length > 0 && (
        <div className="loud">
          <p>{say(m.totalsDiffer)}</p>
          <ul>
            {totals.slice(0, 12).map(({ row, measure, said, summed }) => (
              <li key={`${row} ${measure}`}>{say(m.totalDiffers, { row, measure: nameOf(measure), said, summed })}</li>
            ))}
          </ul>
        </div>
      )}
      {problems.length > 0 && <ProblemTable problems={problems} />}
      {problemsMore > 0 && <p>{say(m.problemsMore, { n: problemsMore })}</p>}
      {preview.sample.length > 0 && <Sample preview={preview} dataset={dataset} />}
      {takes === 0 ? (
        <p className="empty">{say(m.nothingToCommit)}</p>
      ) : (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            commit(reason)
          }}
        >
          <Field label={say(m.reason)} hint={say(m.reasonHint)}>
            {(parts) => (
              <textarea
                {...parts}
                rows={2}
                maxLength={1_000}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <button type="submit" className="primary" aria-disabled={pending}>
            {say(m.commit, { n: takes })}
          </button>
          {refusal && <RefusalNote refusal={refusalOf(refusal)} />}
        </form>
      )}
    </section>
  )
}

function Sample({ preview, dataset }: Pick<Props, 'preview' | 'dataset'>) {
  const say = useSay()
  const locale = useLocale()
  const { units } = useProvince()
  type Row = SheetPreview['sample'][number]
  const given = preview.sample[0]?.counts ?? {}
  const measures = dataset.measures.filter(({ id }) => given[id] !== undefined)
  const columns: Column<Row>[] = [
    { key: 'row', label: say(m.row), numeric: true, cell: ({ row }) => row },
    {
      key: 'unit',
      label: say(m.unit),
      cell: ({ unit }) => {
        const found = units.find(({ code }) => code === unit)
        return found ? unitName(locale, found) : unit
      },
    },
    { key: 'day', label: say(m.day), cell: ({ day }) => formatDay(locale, day) },
    ...measures.map(({ id, name }) => ({
      key: id,
      label: name[locale],
      numeric: true as const,
      cell: ({ counts }: Row) => formatCount(locale, counts[id] ?? 0),
    })),
  ]
  return (
    <div className="sheet-wide" role="region" tabIndex={0} aria-label={say(m.sampleCaption)}>
      <DataTable
        className="sheet-sample"
        caption={say(m.sampleCaption)}
        captionShown
        columns={columns}
        rows={preview.sample.slice(0, 20)}
        rowKey={({ row }) => String(row)}
      />
    </div>
  )
}
