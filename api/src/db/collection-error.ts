import type { CollectionOutcome } from 'shared/feed/feed.ts'

/** What went wrong with one asking: the class, and the place in the answer where there is one. */
export interface CollectionError {
  outcome: CollectionOutcome
  detail: string
  pointer?: string
}
