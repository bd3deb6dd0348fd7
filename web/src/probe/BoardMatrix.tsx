import { useNavigate } from '@tanstack/react-router'
import { type MouseEvent, useMemo } from 'react'
import { boardSheetMessages as sheetMessages } from 'shared/messages/board-sheet.ts'
import { probePageMessages as m } from 'shared/messages/probe-page.ts'
import { ExportMenu } from '../export/ExportMenu.tsx'
import { carried } from '../shell/page-state.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { byName, useProvince } from '../shell/use-province.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import type { Board, Cell, RootBand } from './board-model.ts'
import { boardSheet } from './board-sheet.ts'
import { BoardRow } from './BoardRow.tsx'
import { useNodeNames } from './RootList.tsx'

interface Props {
  names: Board['names']
  /** Where the strips end, seconds since 1970. */
  to: number
  cells: readonly Cell[]
  bands: readonly RootBand[]
  hours: number
  chosen: string
  systems: readonly { id: string; name: string }[]
}

const slots = 48

/** Units × systems. A thousand links share one listener, for a thousand listeners are what makes such pages slow. */
export function BoardMatrix({ names, to, cells, bands, hours, chosen, systems }: Props) {
  const say = useSay()
  const locale = useLocale()
  const { units } = useProvince()
  const nameOf = useNodeNames()
  const follow = useFollow()
  const rows = useMemo(() => rowsOf(cells, systems), [cells, systems])
  const named = units
    .filter(({ code }) => rows.has(code))
    .map((unit) => ({ code: unit.code, name: unitName(locale, unit) }))
    .toSorted(byName)
  const bandOf = (has: (band: RootBand) => boolean) => {
    const band = bands.find(has)
    return band && nameOf(band.node)
  }
  const provinceNames = new Map(names.map(({ id, name }) => [id, name[locale]]))
  const readSheet = () =>
    boardSheet(say, locale, cells, {
      units: new Map(units.map((unit) => [unit.code, unitName(locale, unit)])),
      systems: new Map(systems.map(({ id, name }) => [id, name])),
      node: nameOf,
    })
  const ofProvince = cells.filter(({ unit }) => unit === null)
  return (
    <>
      <div className="table-tools">
        <ExportMenu title={say(sheetMessages.title)} readSheet={readSheet} />
      </div>
      <div className="board-scroll" onClick={follow} role="presentation">
        <table className="board">
          <caption className="unseen">{say(m.matrixCaption, { hours })}</caption>
          <thead>
            <tr>
              <th scope="col">{say(m.unit)}</th>
              {systems.map(({ id, name }) => {
                const band = bandOf(({ subsystems, units: inRows }) => subsystems.has(id) && inRows.size === 0)
                return (
                  <th
                    scope="col"
                    key={id}
                    data-on={id === chosen || undefined}
                    data-band={band ? '' : undefined}
                    title={band ?? name}
                  >
                    <span>{name}</span>
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody>
            {named.map(({ code, name }) => (
              <BoardRow
                key={code}
                name={name}
                href={`/unit/${code}`}
                cells={rows.get(code)!}
                systems={systems}
                chosen={chosen}
                to={to}
                hours={hours}
                slots={slots}
                band={bandOf(({ units: inRows }) => inRows.has(code))}
              />
            ))}
          </tbody>
        </table>
        {ofProvince.length > 0 && (
          <table className="board of-province">
            <caption>{say(m.provinceRows)}</caption>
            <tbody>
              {ofProvince.map((cell) => (
                <BoardRow
                  key={cell.id}
                  name={provinceNames.get(cell.id) ?? cell.id}
                  href={undefined}
                  cells={[cell]}
                  systems={provinceColumn}
                  chosen=""
                  to={to}
                  hours={hours}
                  slots={slots}
                  band={undefined}
                />
              ))}
            </tbody>
          </table>
        )}
      </div>
    </>
  )
}

const provinceColumn = [{ id: '', name: '' }]

/** Connections of each unit under the systems; of several to one system the worst stands for them. */
function rowsOf(cells: readonly Cell[], systems: readonly { id: string }[]): Map<string, (Cell | null)[]> {
  const column = new Map(systems.map(({ id }, place) => [id, place]))
  const rows = new Map<string, (Cell | null)[]>()
  for (const cell of cells) {
    const place = column.get(cell.subsystem)
    if (cell.unit === null || place === undefined) continue
    const row = rows.get(cell.unit) ?? Array.from({ length: systems.length }, () => null)
    rows.set(cell.unit, row)
    const there = row[place]
    if (!there || rank(cell) > rank(there)) row[place] = cell
  }
  return rows
}

const rank = ({ standing }: Cell): number => ['up', 'unknown', 'degraded', 'unstable', 'down'].indexOf(standing.state)

/** Takes a plain click on a link within the program to its page, without loading the program anew. */
function useFollow() {
  const navigate = useNavigate()
  const [state] = usePageState()
  return (event: MouseEvent) => {
    const link = (event.target as Element).closest('a')
    const path = link?.getAttribute('href')
    if (!path || event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    const [, room, id = ''] = path.split('/')
    void (room === 'unit'
      ? navigate({ to: '/unit/$code', params: { code: id }, search: carried(state) })
      : navigate({ to: '/connection/$id', params: { id }, search: carried(state) }))
  }
}
