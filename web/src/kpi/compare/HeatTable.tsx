import { Link, useRouter } from '@tanstack/react-router'
import { memo, type MouseEvent, type UIEvent, useCallback, useMemo, useState } from 'react'
import { formatCount } from 'shared/format.ts'
import { comparePageMessages as m } from 'shared/messages/compare-page.ts'
import { provenanceMessages } from 'shared/messages/provenance.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import { unitPageMessages } from 'shared/messages/unit-page.ts'
import type { Sheet } from 'shared/export/sheet.ts'
import type { Locale } from 'shared/text.ts'
import { ExportMenu } from '../../export/ExportMenu.tsx'
import { type ColumnData, tableSheet } from '../../export/table-sheet.ts'
import { unitData } from '../../export/value-data.ts'
import type { Answer } from '../../http.ts'
import { toCompare, toKpi, toUnit } from '../../links.ts'
import { type Say, useLocale, useSay } from '../../shell/locale.tsx'
import { usePageState } from '../../shell/use-page-state.ts'
import { useProvince } from '../../shell/use-province.ts'
import { tokens } from 'shared/kpi/value-token.ts'
import { markTexts } from './compared-line.ts'
import { type Heat, type HeatCell, heatOf, type HeatRow, namedLike, rowsInSight, sortHeat } from './heat-model.ts'
import { walkCells } from './heat-walk.ts'

/** Longer tables are drawn only where they are looked at. */
const mostDrawn = 140
const rowHeight = 25

