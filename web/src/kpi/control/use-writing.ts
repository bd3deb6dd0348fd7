import { useState } from 'react'
import { useLocale } from '../../shell/locale.tsx'
import { useProvince } from '../../shell/use-province.ts'
import type { Refusal } from '../../use-order.ts'
import { faultsOf, type WritingDraft } from './writing-draft.ts'

/** A draft beside a chart: faults are said once somebody has tried to save, and what the API refused beside them. */
export function useWriting(textField: 'reason' | 'text') {
  const locale = useLocale()
  const { historyFrom, today } = useProvince()
  const [draft, set] = useState<WritingDraft>({ from: null, to: null, text: '' })
  const [told, setTold] = useState(false)
  const days = { first: historyFrom, last: today }
  const faults = faultsOf(locale, draft, { ...days, textField })
  return {
    draft,
    days,
    change: (more: Partial<WritingDraft>) => set((before) => ({ ...before, ...more })),
    faultAt: (field: string, refusal: Refusal | null) => (told ? faults[field] : undefined) ?? refusal?.at(field),
    /** Whether it may be sent; from now on faults are said. */
    sound: () => {
      setTold(true)
      return Object.keys(faults).length === 0
    },
  }
}
