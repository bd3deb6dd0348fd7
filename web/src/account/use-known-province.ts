import { useQuery } from '@tanstack/react-query'
import type { Text } from 'shared/text.ts'
import { byName, provinceQuestion, type UnitBrief } from '../shell/use-province.ts'

/**
 * Communes and providers to choose from, as far as the province is known: before sign-in it may not be, and these pages
 * stand then too. The frame asks for it; here it is only read.
 */
export function useKnownProvince(): {
  units: UnitBrief[]
  communes: UnitBrief[]
  providers: Text[]
  simulated: boolean
} {
  const { data } = useQuery({ ...provinceQuestion, enabled: false })
  const units = data?.units ?? []
  const communes = units.filter(({ kind }) => kind === 'commune' || kind === 'ward').toSorted(byName)
  const named = new Map((data?.subsystems ?? []).flatMap(({ provider }) => (provider ? [[provider.vi, provider]] : [])))
  return { units, communes, providers: [...named.values()], simulated: data?.simulated ?? false }
}
