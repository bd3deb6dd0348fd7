import type { z } from '@hono/zod-openapi'
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { formatCount, formatProseDay } from 'shared/format.ts'
import { inSentence } from 'shared/in-sentence.ts'
import { coverageText, isIncomplete } from 'shared/kpi/coverage.ts'
import type { KpiRow, readOverview } from 'shared/kpi/kpi-contract.ts'
import { tokens } from 'shared/kpi/value-token.ts'
import { overviewMessages as m } from 'shared/messages/overview.ts'
import { say } from 'shared/messages/say.ts'
import { shellMessages } from 'shared/messages/shell.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import { periodDays, periodLabel } from 'shared/period.ts'
import type { readProvince } from 'shared/province-contract.ts'
import type { Locale } from 'shared/text.ts'

type Answered<Route extends { responses: { 200: { content: { 'application/json': { schema: z.ZodType } } } } }> =
  z.infer<Route['responses'][200]['content']['application/json']['schema']>
export type OverviewAnswer = Answered<typeof readOverview>
export type ProvinceAnswer = Answered<typeof readProvince>

/**
 * The figures of the one page as plain HTML, to be read while the program that draws them is still on its way: on a slow
 * line that is six seconds. The same numbers, the same words, and like everywhere how complete and how old they are.
 */
export async function firstGlance(locale: Locale, overview: OverviewAnswer, province: ProvinceAnswer): Promise<string> {
  const { period, rows, data } = overview
  const title = say(locale, m.title, { province: inSentence(locale, province.name[locale]) })
  const reach =
    data.completeTo === null
      ? say(locale, m.completeNever)
      : say(locale, m.completeTo, { day: formatProseDay(locale, data.completeTo) })
  const whole =
    data.expected === 0
      ? say(locale, data.loading ? m.notReached : m.nothingOwed)
      : say(locale, m.inPeriod, { share: coverageText(locale, data) })
  const caption = say(locale, m.rowsCaption, {
    period: `${periodLabel(locale, period)} (${periodDays(locale, period)})`,
  })
  const names = new Map(province.kpis.map(({ id, name }) => [id, name[locale]]))
  const glance =
    await html`${province.simulated ? html`<aside class="banner">${say(locale, shellMessages.simulated)}</aside>` : ''}
      <main>
        <div id="glance" lang="${locale}">
          <div class="data-status">
            <ul>
              <li><strong>${reach}</strong></li>
              <li>${whole}</li>
            </ul>
          </div>
          <div class="page-head">
            <div>
              <h1>${title}</h1>
              <p class="under">${caption}</p>
            </div>
          </div>
          <table class="data headline-table">
            <thead>
              <tr>
                <th scope="col">${say(locale, m.indicator)}</th>
                <th scope="col" class="numeric">${say(locale, m.actual)}</th>
                <th scope="col" class="numeric">${say(locale, uiMessages.target)}</th>
                <th scope="col" class="numeric">${say(locale, m.complete)}</th>
              </tr>
            </thead>
            <tbody>
              ${rows.map((row) => rowOf(locale, row, names.get(row.kpi) ?? row.kpi))}
            </tbody>
          </table>
        </div>
      </main>`
  return glance.toString()
}

function rowOf(
  locale: Locale,
  { value, target }: KpiRow,
  name: string,
): HtmlEscapedString | Promise<HtmlEscapedString> {
  const shown =
    value.state === 'value'
      ? html`<b>${value.text}</b>`
      : html`${tokens[value.state].mark} ${say(locale, tokens[value.state].text)}`
  const reports = say(locale, uiMessages.coverageOf, {
    reported: formatCount(locale, value.reported),
    expected: formatCount(locale, value.expected),
  })
  return html`<tr>
    <th scope="row" class="name">${name}</th>
    <td class="numeric actual"><span class="${isIncomplete(value) ? 'value hatched' : 'value'}">${shown}</span></td>
    <td class="numeric togo">${target?.text ?? ''}</td>
    <td class="numeric complete" title="${reports}">${coverageText(locale, value)}</td>
  </tr>`
}