/** Every unit and every KPI at once: the figure, and a mark where it lies beyond what chance allows. It is its own table. */
export function HeatTable({ answer, own }: { answer: Answer<'readComparison'>; own: string | null }) {
  const say = useSay()
  const locale = useLocale()
  const province = useProvince()
  const [{ sort = 'name', q: text = '' }, change] = usePageState()
  const heat = useMemo(() => heatOf(locale, province, answer), [locale, province, answer])
  const sorted = useMemo(() => sortHeat(heat, sort), [heat, sort])
  const rows = useMemo(() => namedLike(sorted, text), [sorted, text])
  const [seen, setSeen] = useState({ top: 0, height: 900, row: rowHeight })
  const long = rows.length > mostDrawn
  const [first, end] = long ? rowsInSight(rows.length, seen) : [0, rows.length]
  const scrolled = ({ currentTarget: { scrollTop, clientHeight } }: UIEvent<HTMLElement>) => {
    if (long) setSeen({ top: scrollTop, height: clientHeight, row: rowHeight })
  }
  const by = sort.replace(/^-/, '')
  const hrefOf = useCellHref()
  const unitHrefOf = useUnitHref()
  const router = useRouter()
  // One ear for thousands of links: a plain click stays within the program, all else is the browser's.
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('tbody a') : null
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    router.history.push(link.getAttribute('href') ?? '/')
  }
  const heading = (key: string, label: string, title: string) => (
    <th
      key={key}
      scope="col"
      className={key === 'name' ? undefined : 'numeric'}
      aria-sort={by !== key ? 'none' : sort.startsWith('-') ? 'descending' : 'ascending'}
    >
      <button
        type="button"
        className="plain"
        title={say(uiMessages.sortBy, { column: title })}
        aria-label={title}
        onClick={() => change({ sort: sort === key ? `-${key}` : key }, { replace: true })}
      >
        {label}
        <span aria-hidden="true">{by !== key ? '' : sort.startsWith('-') ? ' ↓' : ' ↑'}</span>
      </button>
    </th>
  )
  return (
    <section aria-labelledby="heat">
      <h2 id="heat">{say(m.heatTitle)}</h2>
      <p className="summary">
        {say(m.heatSummary, {
          units: formatCount(locale, heat.rows.length),
          kpis: heat.kpis.length,
          marked: formatCount(locale, heat.marked),
        })}
      </p>
      <div className="table-tools">
        <input
          type="search"
          aria-label={say(unitPageMessages.search)}
          placeholder={say(unitPageMessages.searchHint)}
          maxLength={80}
          value={text}
          onChange={(event) => change({ q: event.target.value || undefined }, { replace: true })}
        />
        <ExportMenu title={say(m.heatTitle)} readSheet={() => heatSheet(say, locale, heat, rows)} />
      </div>
      <div
        className="heat"
        role="group"
        aria-labelledby="heat"
        aria-describedby="heat-how"
        tabIndex={0}
        onScroll={scrolled}
        onKeyDown={walkCells}
        onClick={follow}
      >
        <table className="data heat-table" aria-rowcount={rows.length + 1}>
          <caption className="unseen">{say(m.heatTitle)}</caption>
          <thead>
            <tr>
              {heading('name', say(uiMessages.unit), say(uiMessages.unit))}
              {heading('marks', '▲▼', say(m.heatTally))}
              {heat.kpis.map(({ id, name }) => heading(id, id, `${id} · ${name[locale]}`))}
            </tr>
          </thead>
          <tbody>
            {first > 0 && <tr aria-hidden="true" style={{ height: first * rowHeight }} />}
            {rows.slice(first, end).map((row, at) => (
              <Row
                // Of a long table rows change in their places: that is less work than new ones for each order.
                key={long ? first + at : row.code}
                {...(long && { place: first + at + 2 })}
                row={row}
                own={row.code === own}
                kpis={heat.kpis}
                hrefOf={hrefOf}
                unitHrefOf={unitHrefOf}
              />
            ))}
            {end < rows.length && <tr aria-hidden="true" style={{ height: (rows.length - end) * rowHeight }} />}
          </tbody>
        </table>
      </div>
      {rows.length === 0 && <p className="empty">{say(unitPageMessages.nothing, { text })}</p>}
      <p id="heat-how" className="summary">
        {say(m.heatHow)}
      </p>
      <ul className="kpi-key">
        {heat.kpis.map(({ id, name }) => (
          <li key={id}>
            <Link {...toCompare({ k: id })}>{id}</Link> {name[locale]}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The figures as printed; what has none is left empty, and says in its column's neighbour which it is. */
const heatSheet = (say: Say, locale: Locale, heat: Heat, rows: readonly HeatRow[]): Sheet =>
  tableSheet({
    title: say(m.heatTitle),
    rows,
    table: null,
    locale,
    columns: [
      {
        key: 'unit',
        label: say(uiMessages.unit),
        data: [
          ...unitData<HeatRow>(
            say,
            ({ code }) => code,
            ({ name }) => name,
          ),
          { key: 'better', head: say(m.goodSide), of: ({ better }) => better },
          { key: 'worse', head: say(m.badSide), of: ({ worse }) => worse },
          ...heat.kpis.flatMap((kpi, at): ColumnData<HeatRow>[] => [
            { key: kpi.id, head: `${kpi.id} ${kpi.name[locale]}`, of: ({ cells }) => cells[at]?.figure ?? null },
            {
              key: `${kpi.id}_state`,
              head: `${kpi.id}: ${say(provenanceMessages.state)}`,
              of: ({ cells }) => {
                const state = cells[at]?.state ?? 'missing'
                return {
                  code: state,
                  word: say(state === 'value' ? provenanceMessages.stateValue : tokens[state].text),
                }
              },
            },
          ]),
        ],
      },
    ],
  })

interface RowProps {
  row: HeatRow
  /** Which row of the whole table it is, said only where not all rows are there to be counted. */
  place?: number
  own: boolean
  kpis: readonly { id: string }[]
  hrefOf: (kpi: string, unit: string) => string
  unitHrefOf: (unit: string) => string
}

/** Where a cell leads: the KPI as it is of that unit. The address is built once and filled in for each cell. */
function useCellHref(): RowProps['hrefOf'] {
  const router = useRouter()
  const { href } = router.buildLocation(toKpi('K00', '00000') as never)
  return useCallback(
    (kpi, unit) => href.replace('/K00', `/${kpi}`).replace('unit=00000', `unit=${encodeURIComponent(unit)}`),
    [href],
  )
}

function useUnitHref(): RowProps['unitHrefOf'] {
  const router = useRouter()
  const { href } = router.buildLocation(toUnit('00000') as never)
  return useCallback((unit) => href.replace('/00000', `/${encodeURIComponent(unit)}`), [href])
}

/** A row is drawn once; sorting only moves it. */
const Row = memo(function Row({ row, place, own, kpis, hrefOf, unitHrefOf }: RowProps) {
  return (
    <tr className={own ? 'own' : undefined} aria-rowindex={place}>
      <th scope="row">
        <a href={unitHrefOf(row.code)}>{row.name}</a>
      </th>
      <td className="numeric">
        {row.better} / {row.worse}
      </td>
      {row.cells.map((cell, at) => (
        <Cell key={kpis[at]?.id} cell={cell} href={hrefOf(kpis[at]?.id ?? '', row.code)} />
      ))}
    </tr>
  )
})

const verdictWords = { better: m.goodSide, worse: m.badSide } as const

function Cell({ cell, href }: { cell: HeatCell; href: string }) {
  const { state, text, mark, verdict, hatched, few } = cell
  const say = useSay()
  const far = mark === 'high' || mark === 'low'
  const said = [
    state !== 'value' && say(tokens[state].text),
    far && say(markTexts[mark]),
    far && verdict !== 'neutral' && say(verdictWords[verdict]),
    hatched && say(uiMessages.incomplete),
    few && say(uiMessages.fewCases),
  ].filter(Boolean)
  return (
    <td className={`numeric${far ? ` far-cell ${verdict}` : ''}`} title={said.join(', ') || undefined}>
      <a href={href} tabIndex={-1} className={hatched ? 'hatched' : state === 'value' ? undefined : 'none'}>
        {far && <span aria-hidden="true">{mark === 'high' ? '▲' : '▼'}</span>}
        {text}
        {said.length > 0 && <span className="unseen"> {said.join(', ')}</span>}
      </a>
    </td>
  )
}
