import type { Day } from 'shared/day.ts'
import type { TextExcerpt } from 'shared/explain/explanation-contract.ts'
import type { Mapping } from 'shared/feed/connector/connector.ts'
import { fieldWithin } from 'shared/feed/connector/open-records.ts'
import type { Db } from '../db/open.ts'
import { readVersion } from '../feed/connector/connector-store.ts'
import { readMappedGround } from '../feed/connector/mapped-ground.ts'
import { decodeAs } from '../feed/connector/open-payload.ts'
import { readMapped } from '../feed/connector/read-mapped.ts'
import type { readPayloadOf } from '../feed/payload-store.ts'
import { cutOut, type PlaceAsked } from './cut-out.ts'

interface ReadBy {
  feed: string
  version: number
  from: Day
  to: Day
  /** Whose address was asked, where each unit has its own. */
  unit: string | undefined
}

/** The place in an answer that was read by a mapping: by the version that read it, whatever has been set up since. */
export async function readMappedExcerpt(
  db: Db,
  { collection, unit, day, measure }: PlaceAsked,
  { feed, version, ...wanted }: ReadBy,
  payload: NonNullable<Awaited<ReturnType<typeof readPayloadOf>>>,
): Promise<TextExcerpt | null> {
  const connector = await readVersion(db, feed, version)
  if (!connector) return null
  const { mapping, dataset } = connector
  const { reading } = readMapped(mapping, payload.body, await readMappedGround(db, dataset, wanted))
  if (reading.kind !== 'read') return null
  const found = [...reading.records, ...reading.quarantined].find((one) => one.unit === unit && one.day === day)
  if (found?.pointer === undefined) return null
  const decoded = decodeAs(payload.body, mapping.shape.format === 'csv' ? mapping.shape.encoding : 'utf-8')
  if (!decoded.ok) return null
  const field = mapping.measures.find((one) => one.measure === measure)?.at ?? null
  return {
    kind: 'text',
    collection,
    hash: payload.hash,
    bytes: payload.body.length,
    contentType: payload.contentType,
    pointer: found.pointer,
    field,
    ...cutOut(decoded.text, found.pointer, field === null ? null : fieldWithin(mapping, field), headingOf(mapping)),
  }
}

const headingOf = ({ shape }: Mapping) =>
  shape.format === 'csv' ? { line: shape.headingLine, separator: shape.delimiter } : {}
