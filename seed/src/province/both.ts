import type { Text } from 'shared/text.ts'

/** One thing said twice: the Vietnamese original, then plain English. */
export const both = (vi: string, en: string): Text => ({ vi, en })
