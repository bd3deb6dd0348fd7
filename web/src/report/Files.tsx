import { formatCount } from 'shared/format.ts'
import { reportPageMessages as m } from 'shared/messages/report-page.ts'
import { isUnderWay } from 'shared/report/run-state.ts'
import { reportFileUrl } from '../http.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import { RefusalNote } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import type { Detail } from './answer-types.ts'

const formats = ['docx', 'pdf', 'xlsx', 'json'] as const

interface Props {
  detail: Detail
  told: (detail: Detail) => void
}

/** Its files: of an issued report as they are kept, of another as it stands now. */
export function Files({ detail, told }: Props) {
  const say = useSay()
  const locale = useLocale()
  const { report, files } = detail
  return (
    <section aria-labelledby="files" className="files">
      <h2 id="files">{say(m.files)}</h2>
      {report.state !== 'issued' && <p className="note">{say(m.filesDraft)}</p>}
      <ul className="plain-list">
        {formats.map((format) => {
          const file = files.find((one) => one.format === format)
          return (
            <li key={format}>
              <a href={reportFileUrl(report.id, format)} download>
                {say(m[format])}
              </a>
              {file && (
                <>
                  {' '}
                  <small>{formatCount(locale, Math.ceil(file.bytes / 1024))} kB</small>
                  <code title={file.sha256} aria-label={`${say(m.hash)} ${file.sha256}`}>
                    {file.sha256}
                  </code>
                </>
              )}
            </li>
          )
        })}
      </ul>
      {report.state !== 'issued' && report.state !== 'discarded' && <Run detail={detail} told={told} />}
    </section>
  )
}

/** How far the program has come with writing all of them, and what became of it. */
function Run({ detail: { report, run }, told }: Props) {
  const say = useSay()
  const { may } = useWho()
  const { order, pending, refusal } = useOrder('writeReportFiles')
  const ask = async () => {
    const done = await order({ params: { id: report.id }, body: { revision: report.revision } })
    if (done.kind === 'done') told(done.answer)
  }
  const underWay = run !== null && isUnderWay(run.state)
  return (
    <>
      <p className="run" role="status">
        {underWay && (
          <>
            <progress value={run.formats.length} max={run.of} aria-label={say(m.runProgress)} />{' '}
            {say(run.formats.length === 0 && run.state === 'waiting' ? m.runWaiting : m.runDone, {
              n: run.formats.length,
              of: run.of,
            })}
          </>
        )}
        {run?.state === 'done' && say(m.runReady)}
        {run?.state === 'failed' && <span className="worse">{say(m.runFailed)}</span>}
      </p>
      {may('report.check') && !underWay && run?.state !== 'done' && (
        <button type="button" disabled={pending} onClick={() => void ask()}>
          {say(run?.state === 'failed' ? m.runAgain : m.runAll)}
        </button>
      )}
      {refusal && <RefusalNote refusal={refusal} />}
    </>
  )
}
