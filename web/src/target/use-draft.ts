import { useEffect, useState } from 'react'
import type { PlanDraft } from './plan-draft.ts'

/**
 * What is being typed, kept in this tab until it is saved or discarded: neither a refusal nor going to another page and
 * coming back loses it.
 */
export function useDraft(name: string, begin: () => PlanDraft) {
  const place = `nhipso target ${name}`
  const [{ draft, restored }, set] = useState(() => {
    const kept = recall(place)
    return kept ? { draft: kept, restored: true } : { draft: begin(), restored: false }
  })
  useEffect(() => keep(place, draft), [place, draft])
  return {
    draft,
    restored,
    change: (more: Partial<PlanDraft>) => set((before) => ({ ...before, draft: { ...before.draft, ...more } })),
    forget: () => {
      try {
        sessionStorage.removeItem(place)
      } catch {
        // A browser that keeps nothing has nothing to forget.
      }
    },
  }
}

function recall(place: string): PlanDraft | null {
  try {
    const text = sessionStorage.getItem(place)
    return text === null ? null : (JSON.parse(text) as PlanDraft)
  } catch {
    return null
  }
}

function keep(place: string, draft: PlanDraft): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(draft))
  } catch {
    // Full, or forbidden: the form itself still holds it.
  }
}
