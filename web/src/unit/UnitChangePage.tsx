import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDay, formatInstant } from 'shared/format.ts'
import { changeKindTexts, unitChangeMessages as m } from 'shared/messages/unit-change-page.ts'
import type { KeptUnitChange } from 'shared/succession/change-contract.ts'
import { usePersonNames } from '../account/use-person-names.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import type { Answer } from '../http.ts'
import { Answered } from '../ui/Answered.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { ChangeForm } from './ChangeForm.tsx'
import { DecideChange } from './DecideChange.tsx'
import { TakeBackChange } from './TakeBackChange.tsx'
import { useUnitNames } from './use-unit-names.ts'
import './unit-change.css'

/** What becomes of units: recorded by one person, confirmed by another. */
export function UnitChangePage() {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const query = useQuery({ ...q('listUnitChanges', { query: { lang: locale } }), staleTime: 0 })
  return (
    <div className="unit-change-page">
      <PageHead title={say(m.title)} under={say(m.under)} />
      {may('unit.change') && <ChangeForm />}
      <section aria-labelledby="recorded">
        <h2 id="recorded">{say(m.listTitle)}</h2>
        <Answered query={query} what={say(m.listTitle).toLowerCase()} lines={6}>
          {({ changes, names }) =>
            changes.length === 0 ? (
              <p className="empty">{say(m.none)}</p>
            ) : (
              <ChangeTable changes={changes} names={names} />
            )
          }
        </Answered>
      </section>
    </div>
  )
}

function ChangeTable({ changes, names }: Answer<'listUnitChanges'>) {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const { nameOf } = usePersonNames(names)
  const nameOfUnit = useUnitNames()
  const { today } = useProvince()
  const [open, setOpen] = useState<KeptUnitChange>()
  // What has come about stands; until then a confirmed one is taken back by one who may record and another who may confirm.
  const mayAct = ({ state, day, withdrawal }: KeptUnitChange) =>
    state === 'proposed'
      ? may('unit.confirm')
      : state === 'confirmed' && day > today && may(withdrawal === null ? 'unit.change' : 'unit.confirm')
  const columns: Column<KeptUnitChange>[] = [
    { key: 'day', label: say(m.day), cell: ({ day }) => formatDay(locale, day) },
    {
      key: 'change',
      label: say(m.change),
      cell: ({ kind, from, to, made, basis }) => {
        const called = (code: string) => made.find((unit) => unit.code === code)?.name ?? nameOfUnit(code)
        return (
          <>
            {say(changeKindTexts[kind])}:{' '}
            {[from.map(nameOfUnit), to.map(({ unit }) => called(unit))]
              .filter((side) => side.length > 0)
              .map((side) => side.join(', '))
              .join(' → ')}
            <small className="second">{basis}</small>
          </>
        )
      },
    },
    {
      key: 'state',
      label: say(m.state),
      cell: ({ state, recordedAt, recordedBy, decidedAt, decidedBy, withdrawal }) => (
        <>
          {say(state === 'confirmed' && withdrawal ? m.withdrawalAsked : m[state])}
          <small className="second">
            {say(m.by, {
              who: nameOf(withdrawal?.agreedBy ?? withdrawal?.askedBy ?? decidedBy ?? recordedBy),
              when: formatInstant(locale, withdrawal?.agreedAt ?? withdrawal?.askedAt ?? decidedAt ?? recordedAt),
            })}
          </small>
        </>
      ),
    },
    {
      key: 'acts',
      label: '',
      cell: (change) =>
        mayAct(change) && (
          <button type="button" className="plain" onClick={() => setOpen(change)}>
            {say(
              change.state === 'proposed' ? m.decide : change.withdrawal === null ? m.askWithdrawal : m.agreeWithdrawal,
            )}
          </button>
        ),
    },
  ]
  return (
    <>
      <DataTable caption={say(m.listTitle)} columns={columns} rows={changes} rowKey={({ id }) => id} />
      {open?.state === 'proposed' && <DecideChange change={open} close={() => setOpen(undefined)} />}
      {open?.state === 'confirmed' && <TakeBackChange change={open} names={names} close={() => setOpen(undefined)} />}
    </>
  )
}
