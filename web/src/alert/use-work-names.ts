import { useQuery } from '@tanstack/react-query'
import { nodeKindNames } from 'shared/messages/probe-page.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { q } from '../query.ts'
import { useLocale } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'

/** What work can be announced on. */
export const workedKinds = ['subsystems', 'units', 'nodes'] as const
export type WorkedKind = (typeof workedKinds)[number]

export interface Workable {
  kind: WorkedKind
  id: string
  name: string
}

/** Everything work can be announced on, by the name people know it by; an id nobody knows is its own name. */
export function useWorkNames(): { things: readonly Workable[]; nameOf: (id: string) => string } {
  const locale = useLocale()
  const { units, subsystems } = useProvince()
  const nodes = useQuery(q('readPathGraph', {})).data?.nodes ?? []
  const things: Workable[] = [
    ...subsystems.map(({ id, name }) => ({ kind: 'subsystems' as const, id, name: name[locale] })),
    ...nodes.map(({ id, kind, name }) => {
      const sort = nodeKindNames[kind][locale]
      const full = name[locale].startsWith(sort) ? name[locale] : `${sort}: ${name[locale]}`
      return { kind: 'nodes' as const, id, name: full }
    }),
    ...units
      .filter(({ kind }) => kind === 'commune' || kind === 'ward')
      .map((unit) => ({ kind: 'units' as const, id: unit.code, name: unitName(locale, unit) })),
  ]
  const names = new Map(things.map(({ id, name }) => [id, name]))
  return { things, nameOf: (id) => names.get(id) ?? id }
}
