import { createContext, useContext, useEffect, useEffectEvent } from 'react'
import type { Sheet } from 'shared/export/sheet.ts'

export type ReadSheet = () => Sheet

/** Where a table says how it can be read out; null where it stands by itself. Answers how to take that back. */
export const SheetSlot = createContext<((read: ReadSheet) => () => void) | null>(null)

/** A table makes itself readable to the figure whose twin it is. */
export function useSheetSlot(read: ReadSheet): boolean {
  const offer = useContext(SheetSlot)
  const latest = useEffectEvent(read)
  useEffect(() => offer?.(() => latest()), [offer])
  return offer !== null
}
