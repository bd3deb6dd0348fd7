import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { duration } from 'shared/alert/compose-letter.ts'
import { formatInstant } from 'shared/format.ts'
import { faultGroupNames, faultGroups, faultPageMessages as m } from 'shared/messages/fault-page.ts'
import { nodeKindNames } from 'shared/messages/probe-page.ts'
import type { FaultPlace, Switchboard } from 'shared/probe/fault-contract.ts'
import '../account/account.css'
import { serverNow } from '../http.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { RefusalNote } from '../ui/Form.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { useOrder } from '../use-order.ts'
import { FaultDialog } from './FaultDialog.tsx'
import { faultsQuestion } from './faults-question.ts'
import { faultSaid, findPlaces } from './fault-model.ts'
import './probe.css'

/** The switchboard of the simulated province: what is on, since when, and everything that can be switched on. */
export function FaultPage() {
  const say = useSay()
  const query = useQuery(faultsQuestion)
  return (
    <div className="probe-page">
      <PageHead title={say(m.title)} under={say(m.under)} />
      <Answered query={query} what={say(m.theFaults)} lines={18}>
        {({ places }) => <Board places={places} />}
      </Answered>
    </div>
  )
}

function Board({ places }: { places: readonly FaultPlace[] }) {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const client = useQueryClient()
  const [{ by, q, open, row }, change] = usePageState()
  const off = useOrder('switchFault')
  const healing = useOrder('healFaults')
  const [said, setSaid] = useState('')
  const changes = may('fault.change')
  const failing = places.filter(({ on }) => on !== null)
  const group = faultGroups.find((one) => one === by) ?? 'shared'
  const found = findPlaces(places, { group, text: q })
  const asked =
    open === 'feed' || open === 'path' ? places.find(({ side, id }) => side === open && id === row) : undefined

  const show = (answer: Switchboard, words: string) => {
    client.setQueryData<Switchboard>(faultsQuestion.queryKey, answer)
    setSaid(words)
  }
  const switchOff = async ({ side, id, name }: FaultPlace) => {
    const done = await off.order({ params: { side, id }, body: { fault: null } })
    if (done.kind === 'done') show(done.answer, say(m.switchedOff, { name: name[locale] }))
  }
  const healAll = async () => {
    const done = await healing.order({})
    if (done.kind === 'done') show(done.answer, say(m.healed))
  }

  const offButton = (place: FaultPlace) => (
    <button
      type="button"
      aria-label={say(m.switchOffOf, { name: place.name[locale] })}
      aria-disabled={off.pending}
      onClick={() => void switchOff(place)}
    >
      {say(m.switchOff)}
    </button>
  )
  const placeColumn: Column<FaultPlace> = {
    key: 'place',
    label: say(m.place),
    cell: ({ kind, id, name }) => (
      <>
        {name[locale]}
        <span className="second">
          {kind === 'feed' ? say(faultGroupNames.feeds) : nodeKindNames[kind][locale]} · <code>{id}</code>
        </span>
      </>
    ),
  }
  const sinceColumn: Column<FaultPlace> = {
    key: 'since',
    label: say(m.since),
    cell: ({ on }) =>
      on && (
        <>
          {formatInstant(locale, new Date(on.since))}
          <span className="second">{duration(serverNow() - on.since, locale)}</span>
        </>
      ),
  }
  const refusal = off.refusal ?? healing.refusal
  return (
    <>
      <section aria-labelledby="faults-on">
        <div className="fault-head">
          <h2 id="faults-on">{say(m.onNow)}</h2>
          {changes && failing.length > 0 && (
            <button type="button" aria-disabled={healing.pending} onClick={() => void healAll()}>
              {say(m.heal)}
            </button>
          )}
        </div>
        <p role="status" className="unseen">
          {said}
        </p>
        {refusal && <RefusalNote refusal={refusal} />}
        {failing.length === 0 ? (
          <p className="summary">{say(m.nothingOn)}</p>
        ) : (
          <DataTable
            className="listed faults-on"
            caption={say(m.onNow)}
            columns={[
              placeColumn,
              { key: 'fault', label: say(m.fault), cell: ({ side, on }) => on && faultSaid(locale, side, on) },
              sinceColumn,
              { key: 'act', label: '', numeric: true, cell: (place) => changes && offButton(place) },
            ]}
            rows={failing}
            rowKey={({ side, id }) => `${side} ${id}`}
          />
        )}
      </section>
      <section aria-labelledby="fault-places">
        <h2 id="fault-places">{say(m.places)}</h2>
        <div className="list-filters" role="search" aria-label={say(m.places)}>
          <label className="field">
            {say(m.group)}
            <select value={group} onChange={(event) => change({ by: event.target.value, q: undefined })}>
              {faultGroups.map((one) => (
                <option key={one} value={one}>
                  {say(faultGroupNames[one])}
                </option>
              ))}
            </select>
          </label>
          <input
            type="search"
            aria-label={say(m.find)}
            placeholder={say(m.find)}
            value={q ?? ''}
            onChange={(event) => change({ q: event.target.value || undefined })}
          />
        </div>
        {found.length === 0 ? (
          <p className="empty">{say(m.none)}</p>
        ) : (
          <DataTable
            className="listed fault-places"
            caption={say(m.places)}
            columns={[
              placeColumn,
              {
                key: 'fault',
                label: say(m.fault),
                cell: ({ side, on }) =>
                  on ? (
                    <strong className="fault-on">{faultSaid(locale, side, on)}</strong>
                  ) : (
                    <span className="none">{say(m.well)}</span>
                  ),
              },
              {
                key: 'act',
                label: '',
                numeric: true,
                cell: (place) =>
                  changes && (
                    <span className="row-acts">
                      {place.on && offButton(place)}
                      <button
                        type="button"
                        aria-label={say(m.switchOnOf, { name: place.name[locale] })}
                        onClick={() => change({ open: place.side, row: place.id })}
                      >
                        {say(m.switchOn)}
                      </button>
                    </span>
                  ),
              },
            ]}
            rows={found}
            rowKey={({ side, id }) => `${side} ${id}`}
          />
        )}
      </section>
      {changes && asked && (
        <FaultDialog
          place={asked}
          done={(answer) => show(answer, say(m.switchedOn, { name: asked.name[locale] }))}
          close={() => change({ open: undefined, row: undefined })}
        />
      )}
    </>
  )
}
