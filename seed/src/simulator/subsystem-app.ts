import { Hono } from 'hono'
import type { Day } from 'shared/day.ts'
import type { History } from '../history/history.ts'
import type { ServedSubsystem } from '../province/feeds.ts'
import { waysTo } from '../province/path.ts'
import { spoiledOf } from './effect.ts'
import type { PathFaultBoard } from './path-fault.ts'
import { readDay, vietnamStamp } from './asking.ts'
import type { FaultBoard } from './fault.ts'
import { broken, loginPage, trickled } from './fault-responses.ts'
import { type ServedFeed, servedFeeds } from './served-feeds.ts'

export interface World {
  history: History
  firstDay: Day
  faults: FaultBoard
  now: () => Date
  /** How long a slow system makes its reader wait in the middle of an answer. */
  slowMs: number
  /** What is wrong on the paths, where paths are simulated. */
  pathFaults?: PathFaultBoard
}

/** One simulated subsystem: its own addresses, its own manners when a question is wrong, its own faults. */
export function subsystemApp(subsystem: ServedSubsystem, world: World): Hono {
  const app = new Hono()
  for (const feed of servedFeeds[subsystem]) {
    app.get(feed.path, (context) => {
      const [first, last] = feed.asks ?? ['tuNgay', 'denNgay']
      const from = readDay(context.req.query(first), feed.days)
      const to = readDay(context.req.query(last), feed.days)
      const fault = world.faults.of(subsystem)
      if (fault === 'silent') return new Promise<Response>(() => {})
      if (fault === '500') return context.text('Internal Server Error', 500)
      if (fault === 'html') return loginPage()
      if (feed.secret && context.req.header(feed.secret.header) !== feed.secret.value)
        return Response.json({ message: 'Sai khóa truy cập' }, { status: 401 })
      if (from === null || to === null || from > to) return wrongQuestion(feed, world.now())
      const unit = context.req.param('unit')
      if (unit !== undefined && !world.history.profiles.some((profile) => profile.unit.code === unit))
        return Response.json({ message: `Không có đơn vị ${unit}` }, { status: 404 })
      if (unit !== undefined && world.faults.units.has(unit))
        return Response.json({ message: 'Dịch vụ của đơn vị tạm ngừng' }, { status: 500 })

      const spoiled = (service: string, hourFrom: Date) =>
        spoiledOf(world.pathFaults, waysTo(service), hourFrom, world.now())
      const asking = {
        from,
        to,
        askedAt: world.now(),
        losingUnits: fault === 'gap',
        spoiled,
        ...(unit !== undefined && { unit }),
      }
      const body = feed.answer(world.history, asking, world.firstDay)
      if (fault === 'malformed') return broken(body, feed.contentType)
      if (fault === 'slow') return trickled(body, feed.contentType, world.slowMs)
      const [name, other] = feed.renamed
      return new Response(fault === 'schema' ? body.replaceAll(name, other) : body, {
        headers: { 'content-type': feed.contentType },
      })
    })
  }
  return app
}

/** The one-stop system says errors inside an answer with status 200; the others refuse with 400. */
function wrongQuestion(feed: ServedFeed, at: Date): Response {
  const style = feed.days === 'compact' ? 'yyyyMMdd' : 'yyyy-mm-dd'
  const message = `tuNgay và denNgay phải là ngày dạng ${style}, tuNgay không sau denNgay`
  if (feed !== servedFeeds['mot-cua'][0]) return Response.json({ message }, { status: 400 })
  return Response.json({ error_code: 2, error_message: message, thoiDiem: vietnamStamp(at), data: [] })
}
