import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatCount } from 'shared/format.ts'
import { feedPageMessages as m } from 'shared/messages/feed-page.ts'
import { periodDays } from 'shared/period.ts'
import type { Answer } from '../http.ts'
import { toKpi } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { Answered } from '../ui/Answered.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import './feed.css'

type Figure = Answer<'readPublished'>['figures'][number]
type Flag = Answer<'readPublished'>['flags'][number]

/** What was printed, beside what we compute for the same days, and where the print contradicts itself. */
export function Published() {
  const say = useSay()
  const locale = useLocale()
  const { simulated } = useProvince()
  const query = useQuery(q('readPublished', { query: { lang: locale } }))
  return (
    <>
      <section aria-labelledby="published">
        <h2 id="published">{say(simulated ? m.simulatedTitle : m.publishedTitle)}</h2>
        {simulated && <p className="prose">{say(m.simulatedText)}</p>}
        <Answered query={query} what={say(m.thePublished)} lines={12}>
          {({ figures }) => <FigureTable figures={figures} />}
        </Answered>
      </section>
      {query.data && query.data.flags.length > 0 && <Flags flags={query.data.flags} />}
    </>
  )
}

function FigureTable({ figures }: { figures: readonly Figure[] }) {
  const say = useSay()
  const locale = useLocale()
  const counts = (numerator: number | null, denominator: number | null) =>
    numerator === null
      ? '—'
      : denominator === null
        ? formatCount(locale, numerator)
        : `${formatCount(locale, numerator)}/${formatCount(locale, denominator)}`
  return (
    <>
      <p className="summary">
        {say(m.publishedSummary, { agree: figures.filter(({ agrees }) => agrees).length, all: figures.length })}
      </p>
      <DataTable
        className="published"
        caption={say(m.publishedCaption)}
        rows={figures}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'statement',
            label: say(m.statement),
            cell: ({ kpi, statement }) => (
              <>
                {statement[locale]} <Link {...toKpi(kpi)}>{kpi}</Link>
              </>
            ),
          },
          { key: 'days', label: say(m.days), cell: (figure) => periodDays(locale, figure) },
          {
            key: 'printed',
            label: say(m.published),
            numeric: true,
            cell: ({ numerator, denominator, printed, status }) => (
              <>
                <Phone>{say(m.published)}</Phone>
                {countless(denominator) ? printed : counts(numerator, denominator)}
                <small className="second">
                  {!countless(denominator) && printed}{' '}
                  {status === 'inferred' && `(${say(countless(denominator) ? m.countless : m.inferred)})`}
                </small>
              </>
            ),
          },
          {
            key: 'ours',
            label: say(m.ours),
            numeric: true,
            cell: ({ ours }) => (
              <>
                <Phone>{say(m.ours)}</Phone>
                {ours.state === 'value' ? counts(ours.numerator, ours.denominator) : ours.text}
                {ours.denominator !== null && ours.state === 'value' && <small className="second">{ours.text}</small>}
              </>
            ),
          },
          {
            key: 'agrees',
            label: say(m.agreement),
            // What has no figure yet neither agrees nor differs.
            cell: ({ agrees, ours }) =>
              ours.state !== 'value' ? (
                say(m.notYetHeld)
              ) : (
                <span className={agrees ? 'feed-state healthy' : 'feed-state failing'}>
                  <span aria-hidden="true">{agrees ? '●' : '▲'}</span> {say(agrees ? m.agrees : m.differs)}
                </span>
              ),
          },
        ]}
      />
    </>
  )
}

/** One of one stands for a rate printed without any count. */
const countless = (denominator: number | null): boolean => denominator === 1

/** On a phone the columns lie under one another, without their heads. */
const Phone = ({ children }: { children: ReactNode }) => (
  <small className="narrow-only" aria-hidden="true">
    {children}{' '}
  </small>
)

function Flags({ flags }: { flags: readonly Flag[] }) {
  const say = useSay()
  const locale = useLocale()
  return (
    <section aria-labelledby="flags">
      <h2 id="flags">{say(m.flagsTitle, { n: flags.length })}</h2>
      <ul className="flags">
        {flags.map(({ id, kpis, title, detail, resolution }) => (
          <li key={id}>
            <h3>
              <span aria-hidden="true">▲</span> {title[locale]}{' '}
              {kpis.map((kpi) => (
                <Link key={kpi} {...toKpi(kpi)}>
                  {kpi}
                </Link>
              ))}
            </h3>
            <p>{detail[locale]}</p>
            <p>
              <b>{say(m.resolution)}:</b> {resolution[locale]}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
