import { templateSays as s } from '../messages/template.ts'
import type { Text } from '../text.ts'
import type { ReportKind } from './report-kind.ts'
import { outlines } from './section-outline.ts'
import type { StandingPart } from './standing-part.ts'
import type { TemplateLayout } from './template-layout.ts'

interface LayoutFault {
  /** `layout.0.parts.2`: which section or part. */
  at: string
  why: Text
  parameters: Record<string, string>
}
interface Known {
  kind: ReportKind
  /** What a report can quote. */
  numbers: readonly { kpi: string; parts: readonly StandingPart[] }[]
}

/** What keeps a layout from being kept: a section its kind does not have, one named twice, a number nobody counts. */
export function layoutFault(layout: TemplateLayout, { kind, numbers }: Known): LayoutFault | null {
  const outline = outlines[kind]
  if (outline.length > 0 && outline.every(({ id }) => layout.some((laid) => laid.id === id && laid.hidden)))
    return { at: 'layout', why: s.nothingLeft, parameters: {} }
  const places = layout.flatMap((section, at) => [
    { laid: section, at: `layout.${at}`, known: outline },
    ...section.parts.map((part, place) => ({
      laid: part,
      at: `layout.${at}.parts.${place}`,
      known: outline.find(({ id }) => id === section.id)?.parts ?? [],
    })),
  ])
  for (const { laid, at, known } of places) {
    if (!known.some(({ id }) => id === laid.id)) return { at, why: s.noSuchSection, parameters: { id: laid.id } }
    const siblings = places.filter((other) => other.known === known && other.laid.id === laid.id)
    if (siblings.length > 1) return { at, why: s.twice, parameters: { id: laid.id } }
    for (const part of (laid.standing ?? []).flatMap(({ vi, en }) => [...vi, ...en])) {
      if (part.kind === 'text') continue
      if (!numbers.some(({ kpi, parts }) => kpi === part.kpi && parts.includes(part.part)))
        return { at: `${at}.standing`, why: s.noSuchNumber, parameters: { kpi: part.kpi } }
    }
  }
  return null
}
