import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatCount, formatDay, formatInstant } from 'shared/format.ts'
import { kindTexts, stateTexts, submissionPageMessages as m } from 'shared/messages/submission-page.ts'
import type { Submission } from 'shared/submission/submission-contract.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { payloadUrl } from '../http.ts'
import { toSubmissions } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { ProblemTable } from './ProblemTable.tsx'
import { ByText } from './SubmissionListPage.tsx'
import './submission.css'

/** One submission: whose it was, what it moved, and of every record that was not taken in, why. */
export function SubmissionPage() {
  const say = useSay()
  const locale = useLocale()
  const { id = '' } = useParams({ strict: false })
  const query = useQuery(q('readSubmission', { params: { id }, query: { lang: locale } }))
  const submission = query.data?.submission
  const when = submission ? formatInstant(locale, submission.receivedAt) : ''
  return (
    <div className="submission-page">
      <PageHead title={say(m.oneTitle, { when })} under={<Link {...toSubmissions()}>{say(m.toList)}</Link>} />
      <Answered query={query} what={say(m.theSubmissions)}>
        {(answer) => (
          <>
            <Facts submission={answer.submission} />
            {answer.problems.length === 0 ? (
              <p className="empty">{say(m.noProblems)}</p>
            ) : (
              <ProblemTable problems={answer.problems} />
            )}
          </>
        )}
      </Answered>
    </div>
  )
}

function Facts({ submission }: { submission: Submission }) {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const { units } = useProvince()
  const unit = units.find(({ code }) => code === submission.unit)
  const { from, to, version, collection } = submission
  const counts = [
    [m.accepted, submission.accepted],
    [m.unchanged, submission.unchanged],
    [m.waiting, submission.quarantined],
    [m.rejected, submission.rejected],
  ] as const
  return (
    <>
      <dl className="verdict-counts">
        {counts.map(([label, n]) => (
          <div key={label.vi} data-none={n === 0 || undefined}>
            <dt>{say(label)}</dt>
            <dd>{formatCount(locale, n)}</dd>
          </div>
        ))}
      </dl>
      <dl className="submission-facts">
        <Fact label={say(m.kind)}>
          {say(kindTexts[submission.kind])}
          {submission.state !== 'kept' && ` · ${say(stateTexts[submission.state])}`}
        </Fact>
        <Fact label={say(m.by)}>
          <ByText submission={submission} />
        </Fact>
        <Fact label={say(m.dataset)}>{submission.datasetName[locale]}</Fact>
        <Fact label={say(m.unit)}>{unit ? unitName(locale, unit) : say(m.severalUnits)}</Fact>
        {from && to && (
          <Fact label={say(m.days)}>
            {from === to ? formatDay(locale, from) : `${formatDay(locale, from)} – ${formatDay(locale, to)}`}
          </Fact>
        )}
        {submission.fileName && <Fact label={say(m.file)}>{submission.fileName}</Fact>}
        {submission.reason && <Fact label={say(m.reason)}>{submission.reason}</Fact>}
        <Fact label={say(m.version)}>{version === null ? say(m.noVersion) : formatCount(locale, version)}</Fact>
      </dl>
      {collection !== null && may('payload.read') && (
        <p>
          <a href={payloadUrl(collection)}>{say(m.payload)}</a>
        </p>
      )}
    </>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
