import { useLocale } from '../shell/locale.tsx'
import { periodAsked } from '../shell/page-state.ts'
import { usePageState } from '../shell/use-page-state.ts'
import { useProvince } from '../shell/use-province.ts'
import { resolveState } from './period-picker-model.ts'

/** The period of the page and the one it is held against, in days. */
export function usePeriod() {
  const province = useProvince()
  const [state] = usePageState()
  return resolveState(state, province)
}

/** The period as a part of a question to the API, with and without the comparison. */
export function usePeriodAsked() {
  const locale = useLocale()
  const [state] = usePageState()
  const { comparison } = usePeriod()
  const period = periodAsked(state, locale)
  return { period, compared: { ...period, ...(comparison !== 'none' && { compare: comparison }) } }
}
