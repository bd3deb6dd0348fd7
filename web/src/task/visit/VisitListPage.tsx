import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { formatCount, formatDay } from 'shared/format.ts'
import { visitPageMessages as m } from 'shared/messages/visit-page.ts'
import type { VisitDetail } from 'shared/task/visit/visit-contract.ts'
import type { VisitPlan } from 'shared/task/visit/visit-plan-contract.ts'
import { toVisit, toVisitPlan, toVisitTemplates } from '../../links.ts'
import { listKept, onShelfChange } from '../../offline/visit-shelf.ts'
import { q } from '../../query.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { usePageState } from '../../shell/use-page-state.ts'
import { useWho } from '../../shell/use-who.ts'
import { Answered } from '../../ui/Answered.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { RegisterFrame } from '../RegisterFrame.tsx'
import { usePlaces } from '../use-places.ts'
import { PlanVisits } from './PlanVisits.tsx'
import './visit.css'

/** Working groups, the newest first; on a phone without a line, the checklists it has kept. */
export function VisitListPage() {
  const say = useSay()
  const { may } = useWho()
  const [{ open }, change] = usePageState()
  const query = useQuery({ ...q('listVisitPlans', {}), staleTime: 0 })
  return (
    <RegisterFrame
      title={say(m.title)}
      under={say(m.under)}
      steer={
        may('visit.plan') && (
          <div className="form-buttons">
            <Link {...toVisitTemplates()}>{say(m.templates)}</Link>
            <button type="button" className="primary" onClick={() => change({ open: 'plan' })}>
              {say(m.newPlan)}
            </button>
          </div>
        )
      }
    >
      <Answered query={query} what={say(m.thePlans)}>
        {({ plans }) => (plans.length === 0 ? <p className="empty">{say(m.noPlans)}</p> : <Plans plans={plans} />)}
      </Answered>
      <Kept />
      {open === 'plan' && <PlanVisits close={() => change({ open: undefined })} />}
    </RegisterFrame>
  )
}

function Plans({ plans }: { plans: readonly VisitPlan[] }) {
  const say = useSay()
  const locale = useLocale()
  const columns: Column<VisitPlan>[] = [
    {
      key: 'group',
      label: say(m.group),
      cell: (plan) => (
        <>
          <Link {...toVisitPlan(plan.id)}>{plan.title}</Link>
          <span className="second">
            {say(m.number, { n: formatCount(locale, plan.number) })} · {plan.leader.name}
            {plan.phase === 'cancelled' && ` · ${say(m.cancelled)}`}
          </span>
        </>
      ),
    },
    {
      key: 'days',
      label: say(m.days),
      cell: ({ from, to }) => say(m.fromTo, { from: formatDay(locale, from), to: formatDay(locale, to) }),
    },
    {
      key: 'done',
      label: say(m.progress),
      cell: ({ done, visits }) => say(m.ofAll, { done: formatCount(locale, done), all: formatCount(locale, visits) }),
    },
  ]
  return <DataTable className="listed" caption={say(m.title)} columns={columns} rows={plans} rowKey={({ id }) => id} />
}

function Kept() {
  const say = useSay()
  const locale = useLocale()
  const { identity } = useWho()
  const { unit } = usePlaces()
  const [kept, setKept] = useState<VisitDetail[]>([])
  const person = identity.id ?? ''
  useEffect(() => {
    let gone = false
    const read = () =>
      listKept(person).then(
        (found) => !gone && setKept(found.filter(({ plan }) => plan.may.fill && plan.phase === 'planned')),
        () => undefined,
      )
    void read()
    const stop = onShelfChange(() => void read())
    return () => {
      gone = true
      stop()
    }
  }, [person])
  if (kept.length === 0) return null
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">{say(m.keptTitle)}</h2>
      <ul className="kept-visits">
        {kept.map(({ visit, plan }) => (
          <li key={visit.id}>
            <Link {...toVisit(visit.id)}>{unit(visit.unit)}</Link>
            <span className="second">
              {formatDay(locale, visit.day)} · {plan.title}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
