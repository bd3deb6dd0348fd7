import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { formatInstant, formatProseDay } from 'shared/format.ts'
import { groupKpis, kpiGroupNames } from 'shared/kpi/kpi-group.ts'
import { targetText } from 'shared/kpi/target.ts'
import { targetPageMessages as m } from 'shared/messages/target-page.ts'
import { Steps } from '../chart/Steps.tsx'
import type { Answer } from '../http.ts'
import { toKpis, toTarget } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { BasisText } from './BasisText.tsx'
import { GroupDialog } from './GroupDialog.tsx'
import { scopeName } from '../ui/scope-name.ts'
import { type TargetLine, targetLines } from './target-lines.ts'
import '../account/account.css'
import './target.css'

type Targets = Answer<'listTargets'>

/** Every KPI with the targets that are set for it: for whom, step by step, and by what right. */
export function TargetListPage() {
  const say = useSay()
  const { kpis } = useProvince()
  const [{ asof }] = usePageState()
  const query = useQuery(q('listTargets', { query: asof ? { asOf: asof } : {} }))
  const set = new Set(query.data?.plans.map(({ kpi }) => kpi)).size
  return (
    <>
      <PageHead title={say(m.title)} under={query.data && say(m.under, { set, n: kpis.length })}>
        <p className="page-links">
          <Link {...toKpis()}>{say(m.kpi)}</Link>
        </p>
      </PageHead>
      <Answered query={query} what={say(m.theTargets)} lines={24}>
        {(targets) => (
          <>
            <Lines targets={targets} />
            <Groups targets={targets} />
          </>
        )}
      </Answered>
    </>
  )
}

function Lines({ targets }: { targets: Targets }) {
  const say = useSay()
  const locale = useLocale()
  const { kpis, today, units } = useProvince()
  const columns: Column<TargetLine>[] = [
    {
      key: 'kpi',
      label: say(m.kpi),
      cell: ({ kpi }) => (
        <>
          <Link {...toTarget(kpi.id)} aria-label={say(m.openOf, { kpi: kpi.name[locale] })}>
            {kpi.name[locale]}
          </Link>{' '}
          <small>{kpi.id}</small>
        </>
      ),
    },
    {
      key: 'for',
      label: say(m.forWhom),
      cell: ({ plan }) =>
        plan ? scopeName(locale, plan, { ...targets, units }) : <span className="none">{say(m.none)}</span>,
    },
    {
      key: 'steps',
      label: say(m.steps),
      cell: ({ plan }) => plan && <Steps steps={plan.steps} today={today} width={150} height={22} />,
    },
    {
      key: 'now',
      label: say(m.now),
      numeric: true,
      cell: ({ kpi, plan, now }) =>
        plan && (now ? <b>{targetText(kpi, now, locale)}</b> : <span className="none">{say(m.noneNow)}</span>),
    },
    {
      key: 'next',
      label: say(m.next),
      numeric: true,
      cell: ({ kpi, next }) =>
        next ? say(m.nextAt, { target: targetText(kpi, next, locale), from: formatProseDay(locale, next.from) }) : '—',
    },
    {
      key: 'basis',
      label: say(m.basis),
      cell: ({ plan }) => plan && <BasisText plan={plan} instruments={targets.instruments} />,
    },
  ]
  return groupKpis(targetLines(kpis, targets.plans, today), ({ kpi }) => kpi).map(({ group, items }) => (
    <section key={group} className="target-group">
      <h2>{kpiGroupNames[group][locale]}</h2>
      <DataTable
        className="listed targets"
        caption={`${say(m.title)}: ${kpiGroupNames[group][locale]}`}
        columns={columns}
        rows={items}
        rowKey={({ kpi, plan }) => `${kpi.id} ${plan?.level} ${plan?.key}`}
      />
    </section>
  ))
}

/** Groups somebody named, so that they can be given targets of their own. */
function Groups({ targets: { groups } }: { targets: Targets }) {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const [open, setOpen] = useState<string | null>(null)
  const changes = may('target.change')
  if (groups.length === 0 && !changes) return null
  return (
    <section className="target-group">
      <div className="section-head">
        <h2>{say(m.groups)}</h2>
        {changes && (
          <button type="button" onClick={() => setOpen('new')}>
            {say(m.newGroup)}
          </button>
        )}
      </div>
      {groups.length === 0 ? (
        <p className="empty">{say(m.groupsNone)}</p>
      ) : (
        <ul className="group-list">
          {groups.map((group) => (
            <li key={group.id}>
              <b>{say(m.group, { name: group.name, n: group.units.length })}</b>{' '}
              <small>{say(m.version, { n: group.version, when: formatInstant(locale, group.recordedAt) })}</small>{' '}
              {changes && (
                <button
                  type="button"
                  className="plain"
                  aria-label={`${say(m.change)}: ${group.name}`}
                  onClick={() => setOpen(group.id)}
                >
                  {say(m.change)}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {open !== null && <GroupDialog group={groups.find(({ id }) => id === open)} close={() => setOpen(null)} />}
    </section>
  )
}
