import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { formatCount, formatDay, formatInstant } from 'shared/format.ts'
import { kindTexts, submissionPageMessages as m } from 'shared/messages/submission-page.ts'
import type { Submission } from 'shared/submission/submission-contract.ts'
import { type SubmissionKind, submissionKinds } from 'shared/submission/submission.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { toSheet, toSubmission, toSubmissionForm } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { DataPages } from '../ui/DataPages.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import '../account/account.css'
import './submission.css'

/** What was handed in, newest first, and the two ways in for people. */
export function SubmissionListPage() {
  const say = useSay()
  const { may } = useWho()
  const [kind, setKind] = useState<SubmissionKind | 'all'>('all')
  const [before, setBefore] = useState<string>()
  const asked = { ...(kind !== 'all' && { kind }), ...(before && { before }) }
  const query = useQuery({ ...q('listSubmissions', { query: asked }), staleTime: 0 })
  const kinds = [
    { key: 'all' as const, label: say(m.allKinds) },
    ...submissionKinds.map((key) => ({ key, label: say(kindTexts[key]) })),
  ]
  return (
    <div className="submission-page">
      <PageHead title={say(m.title)} under={say(m.under)}>
        {may('submission.create') && (
          <p className="submission-ways">
            <Link {...toSheet()} className="button primary">
              {say(m.bySheet)}
            </Link>
            <Link {...toSubmissionForm()} className="button">
              {say(m.byForm)}
            </Link>
          </p>
        )}
      </PageHead>
      <DataPages />
      <Segmented
        label={say(m.kind)}
        value={kind}
        options={kinds}
        onChoose={(key) => {
          setKind(key)
          setBefore(undefined)
        }}
      />
      <Answered query={query} what={say(m.theSubmissions)}>
        {({ submissions, more }) =>
          submissions.length === 0 ? (
            <p className="empty">{say(m.none)}</p>
          ) : (
            <>
              <SubmissionTable submissions={submissions} />
              {more && (
                <button type="button" onClick={() => setBefore(submissions.at(-1)?.id)}>
                  {say(m.more)}
                </button>
              )}
            </>
          )
        }
      </Answered>
    </div>
  )
}

function SubmissionTable({ submissions }: { submissions: readonly Submission[] }) {
  const say = useSay()
  const locale = useLocale()
  const { units } = useProvince()
  const count = (n: number) => (n === 0 ? <span className="zero">0</span> : formatCount(locale, n))
  const columns: Column<Submission>[] = [
    {
      key: 'received',
      label: say(m.received),
      cell: ({ id, receivedAt }) => <Link {...toSubmission(id)}>{formatInstant(locale, receivedAt)}</Link>,
    },
    {
      key: 'kind',
      label: say(m.kind),
      cell: ({ kind, fileName }) => (
        <>
          {say(kindTexts[kind])}
          {fileName && <small className="second">{fileName}</small>}
        </>
      ),
    },
    { key: 'dataset', label: say(m.dataset), cell: ({ datasetName }) => datasetName[locale] },
    {
      key: 'unit',
      label: say(m.unit),
      cell: ({ unit }) => {
        const found = units.find(({ code }) => code === unit)
        return found ? unitName(locale, found) : say(m.severalUnits)
      },
    },
    {
      key: 'days',
      label: say(m.days),
      cell: ({ from, to }) =>
        from === null || to === null
          ? '—'
          : from === to
            ? formatDay(locale, from)
            : `${formatDay(locale, from)} – ${formatDay(locale, to)}`,
    },
    { key: 'by', label: say(m.by), cell: (submission) => <ByText submission={submission} /> },
    { key: 'accepted', label: say(m.accepted), numeric: true, cell: ({ accepted }) => count(accepted) },
    { key: 'unchanged', label: say(m.unchanged), numeric: true, cell: ({ unchanged }) => count(unchanged) },
    { key: 'waiting', label: say(m.waiting), numeric: true, cell: ({ quarantined }) => count(quarantined) },
    { key: 'rejected', label: say(m.rejected), numeric: true, cell: ({ rejected }) => count(rejected) },
  ]
  return (
    <DataTable
      className="submissions listed"
      caption={say(m.title)}
      columns={columns}
      rows={submissions}
      rowKey={({ id }) => id}
    />
  )
}

export function ByText({ submission: { by } }: { submission: Pick<Submission, 'by'> }) {
  const say = useSay()
  if (by.name === null) return <span className="none">{say(m.byNobody)}</span>
  return <>{by.kind === 'key' ? say(m.byKey, { name: by.name }) : by.name}</>
}
