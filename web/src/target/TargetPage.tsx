import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { formatInstant, formatProseDay } from 'shared/format.ts'
import { targetText } from 'shared/kpi/target.ts'
import { targetPageMessages as m } from 'shared/messages/target-page.ts'
import { groupOfRow } from 'shared/unit/group-row.ts'
import type { Answer } from '../http.ts'
import { toExplain, toExplainGroup, toKpi, toTargets } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { PlanSteps } from './PlanSteps.tsx'
import { NotFound } from '../shell/NotFound.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { type KpiBrief, useKpi, useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { BasisText } from './BasisText.tsx'
import type { Plan } from './plan-draft.ts'
import { PlanEditor } from './PlanEditor.tsx'
import { scopeName } from '../ui/scope-name.ts'
import { targetLines } from './target-lines.ts'
import '../account/account.css'
import './target.css'

type Targets = Answer<'listTargets'>

/** The targets of one KPI: in force, being set, and as they were. */
export function TargetPage() {
  const { id } = useParams({ strict: false })
  const kpi = useKpi(id ?? '')
  return kpi ? <OfKpi kpi={kpi} /> : <NotFound />
}

function OfKpi({ kpi }: { kpi: KpiBrief }) {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const [{ open, row }, change] = usePageState()
  const targets = useQuery(q('listTargets', {}))
  const history = useQuery(q('readTargetHistory', { params: { kpi: kpi.id } }))
  const changes = may('target.change')
  const close = () => change({ open: undefined, row: undefined })
  return (
    <>
      <PageHead
        title={say(m.ofKpi, { kpi: kpi.name[locale] })}
        under={
          <>
            <Link {...toTargets()}>{say(m.all)}</Link> · <Link {...toKpi(kpi.id)}>{say(m.definition)}</Link>
          </>
        }
      >
        {changes && open === undefined && (
          <button type="button" className="primary" onClick={() => change({ open: 'new', row: undefined })}>
            {say(m.set)}
          </button>
        )}
      </PageHead>
      <Answered query={targets} what={say(m.theTargets)} lines={8}>
        {(answer) => (
          <>
            {changes && (open === 'new' || open === 'edit') && history.data && (
              <PlanEditor
                key={`${open} ${row}`}
                kpi={kpi}
                targets={answer}
                history={history.data.plans}
                plan={open === 'edit' ? answer.plans.find((plan) => String(plan.id) === row) : undefined}
                close={close}
              />
            )}
            <InForce
              kpi={kpi}
              targets={answer}
              edit={changes ? (plan) => change({ open: 'edit', row: String(plan.id) }) : null}
            />
            <Answered query={history} what={say(m.history)} lines={6}>
              {({ plans, groups }) => (
                <History kpi={kpi} plans={plans} targets={{ ...answer, groups }} newest={answer} />
              )}
            </Answered>
          </>
        )}
      </Answered>
    </>
  )
}

function InForce({ kpi, targets, edit }: { kpi: KpiBrief; targets: Targets; edit: ((plan: Plan) => void) | null }) {
  const say = useSay()
  const locale = useLocale()
  const { today, units } = useProvince()
  const lines = targetLines([kpi], targets.plans, today).flatMap(({ plan }) => plan ?? [])
  return (
    <section className="target-group">
      <h2>{say(m.inForce)}</h2>
      {lines.length === 0 && <p className="empty">{say(m.none)}</p>}
      <ul className="plan-list">
        {lines.map((plan) => {
          const whom = scopeName(locale, plan, { ...targets, units })
          return (
            <li key={plan.id}>
              <h3>{whom}</h3>
              <PlanSteps kpi={kpi} plan={plan} whom={whom} />
              <StepList kpi={kpi} plan={plan} />
              <p className="note">
                {say(m.basis)}: <BasisText plan={plan} instruments={targets.instruments} />{' '}
                {kpi.dataset !== null && <Link {...explainScope(kpi.id, plan)}>{say(m.numberNow)}</Link>}
              </p>
              {edit && (
                <button type="button" aria-label={say(m.changeOf, { whom })} onClick={() => edit(plan)}>
                  {say(m.change)}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The number that is held to a target: of whom the target is. */
function explainScope(kpi: string, { level, key }: Plan) {
  switch (level) {
    case 'unit':
      return toExplain(kpi, key)
    case 'group':
      return toExplainGroup(kpi, `named.${key}`)
    case 'kind':
    case 'former-province':
      return toExplainGroup(kpi, groupOfRow(level, key))
    case 'province':
      return toExplain(kpi)
  }
}

function StepList({ kpi, plan }: { kpi: KpiBrief; plan: Plan }) {
  const say = useSay()
  const locale = useLocale()
  const { today } = useProvince()
  if (plan.steps.length === 0) return say(m.takenBack)
  return (
    <ol className="step-list">
      {plan.steps.map((step) => {
        const target = targetText(kpi, step, locale)
        const now = step.from <= today && (step.to === null || step.to >= today)
        const from = formatProseDay(locale, step.from)
        return (
          <li key={step.from} className={now ? 'now' : undefined}>
            {step.to === null
              ? say(m.stepFrom, { target, from })
              : say(m.stepFromTo, { target, from, to: formatProseDay(locale, step.to) })}
            {now && ` (${say(m.now).toLocaleLowerCase(locale)})`}
            {step.note && <small className="second">{step.note[locale]}</small>}
          </li>
        )
      })}
    </ol>
  )
}

interface HistoryProps {
  kpi: KpiBrief
  plans: readonly Plan[]
  targets: Targets
  newest: Targets
}

/** Every plan that was ever recorded, with its time, its basis and the reason that was given. */
function History({ kpi, plans, targets, newest }: HistoryProps) {
  const say = useSay()
  const locale = useLocale()
  const { units } = useProvince()
  const inForce = new Set(newest.plans.map(({ id }) => id))
  const columns: Column<Plan>[] = [
    {
      key: 'recorded',
      label: say(m.recorded),
      cell: ({ id, recordedAt, source }) => (
        <>
          {recordedAt === null ? say(m.fromCatalogue) : formatInstant(locale, recordedAt)}
          {recordedAt !== null && (
            <span className="second">{say(source === 'officer' ? m.byOfficer : m.catalogueLater)}</span>
          )}
          {inForce.has(id) && <span className="second">{say(m.current)}</span>}
        </>
      ),
    },
    { key: 'for', label: say(m.forWhom), cell: (plan) => scopeName(locale, plan, { ...targets, units }) },
    { key: 'steps', label: say(m.steps), cell: (plan) => <StepList kpi={kpi} plan={plan} /> },
    {
      key: 'basis',
      label: say(m.basis),
      cell: (plan) => <BasisText plan={plan} instruments={targets.instruments} />,
    },
    { key: 'reason', label: say(m.reason), cell: ({ reason }) => reason ?? '—' },
  ]
  return (
    <section className="target-group">
      <h2>{say(m.history)}</h2>
      <p className="note">{say(m.historyUnder)}</p>
      <DataTable
        className="listed history"
        caption={say(m.history)}
        columns={columns}
        rows={plans}
        rowKey={({ id }) => String(id)}
      />
    </section>
  )
}
