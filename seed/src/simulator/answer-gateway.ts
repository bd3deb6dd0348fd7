import { seedOf } from '../history/chance.ts'
import { type Answerer, daysToAnswer, makeReporter } from './asking.ts'

const gateway = seedOf('lgsp')

/**
 * The gateway's log: a line for each hour and service, and a closing line once the day's log is whole. A day whose
 * log was cut never gets its closing line.
 */
export const answerGateway: Answerer = (history, asking, firstDay) => {
  const report = makeReporter('gateway', asking)
  const days = daysToAnswer(asking, firstDay)
  const lines: string[] = []
  for (const [index, day] of days.entries()) {
    const whole = report(gateway, day) !== null && !(asking.losingUnits && index >= days.length - 2)
    for (const { hour, service, consumer, calls, ok, businessError, buckets } of history.gateway(day)) {
      if (!whole && hour > 15) break
      const ts = `${day}T${String(hour).padStart(2, '0')}:00:00+07:00`
      const counted = `"calls":${calls},"ok":${ok},"businessError":${businessError}`
      const times = `{"100":${buckets[100]},"300":${buckets[300]},"1000":${buckets[1000]},"3000":${buckets[3000]},"inf":${buckets.inf}}`
      lines.push(`{"ts":"${ts}","service":"${service}","consumer":"${consumer}",${counted},"buckets":${times}}`)
    }
    if (whole) lines.push(`{"day":"${day}","complete":true}`)
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`
}
