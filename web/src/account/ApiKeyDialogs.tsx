import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keyRights } from 'shared/account/right.ts'
import { administrationMessages as m } from 'shared/messages/account-administration.ts'
import { accountPageMessages } from 'shared/messages/account-page.ts'
import { rightSaid } from 'shared/messages/account-right.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { SelectField, SubmitButton, TextField } from '../ui/Field.tsx'
import { Form, RefusalNote } from '../ui/Form.tsx'
import { ShownOnce } from '../ui/ShownOnce.tsx'
import { useOrder } from '../use-order.ts'
import type { ApiKey } from './api-key.ts'
import { NumberField, numberTyped } from './NumberField.tsx'
import { UnitOptions } from './UnitOptions.tsx'
import { useKnownProvince } from './use-known-province.ts'

/** As the contract has them; its schemas do not travel to the browser. */
const longestDays = 365
const longestOverlapHours = 168

function useRenew() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['listApiKeys'] })
}

export function NewKeyDialog({ close }: { close: () => void }) {
  const say = useSay()
  const locale = useLocale()
  const { kpis } = useProvince()
  const { communes } = useKnownProvince()
  const renew = useRenew()
  const feeds = useQuery(q('listFeeds', { query: { lang: locale } })).data?.feeds ?? []
  const datasets = [...new Set(kpis.flatMap(({ dataset }) => dataset ?? []))].toSorted()
  const [name, setName] = useState('')
  const [unit, setUnit] = useState('*')
  const [dataset, setDataset] = useState('')
  const [days, setDays] = useState('180')
  const [rights, setRights] = useState<readonly (typeof keyRights)[number][]>(keyRights)
  const [secret, setSecret] = useState<string | null>(null)
  const { order, pending, refusal } = useOrder('createApiKey')
  const submit = async () => {
    const ordered = await order({ body: { name, unit, dataset, rights: [...rights], days: numberTyped(days) } })
    if (ordered.kind !== 'done') return
    setSecret(ordered.answer.secret)
    await renew()
  }
  const nameOf = (id: string) => feeds.find((feed) => feed.dataset === id)?.name[locale]
  return (
    <Dialog title={say(m.keyNew)} close={close}>
      {secret ? (
        <Secret secret={secret} close={close} />
      ) : (
        <Form
          label={say(m.keyNew)}
          fields={['name', 'unit', 'dataset', 'rights', 'days']}
          refusal={refusal}
          submit={() => void submit()}
        >
          <TextField
            label={say(m.keyName)}
            hint={say(m.keyNameHint)}
            value={name}
            onChange={setName}
            maxLength={100}
            fault={refusal?.at('name')}
          />
          <SelectField label={say(m.scope)} value={unit} onChange={setUnit} fault={refusal?.at('unit')}>
            <option value="*">{say(m.everyUnit)}</option>
            <UnitOptions units={communes} />
          </SelectField>
          <SelectField label={say(m.dataset)} value={dataset} onChange={setDataset} fault={refusal?.at('dataset')}>
            <option value="">—</option>
            {datasets.map((id) => (
              <option key={id} value={id}>
                {nameOf(id) ? `${nameOf(id)} (${id})` : id}
              </option>
            ))}
          </SelectField>
          <fieldset>
            <legend>{say(m.rights)}</legend>
            {keyRights.map((right) => (
              <label key={right} className="check">
                <input
                  type="checkbox"
                  checked={rights.includes(right)}
                  onChange={(event) =>
                    setRights(keyRights.filter((one) => (one === right ? event.target.checked : rights.includes(one))))
                  }
                />
                {rightSaid[right][locale]}
              </label>
            ))}
            {refusal?.at('rights') && <p className="form-fault">{refusal.at('rights')}</p>}
          </fieldset>
          <NumberField
            label={say(m.days)}
            hint={say(m.daysHint, { most: longestDays })}
            value={days}
            onChange={setDays}
            fault={refusal?.at('days')}
          />
          <SubmitButton pending={pending}>{say(m.keyDo)}</SubmitButton>
        </Form>
      )}
    </Dialog>
  )
}

/** The only time the key is seen. */
function Secret({ secret, close }: { secret: string; close: () => void }) {
  const say = useSay()
  return (
    <div className="form" role="status">
      <p>{say(m.keyShown)}</p>
      <ShownOnce label={say(m.keySecret)} text={secret} block />
      <button type="button" className="primary" onClick={close}>
        {say(accountPageMessages.done)}
      </button>
    </div>
  )
}

export function RotateKeyDialog({ apiKey, close }: { apiKey: ApiKey; close: () => void }) {
  const say = useSay()
  const renew = useRenew()
  const [days, setDays] = useState('180')
  const [overlap, setOverlap] = useState('24')
  const [secret, setSecret] = useState<string | null>(null)
  const { order, pending, refusal } = useOrder('rotateApiKey')
  const submit = async () => {
    const body = { days: numberTyped(days), overlapHours: numberTyped(overlap) }
    const ordered = await order({ params: { id: apiKey.id }, body })
    if (ordered.kind !== 'done') return
    setSecret(ordered.answer.secret)
    await renew()
  }
  return (
    <Dialog title={say(m.keyRotateOf, { name: apiKey.name })} close={close}>
      {secret ? (
        <Secret secret={secret} close={close} />
      ) : (
        <Form label={say(m.keyRotate)} fields={['days', 'overlapHours']} refusal={refusal} submit={() => void submit()}>
          <p>{say(m.keyRotateUnder)}</p>
          <NumberField
            label={say(m.days)}
            hint={say(m.daysHint, { most: longestDays })}
            value={days}
            onChange={setDays}
            fault={refusal?.at('days')}
          />
          <NumberField
            label={say(m.overlap)}
            hint={say(m.overlapHint, { most: longestOverlapHours })}
            value={overlap}
            onChange={setOverlap}
            fault={refusal?.at('overlapHours')}
          />
          <SubmitButton pending={pending}>{say(m.keyRotate)}</SubmitButton>
        </Form>
      )}
    </Dialog>
  )
}

export function EndKeyDialog({ apiKey, close }: { apiKey: ApiKey; close: () => void }) {
  const say = useSay()
  const renew = useRenew()
  const { order, pending, refusal } = useOrder('endApiKey')
  const end = async () => {
    if ((await order({ params: { id: apiKey.id } })).kind !== 'done') return
    close()
    await renew()
  }
  return (
    <Dialog title={say(m.keyEndOf, { name: apiKey.name })} close={close}>
      <div className="form">
        <p>{say(m.keyEndUnder, { id: apiKey.id })}</p>
        {refusal && <RefusalNote refusal={refusal} />}
        <div className="form-buttons">
          <button type="button" className="primary" aria-disabled={pending} onClick={() => void end()}>
            {say(m.keyEndDo)}
          </button>
          <button type="button" className="plain" onClick={close}>
            {say(accountPageMessages.cancel)}
          </button>
        </div>
      </div>
    </Dialog>
  )
}
