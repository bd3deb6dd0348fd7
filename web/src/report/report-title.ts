import { reportPageMessages as m } from 'shared/messages/report-page.ts'
import { say } from 'shared/messages/say.ts'
import { periodLabel } from 'shared/period.ts'
import type { Locale } from 'shared/text.ts'
import type { ReportBrief } from './answer-types.ts'

/** `Báo cáo định kỳ, tháng 11/2026 (bổ sung lần 1)`: the template, its period, and which supplement it is. */
export function reportTitle(
  locale: Locale,
  { template, subject, period, supplements }: Pick<ReportBrief, 'template' | 'subject' | 'period' | 'supplements'>,
): string {
  const label = periodLabel(locale, period)
  const ordinal = supplements?.ordinal
  const more =
    ordinal === undefined ? '' : ` (${say(locale, m.supplementOf, { n: ordinal }).toLocaleLowerCase(locale)})`
  const about = subject ? `: ${subject.name}` : ''
  return `${template.name[locale]}${about}, ${label}${more}`
}
