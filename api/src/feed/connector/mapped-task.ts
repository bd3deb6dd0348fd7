import type { Mapping } from 'shared/feed/connector/connector.ts'
import type { FeedRecord, ReadAnswer } from '../read/reading.ts'
import type { MappedAnswer, MappedGround } from './read-mapped.ts'

/** What the reader apart is asked, on the first line of its input; the answer's bytes follow. */
export interface MappedTask {
  mapping: Mapping
  ground: MappedGround
}

/** What it says, a line each: records by the piece, then everything else. */
export type MappedSaid =
  | { kind: 'records'; records: FeedRecord[] }
  | { kind: 'read'; rest: Omit<ReadAnswer, 'records'> }
  | { kind: 'fault'; answer: MappedAnswer }
