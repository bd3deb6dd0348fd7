import { accountPageMessages as m } from 'shared/messages/account-page.ts'
import { say } from 'shared/messages/say.ts'
import type { Locale } from 'shared/text.ts'

/** How long there is to wait, as one would say it: seconds under a minute and a half, minutes under two hours. */
export function durationText(locale: Locale, seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds))
  if (whole < 90) return say(locale, m.seconds, { n: whole })
  if (whole < 7_200) return say(locale, m.minutes, { n: Math.ceil(whole / 60) })
  return say(locale, m.hours, { n: Math.ceil(whole / 3_600) })
}
