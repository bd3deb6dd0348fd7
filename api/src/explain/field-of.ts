import { formatMeasures } from 'shared/feed/format-measures.ts'
import type { FeedFormat } from 'shared/feed/feed.ts'
import { formatFields } from '../feed/read/format-fields.ts'

/** The field or column of an answer that holds a measure; null where several places of it are added up. */
export function fieldOf(format: FeedFormat, measure: string): string | null {
  const fields: readonly string[] = formatFields[format]
  return fields[formatMeasures[format].indexOf(measure)] || null
}
