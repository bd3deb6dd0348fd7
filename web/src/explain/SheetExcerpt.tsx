import { useEffect, useRef } from 'react'
import { formatCount } from 'shared/format.ts'
import { explainPageMessages as m } from 'shared/messages/explain-page.ts'
import { saySheetPlace } from 'shared/messages/sheet-place.ts'
import { columnLetters } from 'shared/submission/column-letters.ts'
import type { Answer } from '../http.ts'
import { payloadUrl } from '../http.ts'
import { useLocale, useSay } from '../shell/locale.tsx'

type Excerpt = Extract<Answer<'readExcerpt'>, { kind: 'sheet' }>

/** A spreadsheet as it was uploaded, open at the row, under its header, with the cell marked. */
export function SheetExcerpt({ excerpt }: { excerpt: Excerpt }) {
  const say = useSay()
  const locale = useLocale()
  const { collection, fileName, sheet, header, rows, row, column, bytes, hash, field } = excerpt
  const width = Math.max(...[...header, ...rows].map(({ cells }) => cells.length))
  const columns = Array.from({ length: width }, (_, at) => at)
  const place = saySheetPlace(locale, { in: 'sheet', sheet, row, ...(column !== null && { column }) })
  const marked = useRef<HTMLElement>(null)
  // The cell may stand far to the right of what a phone shows.
  useEffect(() => marked.current?.scrollIntoView({ block: 'nearest', inline: 'center' }), [])
  const lineOf = (line: Excerpt['rows'][number], heads: boolean) => {
    const Cell = heads ? 'th' : 'td'
    // What stands alone in its row is a title, and runs over the cells to its right as it does in the file.
    const [only, ...others] = columns.filter((at) => (line.cells[at] ?? '') !== '')
    const title = only !== undefined && others.length === 0 && line.row !== row ? only : null
    const shown = title === null ? columns : columns.slice(0, title + 1)
    return (
      <tr key={line.row} className={line.row === row ? 'place' : undefined}>
        <th scope="row">{line.row}</th>
        {shown.map((at) => (
          <Cell key={at} {...(heads && { scope: 'col' })} colSpan={at === title ? width - at : 1}>
            {line.row === row && at === column ? <mark ref={marked}>{line.cells[at] ?? ''}</mark> : line.cells[at]}
          </Cell>
        ))}
      </tr>
    )
  }
  return (
    <div className="payload-place">
      <p className="none">
        {say(m.sheetUnder, { file: fileName ?? '—', bytes: formatCount(locale, bytes), hash: `${hash.slice(0, 12)}…` })}
      </p>
      <p>{field === null ? place : say(m.sheetField, { place, field })}</p>
      {/* It scrolls, so the keyboard must be able to stand in it. */}
      <div className="sheet-rows" tabIndex={0} role="region" aria-label={say(m.placeTitle)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say(m.sheetRow)}</th>
              {columns.map((at) => (
                <th key={at} scope="col" className={at === column ? 'place' : undefined}>
                  {columnLetters(at)}
                </th>
              ))}
            </tr>
            {header.map((line) => lineOf(line, true))}
          </thead>
          <tbody>{rows.map((line) => lineOf(line, false))}</tbody>
        </table>
      </div>
      <a href={payloadUrl(collection)} target="_blank" rel="noopener">
        {say(m.placeWhole)}
      </a>
    </div>
  )
}
