import type { CatalogueKpi } from 'shared/kpi/kpi-contract.ts'
import { kpiVersionMessages as m } from 'shared/messages/kpi-version-page.ts'
import { formatDay } from 'shared/format.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { usePageState } from '../../shell/use-page-state.ts'

interface Props {
  versions: CatalogueKpi['versions']
  asked: number | undefined
}

/** By which definition all of the page is counted: by that in force in each period, or by one alone. It stands in the address. */
export function CountSwitch({ versions, asked }: Props) {
  const say = useSay()
  const locale = useLocale()
  const [, change] = usePageState()
  return (
    <label className="field">
      {say(m.countBy)}
      <select
        value={asked === undefined ? '' : String(asked)}
        onChange={(event) => change({ definition: event.target.value || undefined })}
      >
        <option value="">{say(m.inForceEach)}</option>
        {versions.map(({ version, from }) => (
          <option key={version} value={version}>
            {say(m.version, { version })} (
            {from === null ? say(m.always) : say(m.since, { day: formatDay(locale, from) })})
          </option>
        ))}
      </select>
    </label>
  )
}
