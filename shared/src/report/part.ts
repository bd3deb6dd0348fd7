import type { Text } from '../text.ts'
import type { Block } from './document.ts'

/** A part of a section: its title, what the numbers say, and where an officer may write on. */
export interface Part {
  title: Text
  blocks: Block[]
  passage?: { id: string; prompt: Text }
}
