import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { LedgerChange } from 'shared/correction/correction-contract.ts'
import { formatCount, formatInstant } from 'shared/format.ts'
import { deltaReasonTexts } from 'shared/messages/explain-page.ts'
import { healthPageMessages as m } from 'shared/messages/health-page.ts'
import { periodDays } from 'shared/period.ts'
import { serverNow } from '../http.ts'
import { toFeed } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { recallLook, rememberLook } from '../shell/preferences.ts'
import { usePageState } from '../shell/use-page-state.ts'
import { Answered } from '../ui/Answered.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { Pager } from '../ui/Pager.tsx'

/** What has moved, and what of it is new to this reader: the browser remembers when they last looked. */
export function ChangeList() {
  const say = useSay()
  const locale = useLocale()
  const [{ before }] = usePageState()
  const [looked, setLooked] = useState(recallLook)
  const query = useQuery(q('listChanges', { query: { lang: locale, ...(before && { before: Number(before) }) } }))
  const since = useQuery({
    ...q('listChanges', { query: { lang: locale, ...(looked && { since: looked }) } }),
    enabled: looked !== null,
  })
  const seen = () => {
    const now = new Date(serverNow()).toISOString()
    rememberLook(now)
    setLooked(now)
  }
  const fresh = since.data?.changes.length ?? 0
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{say(m.changesTitle)}</h2>
      <p className="none">{say(m.changesMeans)}</p>
      <p className="summary" role="status">
        {looked !== null &&
          since.data &&
          say(fresh > 0 ? m.sinceLook : m.sinceNone, {
            n: `${formatCount(locale, fresh)}${since.data.more === null ? '' : '+'}`,
            when: formatInstant(locale, looked),
          })}{' '}
        <button type="button" className="plain" onClick={seen}>
          {say(m.seen)}
        </button>
      </p>
      <Answered query={query} what={say(m.changesTitle).toLowerCase()} lines={10}>
        {({ changes, more }) =>
          changes.length === 0 ? (
            <p className="empty">{say(m.changesNone)}</p>
          ) : (
            <>
              <Changes changes={changes} looked={looked} />
              <Pager
                label={say(m.changesTitle)}
                words={[say(m.newest), say(m.older)]}
                next={more === null ? null : String(more)}
              />
            </>
          )
        }
      </Answered>
    </section>
  )
}

function Changes({ changes, looked }: { changes: readonly LedgerChange[]; looked: string | null }) {
  const say = useSay()
  const locale = useLocale()
  const columns: Column<LedgerChange>[] = [
    {
      key: 'at',
      label: say(m.recordedAt),
      cell: ({ recordedAt }) => (
        <>
          {formatInstant(locale, recordedAt)}
          {looked !== null && recordedAt > looked && <b className="fresh"> · {say(m.fresh)}</b>}
        </>
      ),
    },
    {
      key: 'source',
      label: say(m.source),
      cell: ({ feed }) => (feed === null ? say(m.handedIn) : <Link {...toFeed(feed.id)}>{feed.name[locale]}</Link>),
    },
    {
      key: 'what',
      label: say(m.what),
      cell: ({ reasons }) => reasons.map((reason) => say(deltaReasonTexts[reason])).join(', '),
    },
    { key: 'days', label: say(m.ofDays), cell: ({ from, to }) => periodDays(locale, { from, to }) },
    { key: 'figures', label: say(m.figures), numeric: true, cell: ({ figures }) => formatCount(locale, figures) },
    {
      key: 'before',
      label: '',
      cell: ({ recordedAt, from, to, kpi }) =>
        kpi !== null && (
          <Link
            to="/kpi/$id"
            params={{ id: kpi }}
            search={{
              cal: 'range',
              p: `${from}..${to}`,
              asof: new Date(Date.parse(recordedAt) - 1).toISOString(),
            }}
          >
            {say(m.asKnown)}
          </Link>
        ),
    },
  ]
  return (
    <DataTable
      className="changes"
      caption={say(m.changesTitle)}
      columns={columns}
      rows={changes}
      rowKey={({ collection }) => String(collection)}
    />
  )
}
