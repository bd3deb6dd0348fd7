import { submissionPageMessages as m } from 'shared/messages/submission-page.ts'
import type { LookedSheet } from 'shared/submission/sheet-contract.ts'
import { columnLetters } from 'shared/submission/column-letters.ts'
import type { GivenDataset } from 'shared/submission/submission-contract.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import type { ColumnRole } from './sheet-draft.ts'

interface Props {
  sheet: LookedSheet
  dataset: GivenDataset
  headerRow: number
  roles: readonly ColumnRole[]
  choose: (column: number, role: ColumnRole) => void
}

const shown = 14

/** The first rows of a sheet as they are, and over each column what it is taken for. */
export function HeadTable({ sheet, dataset, headerRow, roles, choose }: Props) {
  const say = useSay()
  const locale = useLocale()
  // Some rows of the header, and some of the figures under it.
  const from = Math.max(0, sheet.head.findIndex(({ row }) => row >= headerRow) - 5)
  const rows = sheet.head.slice(from, from + shown)
  return (
    <div className="sheet-head" role="region" tabIndex={0} aria-label={say(m.headCaption, { name: sheet.name })}>
      <table>
        <caption className="unseen">{say(m.headCaption, { name: sheet.name })}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{say(m.row)}</span>
            </th>
            {roles.map((role, column) => (
              <th key={columnLetters(column)} scope="col">
                <select
                  aria-label={say(m.columnIs, { column: columnLetters(column) })}
                  data-chosen={role !== '' || undefined}
                  value={role}
                  onChange={(event) => choose(column, event.target.value as ColumnRole)}
                >
                  <option value="">
                    {columnLetters(column)} {say(m.ignored)}
                  </option>
                  <option value="unit">{say(m.unitColumn)}</option>
                  <option value="day">{say(m.dayColumn)}</option>
                  <optgroup label={say(m.measures)}>
                    {dataset.measures.map(({ id, name }) => (
                      <option key={id} value={`measure:${id}`}>
                        {name[locale]}
                      </option>
                    ))}
                  </optgroup>
                </select>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, cells }) => (
            <tr key={row} data-header={row <= headerRow || undefined}>
              <th scope="row">{row}</th>
              {roles.map((role, column) => (
                <td key={columnLetters(column)} data-chosen={role !== '' || undefined}>
                  {cells[column] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
