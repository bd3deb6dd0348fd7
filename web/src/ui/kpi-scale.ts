import { formatNumber } from 'shared/format.ts'
import type { Kpi } from 'shared/kpi/kpi.ts'
import type { Locale } from 'shared/text.ts'

type Scaled = Pick<Kpi, 'measuredIn'>

/** A ratio as it is drawn and as targets are written: 0.779 is 77.9 where the KPI is shown in percent. */
export const shown = ({ measuredIn }: Scaled, ratio: number | null): number | null =>
  ratio === null ? null : measuredIn === 'percent' ? ratio * 100 : ratio

/** The least and the most there can be. */
export const boundsOf = ({ measuredIn }: Scaled): readonly [number, number] =>
  measuredIn === 'percent' ? [0, 100] : [0, Number.POSITIVE_INFINITY]

/** A number of a scale, an axis or a legend; figures themselves come written from the API. */
export const formatShown = (locale: Locale, { measuredIn }: Scaled, value: number): string =>
  `${formatNumber(locale, value, 1)}${measuredIn === 'percent' ? '%' : ''}`
