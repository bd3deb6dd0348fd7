import { useQuery } from '@tanstack/react-query'
import type { Answer } from '../http.ts'
import { q } from '../query.ts'

export type ProvinceAnswer = Answer<'readProvince'>
export type UnitBrief = ProvinceAnswer['units'][number]
export type KpiBrief = ProvinceAnswer['kpis'][number]

export const provinceQuestion = q('readProvince', {})

/** The province: units, KPIs, the day it is. The shell shows no page before it is there, so a page may count on it. */
export function useProvince(): ProvinceAnswer {
  const { data } = useQuery(provinceQuestion)
  if (!data) throw new Error('a page was shown before the province was known')
  return data
}

export function useUnit(code: string): UnitBrief | undefined {
  const { units, otherUnits } = useProvince()
  return units.find((unit) => unit.code === code) ?? otherUnits.find((unit) => unit.code === code)
}

export function useKpi(id: string): KpiBrief | undefined {
  return useProvince().kpis.find((kpi) => kpi.id === id)
}

const collator = new Intl.Collator('vi')
export const byName = (a: { name: string }, b: { name: string }): number => collator.compare(a.name, b.name)
