import { Hono } from 'hono'
import { type FaultBoard, faultKinds, faultOrderSchema } from './fault.ts'
import { servedSubsystems } from '../province/feeds.ts'

/** The switchboard: which faults are on, and the order that turns one on or off. */
export function controlApp(faults: FaultBoard): Hono {
  const app = new Hono()
  app.get('/faults', (context) => context.json({ faults: faults.all(), kinds: faultKinds }))
  app.post('/faults', async (context) => {
    const order = faultOrderSchema.safeParse(await context.req.json().catch(() => null))
    if (!order.success) {
      const expected = { subsystem: servedSubsystems, fault: [...faultKinds, null] }
      const problems = order.error.issues.map((issue) => ({ at: issue.path.join('.'), detail: issue.message }))
      return context.json({ message: 'not a fault order', problems, expected }, 400)
    }
    faults.set(order.data.subsystem, order.data.fault)
    return context.json({ faults: faults.all() })
  })
  return app
}
