import { useQuery } from '@tanstack/react-query'
import type { KeptVersion } from 'shared/kpi/version/version-contract.ts'
import { q } from '../../query.ts'
import { useLocale } from '../../shell/locale.tsx'

export const versionsQuestion = (id: string, lang: 'vi' | 'en') =>
  q('listKpiVersions', { params: { id }, query: { lang } })

/** The versions that count on some day, asked for only where there is more than the first. */
export function useKpiVersions(id: string, many: boolean): readonly KeptVersion[] {
  const locale = useLocale()
  const { data } = useQuery({ ...versionsQuestion(id, locale), enabled: many })
  return data?.versions ?? []
}
