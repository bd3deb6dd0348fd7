import writeXlsxFile, { type Row } from 'write-excel-file/node'
import type { Day } from 'shared/day.ts'
import { sheetSays } from 'shared/messages/sheet-answer.ts'
import type { Locale } from 'shared/text.ts'
import { formatDay } from 'shared/format.ts'
import { owes } from '../../feed/read/gather.ts'
import { outsideLife } from '../../feed/read/unit-days.ts'
import type { Db } from '../../db/open.ts'
import { readMeasureNames } from '../read-submissions.ts'
import type { SubmissionGround } from '../submission-ground.ts'

interface TemplateOf {
  dataset: string
  ground: SubmissionGround
  day: Day | null
  /** The one unit it is for; null for all that report these figures. */
  own: string | null
}

/** An empty spreadsheet that is read back without a word: codes, names and the day are filled in, the figures are not. */
export async function templateOf(db: Db, { dataset, ground, day, own }: TemplateOf, locale: Locale): Promise<Buffer> {
  const names = await readMeasureNames(db, dataset)
  const units = await db.selectFrom('unit').select(['code', 'name', 'kind']).orderBy('code').execute()
  const { scope, lives, to } = ground.context
  const rows = units
    .filter(({ code }) => outsideLife(lives?.get(code), day ?? to) === null)
    .filter(({ code, kind }) => (own === null ? owes(kind, scope, ground.rules.provinceToo) : code === own))
    .map(({ code, name }): Row => [
      code,
      name,
      day === null ? null : formatDay('vi', day),
      ...ground.measures.map(() => null),
    ])
  const labels = [sheetSays.unitCode, sheetSays.unitName, sheetSays.day, ...ground.measures.map((id) => names.get(id)!)]
  const header: Row = labels.map((label) => ({
    value: label[locale],
    fontWeight: 'bold' as const,
    backgroundColor: '#E8EEF4',
    textColor: '#1B2A3A',
    wrap: true,
    alignVertical: 'center' as const,
  }))
  const columns = [{ width: 12 }, { width: 28 }, { width: 14 }, ...ground.measures.map(() => ({ width: 18 }))]
  return writeXlsxFile([header, ...rows], { columns, stickyRowsCount: 1 }).toBuffer()
}
