import { startSays } from 'shared/messages/start.ts'
import type { Deps } from '../deps.ts'
import { advanceOf } from '../unit/advance.ts'
import { listFeedAdvances } from '../unit/province-store.ts'
import { tell } from './tell.ts'

/** Says every few seconds how far the loading of history has come, and stops once it is done. */
export function tellProgress({ db, now, log }: Pick<Deps, 'db' | 'now' | 'log'>, everyMs = 3_000): () => void {
  let said = -1
  const timer = setInterval(() => {
    look().catch((error: unknown) => log.warn({ err: error }, 'cannot read how far the loading has come'))
  }, everyMs)
  timer.unref()
  const stop = () => clearInterval(timer)

  async function look(): Promise<void> {
    const advances = (await listFeedAdvances(db)).map(({ feed, caughtUpTo }) => advanceOf(feed, caughtUpTo, now()))
    const [done, total] = [sum(advances.map((one) => one.done)), sum(advances.map((one) => one.total))]
    if (total === 0) return
    const feeds = advances.filter((one) => one.done < one.total).length
    if (feeds === 0) {
      if (said >= 0) tell(startSays.loaded)
      return stop()
    }
    const percent = Math.floor((100 * done) / total)
    if (percent !== said) tell(startSays.loading, { percent, feeds })
    said = percent
  }
  return stop
}

const sum = (numbers: number[]): number => numbers.reduce((one, two) => one + two, 0)
