import { useEffect, useState } from 'react'
import { accountPageMessages as m } from 'shared/messages/account-page.ts'
import { durationText } from '../shell/duration-text.ts'
import { useLocale, useSay } from '../shell/locale.tsx'

/** How long there is to wait, counted down; heard once, when it begins, and once more when it is over. */
export function Waiting({ seconds }: { seconds: number }) {
  const say = useSay()
  const locale = useLocale()
  const [until] = useState(() => Date.now() + seconds * 1000)
  const [now, setNow] = useState(() => Date.now())
  const left = Math.ceil((until - now) / 1000)
  useEffect(() => {
    if (left <= 0) return
    const timer = setTimeout(() => setNow(Date.now()), left > 90 ? 10_000 : 1_000)
    return () => clearTimeout(timer)
  }, [left, now])
  if (left <= 0) return <span>{say(m.tryNow)}</span>
  return (
    <>
      <span className="unseen">{say(m.tooManyWait, { left: durationText(locale, seconds) })}</span>
      <span aria-hidden="true">{say(m.tooManyWait, { left: durationText(locale, left) })}</span>
    </>
  )
}
