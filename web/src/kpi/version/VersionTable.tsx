import { useState } from 'react'
import { formatDay, formatInstant } from 'shared/format.ts'
import type { KeptVersion } from 'shared/kpi/version/version-contract.ts'
import { kpiPageMessages } from 'shared/messages/kpi-page.ts'
import { kpiVersionMessages as m } from 'shared/messages/kpi-version-page.ts'
import { usePersonNames } from '../../account/use-person-names.ts'
import type { Answer } from '../../http.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { useProvince } from '../../shell/use-province.ts'
import { useWho } from '../../shell/use-who.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Formula } from '../Formula.tsx'
import { DecideVersion } from './DecideVersion.tsx'

const stateTexts = { proposed: m.stateProposed, confirmed: m.stateConfirmed, withdrawn: m.stateWithdrawn } as const

interface Props extends Pick<Answer<'listKpiVersions'>, 'inForce' | 'measures'> {
  kpi: string
  /** The newest first: decided on, waiting, withdrawn. */
  versions: readonly KeptVersion[]
  /** What whoever recorded or decided one is called. */
  names: Readonly<Record<string, string>>
}

/** Every version there is, and what may be done about it. */
export function VersionTable({ kpi, versions, names, inForce, measures }: Props) {
  const say = useSay()
  const locale = useLocale()
  const { may, me } = useWho()
  const { today } = useProvince()
  const { nameOf } = usePersonNames(names)
  const [open, setOpen] = useState<KeptVersion>()
  const columns: Column<KeptVersion>[] = [
    {
      key: 'version',
      label: say(m.counted),
      cell: ({ version, from }) => (
        <>
          {say(m.version, { version })}
          <small className="second">
            {from === null ? say(m.always) : say(m.since, { day: formatDay(locale, from) })}
            {version === inForce && ` (${say(m.inForce)})`}
          </small>
        </>
      ),
    },
    {
      key: 'formula',
      label: say(kpiPageMessages.formula),
      cell: (version) => <Formula sides={version} measures={measures} />,
    },
    {
      key: 'basis',
      label: say(m.basis),
      cell: ({ basis, reason }) => (
        <>
          {basis ?? say(m.ofCatalogue)}
          {reason !== null && <small className="second">{reason}</small>}
        </>
      ),
    },
    {
      key: 'state',
      label: say(m.stateTitle),
      cell: ({ state, recordedBy, recordedAt, decidedBy, decidedAt }) => {
        const [who, when] = decidedAt === null ? [recordedBy, recordedAt] : [decidedBy, decidedAt]
        return (
          <>
            {say(stateTexts[state])}
            <small className="second">
              {who === null
                ? formatInstant(locale, when)
                : say(m.byWhom, { who: nameOf(who), when: formatInstant(locale, when) })}
            </small>
          </>
        )
      },
    },
    {
      key: 'acts',
      label: '',
      cell: (version) => {
        const waits = version.state === 'proposed' && may('definition.confirm')
        const mayGo =
          version.state === 'confirmed' &&
          version.from !== null &&
          version.from > today &&
          version.recordedBy !== me?.id &&
          may('definition.confirm')
        return (
          (waits || mayGo) && (
            <button type="button" className="plain" onClick={() => setOpen(version)}>
              {say(waits ? m.decide : m.withdrawAct, { version: version.version })}
            </button>
          )
        )
      },
    },
  ]
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{say(m.listTitle)}</h2>
      <DataTable
        className="listed version-table"
        caption={say(m.listTitle)}
        columns={columns}
        rows={versions}
        rowKey={({ version }) => String(version)}
      />
      {open && <DecideVersion kpi={kpi} version={open} measures={measures} close={() => setOpen(undefined)} />}
    </section>
  )
}
