import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Closing } from 'shared/correction/closing-contract.ts'
import { formatCount, formatInstant } from 'shared/format.ts'
import { correctionPageMessages as m } from 'shared/messages/correction-page.ts'
import { parseKey } from 'shared/period-key.ts'
import { periodDays, periodLabel } from 'shared/period.ts'
import type { Locale } from 'shared/text.ts'
import { usePersonNames } from '../account/use-person-names.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SelectField, SubmitButton, TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { offered } from '../ui/period-picker-model.ts'
import { usePeriod } from '../ui/use-period.ts'
import { useOrder } from '../use-order.ts'
import { refreshFigures } from '../refresh-figures.ts'

/** Which periods have been reported, and how much has moved in them since. */
export function ClosingList() {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const query = useQuery(q('listClosings', { query: { lang: locale } }))
  return (
    <section aria-labelledby="closing">
      <h2 id="closing">{say(m.closingTitle)}</h2>
      <p className="prose">{say(m.closingMeans)}</p>
      <Answered query={query} what={say(m.closingTitle).toLowerCase()} lines={4}>
        {({ closings, names }) => (
          <>
            {closings.length === 0 ? (
              <p className="empty">{say(m.closingNone)}</p>
            ) : (
              <ClosingTable closings={closings} names={names} />
            )}
            {may('period.close') && <ClosePeriod closings={closings} />}
          </>
        )}
      </Answered>
    </section>
  )
}

function labelOf(locale: Locale, { calendar, key }: Pick<Closing, 'calendar' | 'key'>): string {
  const period = parseKey(key, calendar)
  return typeof period === 'string' ? key : periodLabel(locale, period)
}

function ClosingTable({ closings, names }: { closings: readonly Closing[]; names: Readonly<Record<string, string>> }) {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const { nameOf } = usePersonNames(names)
  const [open, setOpen] = useState<Closing>()
  const columns: Column<Closing>[] = [
    {
      key: 'period',
      label: say(m.period),
      cell: (closing) => (
        <>
          {labelOf(locale, closing)}
          <small className="second">{periodDays(locale, closing)}</small>
        </>
      ),
    },
    {
      key: 'closed',
      label: say(m.closedAt),
      cell: ({ closedAt, closedBy, reopenedAt, reopenedReason }) => (
        <>
          {formatInstant(locale, closedAt)} {say(m.by, { who: nameOf(closedBy) })}
          {reopenedAt !== null && (
            <small className="second">
              {say(m.reopened, { when: formatInstant(locale, reopenedAt), reason: reopenedReason ?? '' })}
            </small>
          )}
        </>
      ),
    },
    {
      key: 'moved',
      label: say(m.movedSince),
      numeric: true,
      cell: ({ movedSince }) => (
        <>
          {formatCount(locale, movedSince)}
          {movedSince > 0 && <small className="second worse">{say(m.adjusted)}</small>}
        </>
      ),
    },
    {
      key: 'acts',
      label: '',
      cell: (closing) => (
        <>
          <Link to="/kpi" search={{ cal: closing.calendar, p: closing.key, asof: closing.closedAt }}>
            {say(m.asReported)}
          </Link>
          {closing.reopenedAt === null && may('period.close') && (
            <button
              type="button"
              className="plain second"
              aria-label={say(m.reopenOf, { label: labelOf(locale, closing) })}
              onClick={() => setOpen(closing)}
            >
              {say(m.reopen)}
            </button>
          )}
        </>
      ),
    },
  ]
  return (
    <>
      <DataTable
        className="closings"
        caption={say(m.closingTitle)}
        columns={columns}
        rows={closings}
        rowKey={({ id }) => id}
      />
      {open && <Reopen closing={open} close={() => setOpen(undefined)} />}
    </>
  )
}

function Reopen({ closing, close }: { closing: Closing; close: () => void }) {
  const say = useSay()
  const locale = useLocale()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const { order, pending, refusal } = useOrder('reopenPeriod')
  const title = say(m.reopenOf, { label: labelOf(locale, closing) })
  const submit = async () => {
    if ((await order({ params: { id: closing.id }, body: { reason } })).kind !== 'done') return
    await refreshFigures(client)
    close()
  }
  return (
    <Dialog title={title} close={close}>
      <Form label={title} fields={['reason']} refusal={refusal} submit={() => void submit()}>
        <TextField
          label={say(m.reason)}
          fault={refusal?.at('reason')}
          value={reason}
          onChange={setReason}
          maxLength={500}
          focus
        />
        <SubmitButton pending={pending}>{say(m.reopen)}</SubmitButton>
      </Form>
    </Dialog>
  )
}

/** Those that are over and still open, the newest first. */
function ClosePeriod({ closings }: { closings: readonly Closing[] }) {
  const say = useSay()
  const locale = useLocale()
  const province = useProvince()
  const client = useQueryClient()
  const { period } = usePeriod()
  const closed = new Set(
    closings.filter(({ reopenedAt }) => reopenedAt === null).map(({ calendar, key }) => `${calendar} ${key}`),
  )
  const open = offered(period, province).filter(
    ({ calendar, key, to }) => to < province.today && !closed.has(`${calendar} ${key}`),
  )
  const [chosen, setChosen] = useState<string>()
  const { order, pending, refusal } = useOrder('closePeriod')
  const one = open.find(({ key }) => key === chosen) ?? open[0]
  if (!one || one.calendar === 'range') return null
  const { calendar, key } = one
  const submit = async () => {
    if ((await order({ body: { calendar, period: key } })).kind === 'done') await refreshFigures(client)
  }
  return (
    <Form label={say(m.closingTitle)} fields={['period']} refusal={refusal} submit={() => void submit()}>
      <SelectField label={say(m.closeWhich)} fault={refusal?.at('period')} value={key} onChange={setChosen}>
        {open.map((each) => (
          <option key={each.key} value={each.key}>
            {periodLabel(locale, each)} ({periodDays(locale, each)})
          </option>
        ))}
      </SelectField>
      <SubmitButton pending={pending}>{say(m.close, { label: periodLabel(locale, one) })}</SubmitButton>
    </Form>
  )
}
