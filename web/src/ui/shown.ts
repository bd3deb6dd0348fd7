import { formatNumber } from 'shared/format.ts'
import type { Locale } from 'shared/text.ts'
import type { KpiBrief } from '../shell/use-province.ts'

type Measured = Pick<KpiBrief, 'measuredIn'>

/** A ratio in the unit it is shown in: 0.779 is 77.9 where percent is shown. */
export const shown = ({ measuredIn }: Measured, ratio: number | null): number | null => (ratio === null ? null : measuredIn === 'percent' ? ratio * 100 : ratio)

/** What a value of this KPI can be at all. */
export const boundsOf = ({ measuredIn }: Measured): readonly [number, number] => (measuredIn === 'percent' ? [0, 100] : [0, Infinity])

/** A number of a scale, an axis or a legend; figures themselves come written from the API. */
export const formatShown = (locale: Locale, { measuredIn }: Measured, value: number): string =>
  `${formatNumber(locale, value, 1)}${measuredIn === 'percent' ? '%' : ''}`
