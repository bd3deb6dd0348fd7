import { Hono } from 'hono'
import { pathNodes } from '../province/path.ts'
import { type FaultBoard, faultKinds, faultOrderSchema } from './fault.ts'
import { servedSubsystems } from '../province/feeds.ts'
import { messageBox } from './message-box.ts'
import { type PathFaultBoard, pathFaultKinds, pathFaultOrderSchema } from './path-fault.ts'

/** The switchboard: which faults are on, the orders that turn one on or off, and what was sent because of them. */
export function controlApp(faults: FaultBoard, pathFaults: PathFaultBoard, now: () => Date): Hono {
  const app = new Hono()
  app.get('/faults', (context) => context.json({ faults: faults.all(), kinds: faultKinds }))
  app.post('/faults', async (context) => {
    const order = faultOrderSchema.safeParse(await context.req.json().catch(() => null))
    if (!order.success) {
      const expected = { subsystem: servedSubsystems, fault: [...faultKinds, null] }
      return context.json({ message: 'not a fault order', problems: problemsOf(order.error), expected }, 400)
    }
    faults.set(order.data.subsystem, order.data.fault)
    return context.json({ faults: faults.all() })
  })

  // Of what is probed: faults of the nodes that connections run through.
  const nodes = pathNodes.map(({ id, kind, name }) => ({ id, kind, name }))
  app.get('/path-faults', (context) => context.json({ faults: pathFaults.all(), kinds: pathFaultKinds, nodes }))
  app.post('/path-faults', async (context) => {
    const order = pathFaultOrderSchema.safeParse(await context.req.json().catch(() => null))
    if (!order.success) {
      const expected = { node: 'the id of a path node, or *', fault: [...pathFaultKinds, null] }
      return context.json({ message: 'not a fault order', problems: problemsOf(order.error), expected }, 400)
    }
    pathFaults.set(order.data.node, order.data.fault, now().getTime())
    return context.json({ faults: pathFaults.all() })
  })
  app.route('/', messageBox(now))
  return app
}

const problemsOf = ({ issues }: { issues: { path: PropertyKey[]; message: string }[] }) =>
  issues.map((issue) => ({ at: issue.path.join('.'), detail: issue.message }))
