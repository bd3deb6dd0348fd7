import { Link } from '@tanstack/react-router'
import { unitPageMessages as m } from 'shared/messages/unit-page.ts'
import type { Text } from 'shared/text.ts'
import { toUnit, toUnitChanges } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { unitName } from 'shared/unit/unit-name.ts'
import { unitIndex, type Section } from './unit-index-model.ts'
import './unit.css'

const headings: Record<Section, Text> = {
  'ha-nam': m.formerHaNam,
  'nam-dinh': m.formerNamDinh,
  'ninh-binh': m.formerNinhBinh,
  departments: m.departments,
}

export function UnitListPage() {
  const say = useSay()
  const locale = useLocale()
  const { units, code } = useProvince()
  const { may } = useWho()
  const [{ q = '' }, change] = usePageState()
  const index = unitIndex(units, q)
  const found = index.reduce((sum, group) => sum + group.units.length, 0)
  const count = (kind: string) => units.filter((unit) => unit.kind === kind).length
  return (
    <>
      <PageHead
        title={say(m.listTitle)}
        under={say(m.listUnder, { communes: count('commune'), wards: count('ward'), departments: count('department') })}
      >
        {may('unit.confirm') && <Link {...toUnitChanges()}>{say(m.changes)}</Link>}
      </PageHead>
      <div className="unit-find" role="search" aria-label={say(m.listTitle)}>
        <input
          type="search"
          aria-label={say(m.search)}
          placeholder={say(m.searchHint)}
          value={q}
          onChange={(event) => change({ q: event.target.value || undefined }, { replace: true })}
        />
        <span role="status">{q && say(m.found, { n: found })}</span>
        {!q && <Link {...toUnit(code)}>{say(m.province)}</Link>}
      </div>
      {found === 0 && (
        <p className="empty">
          {say(m.nothing, { text: q })}{' '}
          <button type="button" className="plain" onClick={() => change({ q: undefined })}>
            {say(m.clear)}
          </button>
        </p>
      )}
      {index.map(({ section, units: members }) => (
        <section key={section} className="unit-section" aria-labelledby={section}>
          <h2 id={section}>
            {say(headings[section])} <small>{say(m.counted, { n: members.length })}</small>
          </h2>
          <ul className="unit-index">
            {members.map((unit) => (
              <li key={unit.code}>
                <Link {...toUnit(unit.code)}>{unitName(locale, unit)}</Link> <small>{unit.code}</small>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
