import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { formatInstant } from 'shared/format.ts'
import { administrationMessages as m } from 'shared/messages/account-administration.ts'
import { accountPageMessages } from 'shared/messages/account-page.ts'
import { wallMessages } from 'shared/messages/wall.ts'
import type { Answer } from '../http.ts'
import { toWall } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { Answered } from '../ui/Answered.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SubmitButton, TextField } from '../ui/Field.tsx'
import { Form, RefusalNote } from '../ui/Form.tsx'
import { ShownOnce } from '../ui/ShownOnce.tsx'
import { type Answered as AnsweredWith, useOrder } from '../use-order.ts'
import { Administration } from './Administration.tsx'
import { NumberField, numberTyped } from './NumberField.tsx'
import { QrCode } from './QrCode.tsx'

type Kiosk = Answer<'listKiosks'>['kiosks'][number]
const longestDays = 365

const stateNames = {
  waiting: m.kioskWaiting,
  missed: m.kioskMissed,
  showing: m.kioskShowing,
  expired: m.kioskExpired,
  ended: m.kioskEnded,
} as const

export function KioskPage() {
  const say = useSay()
  const [{ open, row }, change] = usePageState()
  const query = useQuery({ ...q('listKiosks', {}), staleTime: 0 })
  const close = () => change({ open: undefined, row: undefined })
  const chosen = query.data?.kiosks.find(({ id }) => id === row)
  return (
    <Administration
      title={say(m.kiosksTitle)}
      under={say(m.kiosksUnder)}
      steer={
        <div className="row-acts">
          <Link {...toWall()}>{say(wallMessages.openWall)}</Link>
          <button type="button" className="primary" onClick={() => change({ open: 'new' })}>
            {say(m.kioskNew)}
          </button>
        </div>
      }
    >
      <Answered query={query} what={say(m.theKiosks)} lines={6}>
        {({ kiosks }) =>
          kiosks.length === 0 ? (
            <p className="empty">{say(m.kiosksNone)}</p>
          ) : (
            <Kiosks kiosks={kiosks} end={({ id }) => change({ open: 'end', row: id })} />
          )
        }
      </Answered>
      {open === 'new' && <NewKiosk close={close} />}
      {open === 'end' && chosen && <EndKiosk kiosk={chosen} close={close} />}
    </Administration>
  )
}

function Kiosks({ kiosks, end }: { kiosks: readonly Kiosk[]; end: (kiosk: Kiosk) => void }) {
  const say = useSay()
  const locale = useLocale()
  const columns: Column<Kiosk>[] = [
    { key: 'name', label: say(m.kioskName), cell: ({ name }) => name },
    {
      key: 'state',
      label: say(m.state),
      cell: ({ state }) => <span className={`state ${state}`}>{say(stateNames[state])}</span>,
    },
    { key: 'created', label: say(m.created), cell: ({ createdAt }) => formatInstant(locale, createdAt) },
    { key: 'expires', label: say(m.expires), cell: (kiosk) => formatInstant(locale, kiosk.endedAt ?? kiosk.expiresAt) },
    {
      key: 'seen',
      label: say(m.kioskSeen),
      cell: ({ seenAt }) => (seenAt ? formatInstant(locale, seenAt) : <span className="none">{say(m.never)}</span>),
    },
    {
      key: 'end',
      label: say(m.acts),
      numeric: true,
      cell: (kiosk) =>
        (kiosk.state === 'waiting' || kiosk.state === 'showing') && (
          <button type="button" aria-label={say(m.kioskEndOf, { name: kiosk.name })} onClick={() => end(kiosk)}>
            {say(m.keyEnd)}
          </button>
        ),
    },
  ]
  return (
    <DataTable
      exported={false}
      className="listed"
      caption={say(m.kiosksTitle)}
      columns={columns}
      rows={kiosks}
      rowKey={({ id }) => id}
    />
  )
}

function NewKiosk({ close }: { close: () => void }) {
  const say = useSay()
  const locale = useLocale()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [days, setDays] = useState('365')
  const [made, setMade] = useState<AnsweredWith<'createKiosk'> | null>(null)
  const { order, pending, refusal } = useOrder('createKiosk')
  const submit = async () => {
    const ordered = await order({ body: { name, days: numberTyped(days) } })
    if (ordered.kind !== 'done') return
    setMade(ordered.answer)
    await client.invalidateQueries({ queryKey: ['listKiosks'] })
  }
  return (
    <Dialog title={say(m.kioskNew)} close={close}>
      {made ? (
        <div className="form" role="status">
          <p>{say(m.kioskShown, { until: formatInstant(locale, made.kiosk.linkExpiresAt) })}</p>
          <QrCode text={made.link} label={say(m.kioskLink)} />
          <ShownOnce label={say(m.kioskLink)} text={made.link} block />
          <button type="button" className="primary" onClick={close}>
            {say(accountPageMessages.done)}
          </button>
        </div>
      ) : (
        <Form label={say(m.kioskNew)} fields={['name', 'days']} refusal={refusal} submit={() => void submit()}>
          <TextField
            label={say(m.kioskName)}
            value={name}
            onChange={setName}
            maxLength={100}
            fault={refusal?.at('name')}
          />
          <NumberField
            label={say(m.days)}
            hint={say(m.daysHint, { most: longestDays })}
            value={days}
            onChange={setDays}
            fault={refusal?.at('days')}
          />
          <SubmitButton pending={pending}>{say(m.kioskDo)}</SubmitButton>
        </Form>
      )}
    </Dialog>
  )
}

function EndKiosk({ kiosk, close }: { kiosk: Kiosk; close: () => void }) {
  const say = useSay()
  const client = useQueryClient()
  const { order, pending, refusal } = useOrder('endKiosk')
  const end = async () => {
    if ((await order({ params: { id: kiosk.id } })).kind !== 'done') return
    close()
    await client.invalidateQueries({ queryKey: ['listKiosks'] })
  }
  return (
    <Dialog title={say(m.kioskEndOf, { name: kiosk.name })} close={close}>
      <div className="form">
        <p>{say(m.kioskEndUnder)}</p>
        {refusal && <RefusalNote refusal={refusal} />}
        <div className="form-buttons">
          <button type="button" className="primary" aria-disabled={pending} onClick={() => void end()}>
            {say(m.kioskEndDo)}
          </button>
          <button type="button" className="plain" onClick={close}>
            {say(accountPageMessages.cancel)}
          </button>
        </div>
      </div>
    </Dialog>
  )
}
