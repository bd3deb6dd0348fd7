import { addDays, type Day, dayOf, instantOf } from 'shared/day.ts'
import { lastReadyDay } from '../history/arrival.ts'
import { seedOf } from '../history/chance.ts'
import type { GatewayHour } from '../history/gateway-history.ts'
import { daysFrom } from '../history/season.ts'
import { type Answerer, type Asking, daysToAnswer, makeReporter } from './asking.ts'

const gateway = seedOf('lgsp')

/**
 * The gateway's log: a line for each hour and service, and a closing line once the day's log is whole. A day whose
 * log was cut never gets its closing line, and the day that is still running has none yet: of it the hours are there
 * that have ended, and what is wrong on the way to a service just now shows in them.
 */
export const answerGateway: Answerer = (history, asking, firstDay) => {
  const report = makeReporter('gateway', asking)
  const days = daysToAnswer(asking, firstDay)
  const lines: string[] = []
  for (const [index, day] of days.entries()) {
    const whole = report(gateway, day) !== null && !(asking.losingUnits && index >= days.length - 2)
    for (const hourOf of history.gateway(day)) {
      if (!whole && hourOf.hour > 15) break
      lines.push(lineOf(day, hourOf))
    }
    if (whole) lines.push(`{"day":"${day}","complete":true}`)
  }
  for (const day of runningDays(asking))
    for (const hourOf of history.gateway(day)) {
      const from = instantOf(day, hourOf.hour * 60)
      if (from.getTime() + 3_600_000 > asking.askedAt.getTime()) break
      lines.push(lineOf(day, spoil(hourOf, asking.spoiled?.(hourOf.service, from) ?? 0)))
    }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`
}

function lineOf(day: Day, { hour, service, consumer, calls, ok, businessError, buckets }: GatewayHour): string {
  const ts = `${day}T${String(hour).padStart(2, '0')}:00:00+07:00`
  const counted = `"calls":${calls},"ok":${ok},"businessError":${businessError}`
  const times = `{"100":${buckets[100]},"300":${buckets[300]},"1000":${buckets[1000]},"3000":${buckets[3000]},"inf":${buckets.inf}}`
  return `{"ts":"${ts}","service":"${service}","consumer":"${consumer}",${counted},"buckets":${times}}`
}

/** Days after those that are ready, as far as they are asked for and have begun. */
function runningDays({ from, to, askedAt }: Asking): Day[] {
  const first = addDays(lastReadyDay(askedAt), 1)
  const today = dayOf(askedAt)
  return daysFrom(from < first ? first : from, to < today ? to : today)
}

/** So many of the calls that would have come through do not. */
function spoil(hour: GatewayHour, share: number): GatewayHour {
  const lost = Math.min(hour.ok, Math.round(hour.calls * share))
  return { ...hour, ok: hour.ok - lost }
}
