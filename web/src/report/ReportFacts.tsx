import { formatCount, formatInstant } from 'shared/format.ts'
import { reportEventNames, reportPageMessages as m } from 'shared/messages/report-page.ts'
import { deliveryStateNames, reportRecipientMessages as r } from 'shared/messages/report-recipient.ts'
import { reportFileUrl } from '../http.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import type { Detail } from './answer-types.ts'

const formats = ['docx', 'pdf', 'xlsx', 'json'] as const

/** Its files, what it rests on, and who did what. */
export function ReportFacts({ detail }: { detail: Detail }) {
  const say = useSay()
  const locale = useLocale()
  const { report, files, input, history, deliveries } = detail
  const issued = report.state === 'issued'
  return (
    <>
      <section aria-labelledby="files" className="files">
        <h2 id="files">{say(m.files)}</h2>
        {!issued && <p className="note">{say(m.filesDraft)}</p>}
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
      </section>
      {deliveries.length > 0 && (
        <section aria-labelledby="delivered">
          <h2 id="delivered">{say(r.delivered)}</h2>
          <ul className="plain-list">
            {deliveries.map(({ recipient, state, sentAt }) => (
              <li key={recipient}>
                {recipient} ·{' '}
                <small>
                  {say(deliveryStateNames[state])}
                  {sentAt && ` ${formatInstant(locale, sentAt)}`}
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="basis">
        <h2 id="basis">{say(m.basis)}</h2>
        <dl className="basis">
          <dt>{say(m.template)}</dt>
          <dd>{say(m.templateOf, { id: report.template.id, version: report.template.version })}</dd>
          <dt>{say(m.dataVersion)}</dt>
          <dd>{formatCount(locale, report.dataVersion)}</dd>
          <dt>{say(m.cutOff)}</dt>
          <dd>{formatInstant(locale, report.cutOff)}</dd>
          <dt>{say(m.inputHash)}</dt>
          <dd>
            <code>{input.digest}</code>
          </dd>
          {report.digest && (
            <>
              <dt>{say(m.digest)}</dt>
              <dd>
                <code>{report.digest}</code>
              </dd>
            </>
          )}
        </dl>
      </section>
      <section aria-labelledby="history">
        <h2 id="history">{say(m.history)}</h2>
        <ol className="plain-list history" reversed>
          {history.toReversed().map((line) => (
            <li key={line.seq}>
              <small>{formatInstant(locale, line.at)}</small>
              <br />
              <strong>{line.actor ?? say(m.program)}</strong> {say(reportEventNames[line.kind])}
              {line.body['reason'] && <q>{line.body['reason']}</q>}
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}
