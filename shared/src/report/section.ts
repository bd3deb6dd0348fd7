import type { Text } from '../text.ts'
import type { Block } from './document.ts'
import type { Part } from './part.ts'

/** A section by its name in the outline of its kind, which says what it is called. */
export interface Section {
  id: string
  parts: Part[]
  /** Stands below the title where the section has no parts. */
  blocks?: Block[]
  passage?: { id: string; prompt: Text }
}
