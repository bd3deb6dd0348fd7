import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { connectorPageMessages as m } from 'shared/messages/connector-page.ts'
import type { ConnectorAnswer, ConnectorDataset } from 'shared/feed/connector/connector-contract.ts'
import { toConnector } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { SelectField, SubmitButton, TextField } from '../ui/Field.tsx'
import { Form, RefusalNote } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import { UnitOptions } from '../account/UnitOptions.tsx'
import { ConnectorAskFields } from './ConnectorAskFields.tsx'
import { addressOfEach, definitionOf, draftOf, emptyDraft, secretOf, type StepProps } from './connector-draft.ts'
import { ConnectorMappingFields } from './ConnectorMappingFields.tsx'
import { ConnectorScheduleFields } from './ConnectorScheduleFields.tsx'
import { ConnectorTrialView } from './ConnectorTrialView.tsx'
import { faultOf } from './fault-of.ts'
import { RehearsalView } from './RehearsalView.tsx'

interface Props {
  /** Null for a new one. */
  connector: ConnectorAnswer | null
  datasets: readonly ConnectorDataset[]
}

/** A source described step by step, tried and held beside history as often as one likes, then saved as a version. */
export function ConnectorForm({ connector, datasets }: Props) {
  const say = useSay()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { may } = useWho()
  const { historyFrom, subsystems, units } = useProvince()
  const [draft, setDraft] = useState(() =>
    connector ? draftOf(connector) : emptyDraft(historyFrom, datasets[0]?.id ?? '', subsystems[0]?.id ?? ''),
  )
  const [reason, setReason] = useState('')
  const create = useOrder('createConnector')
  const change = useOrder('changeConnector')
  const trial = useOrder('tryConnector')
  const rehearsal = useOrder('rehearseConnector')
  const [tried, setTried] = useState<Awaited<ReturnType<typeof trial.order>>>()
  const [rehearsed, setRehearsed] = useState<Awaited<ReturnType<typeof rehearsal.order>>>()
  const [tryUnit, setTryUnit] = useState('')
  const [last, setLast] = useState<'save' | 'try' | 'rehearse'>('save')
  const dataset = datasets.find(({ id }) => id === draft.dataset)
  const kept = connector?.state !== null && connector ? { id: connector.id } : dataset?.feed
  const saving = connector ? change : create
  const refusal = { save: saving.refusal, try: trial.refusal, rehearse: rehearsal.refusal }[last]
  const faultAt = (path: string) => faultOf(refusal?.error, path.startsWith('body.') ? path : `body.definition.${path}`)
  const definition = () => definitionOf(draft, dataset?.measures ?? [], historyFrom)
  const step: StepProps = {
    draft,
    faultAt,
    change: (more) => setDraft((before) => ({ ...before, ...more })),
  }

  const save = async () => {
    setLast('save')
    const body = { definition: definition(), reason, ...secretOf(draft) }
    const done = connector
      ? await change.order({ params: { id: connector.id }, body: { ...body, basedOn: connector.version } })
      : await create.order({ body: { ...body, id: draft.id.trim() } })
    if (done.kind !== 'done') return
    await client.invalidateQueries()
    if (!connector) await navigate(toConnector(draft.id.trim()))
  }
  const tryIt = async () => {
    setLast('try')
    setTried(undefined)
    const id = { ...(connector && { id: connector.id }), ...(addressOfEach(draft) && tryUnit && { unit: tryUnit }) }
    setTried(await trial.order({ body: { ...id, definition: definition(), ...secretOf(draft) } }))
  }
  const rehearse = async () => {
    if (!kept) return
    setLast('rehearse')
    setRehearsed(undefined)
    setRehearsed(await rehearsal.order({ body: { feed: kept.id, definition: definition() } }))
  }
  return (
    <>
      <Form label={say(m.form)} fields={[]} refusal={null} submit={() => void save()}>
        <div className="connector-steps">
          <Step title={say(m.step1)}>
            <FirstFields {...step} connector={connector} datasets={datasets} />
          </Step>
          <Step title={say(m.step2)}>
            <ConnectorAskFields {...step} secret={connector?.secret ?? null} />
          </Step>
          <Step title={say(m.step3)}>
            <ConnectorMappingFields {...step} measures={dataset?.measures ?? []} />
          </Step>
          <Step title={say(m.step4)}>
            <ConnectorScheduleFields {...step} />
          </Step>
        </div>
        {may('connector.change') && (
          <>
            <div className="connector-tries">
              {addressOfEach(draft) && (
                <SelectField label={say(m.tryUnit)} fault={faultAt('body.unit')} value={tryUnit} onChange={setTryUnit}>
                  <option value="">{say(m.tryFirst)}</option>
                  <UnitOptions units={units} />
                </SelectField>
              )}
              <button type="button" aria-disabled={trial.pending} onClick={() => void tryIt()}>
                {say(trial.pending ? m.trying : m.tryIt)}
              </button>
              {kept && (
                <button type="button" aria-disabled={rehearsal.pending} onClick={() => void rehearse()}>
                  {say(rehearsal.pending ? m.rehearsing : m.rehearse)}
                </button>
              )}
            </div>
            {refusal && <RefusalNote refusal={refusal} />}
            {tried?.kind === 'done' && <ConnectorTrialView trial={tried.answer} dataset={dataset} />}
            {rehearsed?.kind === 'done' && kept && (
              <RehearsalView rehearsal={rehearsed.answer} feed={kept.id} dataset={dataset} />
            )}
            {connector?.proposal ? (
              <p className="form-hint">{say(m.waitsNote)}</p>
            ) : (
              <>
                {connector?.enabled && <p className="form-hint">{say(m.secondNote)}</p>}
                <TextField
                  label={say(m.reason)}
                  hint={say(m.reasonHint)}
                  fault={refusal?.at('reason')}
                  value={reason}
                  onChange={setReason}
                  maxLength={500}
                />
                <SubmitButton pending={saving.pending}>{say(m.save)}</SubmitButton>
              </>
            )}
          </>
        )}
      </Form>
    </>
  )
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="connector-step">
      <legend>{title}</legend>
      <div className="connector-fields">{children}</div>
    </fieldset>
  )
}

