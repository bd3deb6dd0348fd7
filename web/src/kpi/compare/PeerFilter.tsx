import { comparePageMessages as m } from 'shared/messages/compare-page.ts'
import { formerTexts, peerTexts } from 'shared/messages/comparison.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { formerProvinces } from 'shared/unit/unit.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { usePageState } from '../../shell/use-page-state.ts'
import { byName, useProvince } from '../../shell/use-province.ts'
import { readPeers, withVersion } from './read-peers.ts'

const bands = [1, 2, 3, 4]

/** With whom units are compared; the set stands in the address as the API writes it. */
export function PeerFilter() {
  const say = useSay()
  const locale = useLocale()
  const { units } = useProvince()
  const [{ peers }, change] = usePageState()
  const { by, value, version } = readPeers(peers)
  const told = (set: string) => change({ peers: withVersion(set, version) })
  const communes = units.filter(({ kind }) => kind === 'commune' || kind === 'ward').toSorted(byName)
  const departments = units.some(({ kind }) => kind === 'department')
  const first = communes[0]?.code ?? ''
  const chosen = by === 'chosen' ? value.split('-') : []
  const choose = (key: string) => told(key === 'near' || key === 'chosen' ? `${key}.${first}` : key)
  const band = (at: number) =>
    `${say(peerTexts.size, { band: at, bands: bands.length })}${at === 1 ? ` (${say(m.smallest)})` : at === bands.length ? ` (${say(m.largest)})` : ''}`
  return (
    <>
      <label className="field">
        {say(m.peers)}
        <select
          value={by === 'near' || by === 'chosen' || value === '' ? by : `${by}.${value}`}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="all">{say(peerTexts.all)}</option>
          {departments && <option value="departments">{say(peerTexts.departments)}</option>}
          <optgroup label={say(m.byKind)}>
            <option value="kind.commune">{say(peerTexts.commune)}</option>
            <option value="kind.ward">{say(peerTexts.ward)}</option>
          </optgroup>
          <optgroup label={say(m.byFormer)}>
            {formerProvinces.map((former) => (
              <option key={former} value={`former.${former}`}>
                {say(formerTexts[former])}
              </option>
            ))}
          </optgroup>
          <optgroup label={say(m.bySize)}>
            {bands.map((at) => (
              <option key={at} value={`size.${at}`}>
                {band(at)}
              </option>
            ))}
          </optgroup>
          <option value="near">{say(m.near)}</option>
          <option value="chosen">{say(m.chosen)}</option>
        </select>
      </label>
      {by === 'near' && (
        <select aria-label={say(m.nearUnit)} value={value} onChange={(event) => told(`near.${event.target.value}`)}>
          {communes.map((unit) => (
            <option key={unit.code} value={unit.code}>
              {unitName(locale, unit)}
            </option>
          ))}
        </select>
      )}
      {by === 'chosen' && (
        <>
          <ul className="chosen-peers">
            {chosen.map((code) => {
              const unit = units.find((one) => one.code === code)
              const name = unit ? unitName(locale, unit) : code
              return (
                <li key={code}>
                  {name}
                  <button
                    type="button"
                    className="plain"
                    aria-label={say(m.dropUnit, { unit: name })}
                    disabled={chosen.length === 1}
                    onClick={() => told(`chosen.${chosen.filter((other) => other !== code).join('-')}`)}
                  >
                    ×
                  </button>
                </li>
              )
            })}
          </ul>
          <select
            aria-label={say(m.addUnit)}
            value=""
            onChange={(event) => told(`chosen.${[...chosen, event.target.value].toSorted().join('-')}`)}
          >
            <option value="">{say(m.addUnit)}</option>
            {communes
              .filter(({ code }) => !chosen.includes(code))
              .map((unit) => (
                <option key={unit.code} value={unit.code}>
                  {unitName(locale, unit)}
                </option>
              ))}
          </select>
        </>
      )}
    </>
  )
}
