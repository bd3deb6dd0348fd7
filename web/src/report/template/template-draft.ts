import { outlines } from 'shared/report/section-outline.ts'
import type { ReportTemplate } from 'shared/report/template.ts'
import type { LaidPart, StandingInline, StandingPassage, TemplateLayout } from 'shared/report/template-layout.ts'
import type { Text } from 'shared/text.ts'

export interface DraftPlace {
  id: string
  /** As the program calls it; what is typed stands in `title`. */
  known: Text
  title: Text
  hidden: boolean
  standing: StandingPassage[]
}
export interface DraftSection extends DraftPlace {
  parts: DraftPlace[]
}

/** Every section its kind has, in the order of the template. */
export function draftOf({ kind, layout = [] }: Pick<ReportTemplate, 'kind' | 'layout'>): DraftSection[] {
  return inOrder(outlines[kind], layout).map(({ one, laid }) => ({
    ...placeOf(one, laid),
    parts: inOrder(one.parts, laid?.parts ?? []).map(({ one: part, laid: laidPart }) => placeOf(part, laidPart)),
  }))
}

function inOrder<One extends { id: string }, Laid extends LaidPart>(ones: readonly One[], layout: readonly Laid[]) {
  const named = layout.flatMap((laid) => ones.filter(({ id }) => id === laid.id).map((one) => ({ one, laid })))
  const others = ones.filter(({ id }) => !layout.some((laid) => laid.id === id))
  return [...named, ...others.map((one) => ({ one, laid: undefined as Laid | undefined }))]
}

const placeOf = ({ id, title }: { id: string; title: Text }, laid: LaidPart | undefined): DraftPlace => ({
  id,
  known: title,
  title: laid?.title ?? title,
  hidden: laid?.hidden ?? false,
  standing: laid?.standing ?? [],
})

/** What is kept of it: no title that is the program's own, no passage nobody wrote. */
export const layoutOf = (draft: readonly DraftSection[]): TemplateLayout =>
  draft.map((section) => ({ ...laidOf(section), parts: section.parts.map(laidOf) }))

function laidOf({ id, known, title, hidden, standing }: DraftPlace): LaidPart {
  const own = title.vi.trim() !== known.vi || title.en.trim() !== known.en
  const written = standing.map(writtenOf).filter(({ vi, en }) => vi.length + en.length > 0)
  return {
    id,
    ...(own && { title: { vi: title.vi.trim(), en: title.en.trim() } }),
    ...(hidden && { hidden }),
    ...(written.length > 0 && { standing: written }),
  }
}

/** Without empty words; a text at an end has no blank there. */
const writtenOf = ({ vi, en }: StandingPassage): StandingPassage => ({ vi: piecesOf(vi), en: piecesOf(en) })
const piecesOf = (pieces: readonly StandingInline[]): StandingInline[] =>
  pieces.filter((piece) => piece.kind === 'number' || piece.text.trim() !== '')

/** The list with one of its things a place further up or down; as it was where there is no such place. */
export function moved<One>(list: readonly One[], at: number, by: -1 | 1): One[] {
  const [one, other] = [list[at], list[at + by]]
  if (one === undefined || other === undefined) return [...list]
  return list.map((thing, place) => (place === at ? other : place === at + by ? one : thing))
}

export const replaced = <One>(list: readonly One[], at: number, one: One): One[] =>
  list.map((thing, place) => (place === at ? one : thing))
export const without = <One>(list: readonly One[], at: number): One[] => list.filter((_, place) => place !== at)
