import { Hono } from 'hono'
import { feedFaultKinds, pathFaultKinds } from 'shared/probe/simulated-fault.ts'
import { servedSubsystems } from '../province/feeds.ts'
import { pathNodes } from '../province/path.ts'
import { type FaultBoard, faultOrderSchema, unitFaultOrderSchema } from './fault.ts'
import { messageBox } from './message-box.ts'
import { type PathFaultBoard, pathFaultOrderSchema } from './path-fault.ts'
import { switchboardOf } from './switchboard.ts'

/** The switchboard: which faults are on, the orders that turn one on or off, and what was sent because of them. */
export function controlApp(faults: FaultBoard, pathFaults: PathFaultBoard, now: () => Date): Hono {
  const app = new Hono()
  app.get('/switchboard', (context) => context.json(switchboardOf(faults, pathFaults)))
  app.post('/heal', (context) => {
    faults.heal()
    pathFaults.set('*', null, now().getTime())
    return context.json({ faults: faults.all() })
  })

  app.get('/faults', (context) => context.json({ faults: faults.all(), kinds: feedFaultKinds }))
  app.post('/faults', async (context) => {
    const order = faultOrderSchema.safeParse(await context.req.json().catch(() => null))
    if (!order.success) {
      const expected = { subsystem: servedSubsystems, fault: [...feedFaultKinds, null] }
      return context.json({ message: 'not a fault order', problems: problemsOf(order.error), expected }, 400)
    }
    faults.set(order.data.subsystem, order.data.fault, now().getTime())
    return context.json({ faults: faults.all() })
  })

  app.post('/unit-faults', async (context) => {
    const order = unitFaultOrderSchema.safeParse(await context.req.json().catch(() => null))
    if (!order.success) return context.json({ message: 'not a fault order', problems: problemsOf(order.error) }, 400)
    const { unit, failing } = order.data
    if (failing) faults.units.add(unit)
    else faults.units.delete(unit)
    return context.json({ units: [...faults.units].sort() })
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
