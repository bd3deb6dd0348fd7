import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { CorrectionMade } from 'shared/correction/correction-contract.ts'
import { formatCount, formatDay, formatInstant } from 'shared/format.ts'
import { amendmentStateTexts, amendmentTexts, correctionPageMessages as m } from 'shared/messages/correction-page.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { usePersonNames } from '../account/use-person-names.ts'
import { toUnit } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { actOf } from './act-of.ts'
import { DecideCorrection } from './DecideCorrection.tsx'

/** So many figures are named before the rest is counted. */
const named = 4

export function CorrectionTable({
  corrections,
  names,
}: {
  corrections: readonly CorrectionMade[]
  names: Readonly<Record<string, string>>
}) {
  const say = useSay()
  const locale = useLocale()
  const { units } = useProvince()
  const { may } = useWho()
  const { nameOf } = usePersonNames(names)
  const [open, setOpen] = useState<CorrectionMade>()
  const unitOf = (code: string) => {
    const unit = units.find((one) => one.code === code)
    return unit ? unitName(locale, unit) : code
  }
  const columns: Column<CorrectionMade>[] = [
    {
      key: 'made',
      label: say(m.made),
      cell: ({ kind, madeAt, madeBy }) => (
        <>
          {say(amendmentTexts[kind])}
          <small className="second">
            {formatInstant(locale, madeAt)} {say(m.by, { who: nameOf(madeBy) })}
          </small>
        </>
      ),
    },
    {
      key: 'what',
      label: say(m.what),
      cell: ({ figures }) => (
        <>
          <ul className="held-counts">
            {figures.slice(0, named).map(({ unit, day, measure, name, before, after }) => (
              <li key={`${unit} ${day} ${measure}`}>
                <Link {...toUnit(unit)}>{unitOf(unit)}</Link>, {formatDay(locale, day)}: {name[locale]}{' '}
                <b>
                  {before === null ? '—' : formatCount(locale, before)} → {formatCount(locale, after)}
                </b>
              </li>
            ))}
          </ul>
          {figures.length > named && (
            <small className="second">{say(m.moreFigures, { n: figures.length - named })}</small>
          )}
        </>
      ),
    },
    { key: 'reason', label: say(m.reason), cell: ({ reason }) => reason },
    {
      key: 'state',
      label: say(m.state),
      cell: (correction) => (
        <>
          {say(amendmentStateTexts[correction.state])}
          {correction.reversedBy !== null && ` · ${say(m.takenBack)}`}
          {correction.decidedBy !== null && correction.decidedAt !== null && (
            <small className="second">
              {say(m.agreedBy, {
                who: nameOf(correction.decidedBy),
                when: formatInstant(locale, correction.decidedAt),
              })}
              {correction.decidedReason && `: ${correction.decidedReason}`}
            </small>
          )}
          {actOf(correction, may) !== null && (
            <button type="button" className="plain second" onClick={() => setOpen(correction)}>
              {say({ take: m.takeBack, decide: m.decideProposal, withdraw: m.withdraw }[actOf(correction, may)!])}
            </button>
          )}
        </>
      ),
    },
  ]
  return (
    <>
      <DataTable
        className="corrections"
        caption={say(m.listTitle)}
        columns={columns}
        rows={corrections}
        rowKey={({ id }) => id}
      />
      {open && <DecideCorrection correction={open} act={actOf(open, may)!} close={() => setOpen(undefined)} />}
    </>
  )
}