function FirstFields({ draft, change, faultAt, connector, datasets }: StepProps & Props) {
  const say = useSay()
  const locale = useLocale()
  const { subsystems } = useProvince()
  const feed = datasets.find(({ id }) => id === draft.dataset)?.feed
  return (
    <>
      {connector === null && (
        <TextField
          label={say(m.id)}
          hint={say(m.idHint)}
          fault={faultAt('body.id')}
          value={draft.id}
          onChange={(id) => change({ id })}
          maxLength={40}
        />
      )}
      <TextField
        label={say(m.nameVi)}
        fault={faultAt('name.vi')}
        value={draft.nameVi}
        onChange={(nameVi) => change({ nameVi })}
        maxLength={120}
      />
      <TextField
        label={say(m.nameEn)}
        fault={faultAt('name.en')}
        value={draft.nameEn}
        onChange={(nameEn) => change({ nameEn })}
        maxLength={120}
      />
      <SelectField
        label={say(m.subsystem)}
        fault={faultAt('subsystem')}
        value={draft.subsystem}
        onChange={(subsystem) => change({ subsystem })}
      >
        {subsystems.map(({ id, name }) => (
          <option key={id} value={id}>
            {name[locale]}
          </option>
        ))}
      </SelectField>
      {connector === null && (
        <SelectField
          label={say(m.dataset)}
          hint={feed ? say(m.datasetHint, { feed: feed.name[locale] }) : say(m.datasetFree)}
          fault={faultAt('dataset')}
          value={draft.dataset}
          onChange={(dataset) => change({ dataset, measures: {} })}
        >
          {datasets.map(({ id, name }) => (
            <option key={id} value={id}>
              {name[locale]}
            </option>
          ))}
        </SelectField>
      )}
    </>
  )
}
