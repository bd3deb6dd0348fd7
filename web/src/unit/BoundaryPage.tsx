import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { formatInstant } from 'shared/format.ts'
import { boundaryPageMessages as m } from 'shared/messages/boundary.ts'
import { Administration } from '../account/Administration.tsx'
import type { Answer } from '../http.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { Answered } from '../ui/Answered.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { Field, SubmitButton } from '../ui/Field.tsx'
import { RefusalNote } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import { BoundaryReportView } from './BoundaryReportView.tsx'
import './boundary.css'
import { useBoundaryFile } from './use-boundary-file.ts'

type Version = Answer<'listBoundaryVersions'>['versions'][number]

/** Real boundaries for the map: a file is read and told of before anything is kept; what was kept before can hold again. */
export function BoundaryPage() {
  const say = useSay()
  const query = useQuery({ ...q('listBoundaryVersions', {}), staleTime: 0 })
  return (
    <Administration title={say(m.title)} under={say(m.under)}>
      <ImportForm />
      <section className="boundary-versions">
        <h2>{say(m.versions)}</h2>
        <Answered query={query} what={say(m.theVersions)} lines={4}>
          {({ versions }) =>
            versions.length === 0 ? <p className="empty">{say(m.versionsNone)}</p> : <Versions versions={versions} />
          }
        </Answered>
      </section>
    </Administration>
  )
}

function ImportForm() {
  const say = useSay()
  const client = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const { check, keep, refusal, forget } = useBoundaryFile()
  const look = (event: FormEvent) => {
    event.preventDefault()
    if (file && !check.isPending) check.mutate(file)
  }
  const save = async (digest: string) => {
    if (!file || keep.isPending) return
    const kept = await keep.mutateAsync({ file, digest }).catch(() => null)
    if (!kept) return
    forget()
    setFile(null)
    if (input.current) input.current.value = ''
    for (const one of ['listBoundaryVersions', 'readBoundaries']) await client.invalidateQueries({ queryKey: [one] })
  }
  return (
    <>
      <form className="form" aria-label={say(m.title)} onSubmit={look}>
        <Field label={say(m.file)} hint={say(m.fileHint)}>
          {(parts) => (
            <input
              {...parts}
              ref={input}
              type="file"
              accept=".geojson,.json,application/geo+json"
              onChange={(event) => {
                forget()
                setFile(event.target.files?.[0] ?? null)
              }}
            />
          )}
        </Field>
        {refusal && <RefusalNote refusal={refusal} />}
        <SubmitButton pending={check.isPending}>{say(m.check)}</SubmitButton>
        <p role="status">{check.isPending && say(m.checking)}</p>
      </form>
      {check.data && (
        <section className="boundary-report" aria-labelledby="boundary-report">
          <h2 id="boundary-report">{say(m.report)}</h2>
          <p className="note">{say(m.reportUnder)}</p>
          <BoundaryReportView report={check.data.report} shapes={check.data.shapes} />
          <button
            type="button"
            className="primary"
            aria-disabled={keep.isPending}
            onClick={() => void save(check.data.report.digest)}
          >
            {say(m.keep)}
          </button>
        </section>
      )}
    </>
  )
}

function Versions({ versions }: { versions: readonly Version[] }) {
  const say = useSay()
  const locale = useLocale()
  const client = useQueryClient()
  const restore = useOrder('restoreBoundaries')
  const use = async (version: number | null) => {
    if ((await restore.order({ body: { version } })).kind !== 'done') return
    for (const one of ['listBoundaryVersions', 'readBoundaries']) await client.invalidateQueries({ queryKey: [one] })
  }
  const columns: Column<Version>[] = [
    {
      key: 'version',
      label: say(m.version),
      cell: ({ version, holds }) => (
        <>
          {version}
          {holds && <span className="second">{say(m.holds)}</span>}
        </>
      ),
    },
    { key: 'recorded', label: say(m.recorded), cell: ({ recordedAt }) => formatInstant(locale, recordedAt) },
    {
      key: 'brought',
      label: say(m.brought),
      cell: ({ shapes, report }) =>
        shapes ? (
          <details>
            <summary>
              {say(m.matched, { n: report.matched.length, all: report.matched.length + report.unmapped.length })}
              {report.faults.length > 0 && `, ${say(m.faults, { n: report.faults.length + report.faultsMore })}`}
            </summary>
            <BoundaryReportView report={report} />
          </details>
        ) : (
          say(m.offMap)
        ),
    },
    {
      key: 'act',
      label: say(m.acts),
      numeric: true,
      cell: ({ version, holds, shapes }) =>
        holds && shapes ? (
          <button type="button" onClick={() => void use(null)}>
            {say(m.withdraw)}
          </button>
        ) : (
          !holds &&
          shapes && (
            <button type="button" aria-label={say(m.restoreOf, { n: version })} onClick={() => void use(version)}>
              {say(m.restore)}
            </button>
          )
        ),
    },
  ]
  return (
    <>
      {restore.refusal && <RefusalNote refusal={restore.refusal} />}
      <DataTable
        className="listed versions"
        caption={say(m.versions)}
        columns={columns}
        rows={versions}
        rowKey={({ version }) => String(version)}
      />
    </>
  )
}
