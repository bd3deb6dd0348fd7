import { formatCount, formatInstant } from 'shared/format.ts'
import { reportEventNames, reportPageMessages as m } from 'shared/messages/report-page.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import type { Detail } from './answer-types.ts'
import { Deliveries } from './Deliveries.tsx'
import { Files } from './Files.tsx'

/** Its files, what it rests on, and who did what. */
export function ReportFacts({ detail, told }: { detail: Detail; told: (detail: Detail) => void }) {
  const say = useSay()
  const locale = useLocale()
  const { report, input, history } = detail
  return (
    <>
      <Files detail={detail} told={told} />
      <Deliveries detail={detail} told={told} />
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
