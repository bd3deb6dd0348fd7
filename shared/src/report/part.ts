import type { Text } from '../text.ts'
import type { Block } from './document.ts'

/** A part of a section, by its name in the outline: what the numbers say, and where an officer may write on. */
export interface Part {
  id: string
  blocks: Block[]
  passage?: { id: string; prompt: Text }
}
