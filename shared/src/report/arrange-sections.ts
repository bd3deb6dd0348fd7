import type { Text } from '../text.ts'
import type { Section } from './section.ts'
import type { Part } from './part.ts'
import type { OutlineSection } from './section-outline.ts'
import type { StandingPassage, TemplateLayout } from './template-layout.ts'

export interface Titled {
  title: Text
  standing: readonly StandingPassage[]
}
export type ArrangedSection = Omit<Section, 'parts'> & Titled & { parts: (Part & Titled)[] }

interface Laid {
  id: string
  title?: Text | undefined
  hidden?: true | undefined
  standing?: readonly StandingPassage[] | undefined
}

/**
 * The composed sections in the order of the template. What the template does not name stands behind, as the program has
 * it: a section that came into being after the template was written is not lost.
 */
export function arrangeSections(
  outline: readonly OutlineSection[],
  sections: readonly Section[],
  layout: TemplateLayout = [],
): ArrangedSection[] {
  return inOrder(sections, layout).map(({ one, laid }): ArrangedSection => {
    const known = outline.find(({ id }) => id === one.id)
    const parts = inOrder(one.parts, layout.find(({ id }) => id === one.id)?.parts ?? [])
    return {
      ...one,
      ...titled(known, one.id, laid),
      parts: parts.map(({ one: part, laid: laidPart }) => ({
        ...part,
        ...titled(
          known?.parts.find(({ id }) => id === part.id),
          part.id,
          laidPart,
        ),
      })),
    }
  })
}

function inOrder<One extends { id: string }>(ones: readonly One[], layout: readonly Laid[]) {
  const named = layout.flatMap((laid) => {
    const one = ones.find(({ id }) => id === laid.id)
    return one && !laid.hidden ? [{ one, laid }] : []
  })
  const others = ones.filter(({ id }) => !layout.some((laid) => laid.id === id))
  return [...named, ...others.map((one) => ({ one, laid: undefined as Laid | undefined }))]
}

function titled(known: { title: Text } | undefined, id: string, laid: Laid | undefined): Titled {
  const title = laid?.title ?? known?.title
  if (!title) throw new Error(`the outline of the report does not name its section ${id}`)
  return { title, standing: laid?.standing ?? [] }
}
