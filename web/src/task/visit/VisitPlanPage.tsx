import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { formatCount, formatDay } from 'shared/format.ts'
import { visitPageMessages as m } from 'shared/messages/visit-page.ts'
import type { Visit, VisitPlan } from 'shared/task/visit/visit-plan-contract.ts'
import { get, serverNow } from '../../http.ts'
import { toVisit } from '../../links.ts'
import { keepVisit } from '../../offline/visit-shelf.ts'
import { q } from '../../query.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { usePageState } from '../../shell/use-page-state.ts'
import { useWho } from '../../shell/use-who.ts'
import { Answered } from '../../ui/Answered.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SubmitButton } from '../../ui/Field.tsx'
import { Form } from '../../ui/Form.tsx'
import { useOrder } from '../../use-order.ts'
import { RegisterFrame } from '../RegisterFrame.tsx'
import { TextArea } from '../TaskActs.tsx'
import { usePlaces } from '../use-places.ts'
import { ChangeRoute } from './ChangeRoute.tsx'
import './visit.css'
import { type Fact, FactList } from '../../ui/FactList.tsx'

/** One plan: who goes, and the way they go. Whoever goes along has every checklist on the device after looking here. */
export function VisitPlanPage() {
  const say = useSay()
  const locale = useLocale()
  const { id } = useParams({ strict: false }) as { id: string }
  const [{ open }, change] = usePageState()
  const query = useQuery({ ...q('readVisitPlan', { params: { id } }), staleTime: 0 })
  const plan = query.data?.plan
  const mayChange = plan?.may.plan === true && plan.phase === 'planned'
  return (
    <RegisterFrame
      title={plan?.title ?? say(m.title)}
      under={
        plan &&
        `${say(m.number, { n: formatCount(locale, plan.number) })} · ${say(m.fromTo, { from: formatDay(locale, plan.from), to: formatDay(locale, plan.to) })}${plan.phase === 'cancelled' ? ` · ${say(m.cancelled)}` : ''}`
      }
      steer={
        mayChange && (
          <div className="form-buttons">
            <button type="button" onClick={() => change({ open: 'route' })}>
              {say(m.changeRoute)}
            </button>
            <button type="button" onClick={() => change({ open: 'cancel' })}>
              {say(m.cancelPlan)}
            </button>
          </div>
        )
      }
    >
      <Answered query={query} what={say(m.thePlan)} lines={12}>
        {(detail) => (
          <>
            <Facts plan={detail.plan} />
            {detail.plan.may.fill && <KeepAll visits={detail.visits} />}
            <h2>{say(m.route)}</h2>
            {open === 'route' && mayChange ? (
              <ChangeRoute detail={detail} close={() => change({ open: undefined })} />
            ) : (
              <Route visits={detail.visits} />
            )}
          </>
        )}
      </Answered>
      {open === 'cancel' && mayChange && <CancelPlan id={id} close={() => change({ open: undefined })} />}
    </RegisterFrame>
  )
}

function Facts({ plan }: { plan: VisitPlan }) {
  const say = useSay()
  const locale = useLocale()
  const { template } = plan
  const facts: Fact[] = [
    [say(m.leader), plan.leader.name],
    [say(m.members), plan.members.map(({ name }) => name).join(', ') || '—'],
    [say(m.checklist), say(m.version, { name: template.name[locale], n: template.version })],
  ]
  if (plan.guests.length > 0) facts.splice(2, 0, [say(m.guests), plan.guests.join(', ')])
  return <FactList facts={facts} />
}

function Route({ visits }: { visits: readonly Visit[] }) {
  const say = useSay()
  const locale = useLocale()
  const { unit } = usePlaces()
  const columns: Column<Visit>[] = [
    {
      key: 'unit',
      label: say(m.unit),
      cell: ({ id, unit: code, place }) => (
        <>
          {formatCount(locale, place + 1)}. <Link {...toVisit(id)}>{unit(code)}</Link>
        </>
      ),
    },
    { key: 'day', label: say(m.day), cell: ({ day }) => formatDay(locale, day) },
    {
      key: 'answered',
      label: say(m.answered),
      cell: ({ answered, conflicts }) => (
        <>
          {formatCount(locale, answered)}
          {conflicts > 0 && (
            <span className="second worse">{say(m.conflicts, { n: formatCount(locale, conflicts) })}</span>
          )}
        </>
      ),
    },
    { key: 'photos', label: say(m.photos), cell: ({ photos }) => formatCount(locale, photos) },
    { key: 'phase', label: say(m.phase), cell: ({ phase }) => say(phase === 'done' ? m.done : m.planned) },
  ]
  return <DataTable className="listed" caption={say(m.route)} columns={columns} rows={visits} rowKey={({ id }) => id} />
}

/** Every checklist of the plan on the device of whoever goes along, and the page they are filled in on. */
function KeepAll({ visits }: { visits: readonly Visit[] }) {
  const say = useSay()
  const locale = useLocale()
  const { identity } = useWho()
  const [kept, setKept] = useState<number | null>(null)
  const person = identity.id ?? ''
  const ids = visits
    .filter(({ phase }) => phase === 'planned')
    .map(({ id }) => id)
    .join(' ')
  useEffect(() => {
    const going = new AbortController()
    const keepAll = async () => {
      await import('./VisitPage.tsx')
      for (const [at, id] of ids.split(' ').filter(Boolean).entries()) {
        await keepVisit(person, await get('readVisit', { params: { id } }, going.signal), serverNow())
        setKept(at + 1)
      }
    }
    // Without a line, or where nothing can be kept, what there was stays, and no more is promised.
    void keepAll().catch(() => undefined)
    return () => going.abort()
  }, [ids, person])
  const all = ids === '' ? 0 : ids.split(' ').length
  if (kept === null || all === 0) return null
  return (
    <p className="visit-note" role="status">
      {say(m.keptHere, { n: formatCount(locale, Math.min(kept, all)), all: formatCount(locale, all) })}
    </p>
  )
}

function CancelPlan({ id, close }: { id: string; close: () => void }) {
  const say = useSay()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const { order, pending, refusal } = useOrder('cancelVisitPlan')
  const submit = async () => {
    const ordered = await order({ params: { id }, body: { text } })
    if (ordered.kind !== 'done') return
    client.setQueryData(q('readVisitPlan', { params: { id } }).queryKey, ordered.answer)
    close()
  }
  return (
    <Dialog title={say(m.cancelPlan)} close={close}>
      <Form label={say(m.cancelPlan)} fields={['text']} refusal={refusal} submit={() => void submit()}>
        <TextArea label={say(m.cancelWhy)} value={text} onChange={setText} fault={refusal?.at('text')} />
        <SubmitButton pending={pending}>{say(m.cancelPlan)}</SubmitButton>
      </Form>
    </Dialog>
  )
}
