import type { SheetPlace } from 'shared/submission/sheet-place.ts'
import type { SheetFault } from 'shared/submission/sheet.ts'
import type { FeedRecord, Quarantined } from '../../feed/read/reading.ts'
import type { SheetSaid } from './sheet-task.ts'

export type ReadSheet =
  | { kind: 'refused'; fault: SheetFault; at: SheetPlace }
  | Extract<SheetSaid, { kind: 'looked' | 'shown' }>
  | (Extract<SheetSaid, { kind: 'judged' }> & { records: FeedRecord[]; quarantined: Quarantined[] })

/** What the reader says line by line, put together; null while the line that ends it has not come. */
export function gatherSaid(): { hear: (said: SheetSaid) => void; whole: () => ReadSheet | null } {
  const records: FeedRecord[] = []
  const quarantined: Quarantined[] = []
  let last: ReadSheet | null = null
  return {
    hear(said) {
      if (said.kind === 'records') for (const record of said.records) records.push(record)
      else if (said.kind === 'doubted') for (const record of said.quarantined) quarantined.push(record)
      else if (said.kind === 'fault') last = { kind: 'refused', fault: said.fault, at: said.at }
      else last = said.kind === 'judged' ? { ...said, records, quarantined } : said
    },
    whole: () => last,
  }
}
