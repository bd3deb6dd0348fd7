import { type Manner, manners, startHostile } from './test-hostile.ts'

/** All misbehaving servers in a process of their own, so that what they burn is not taken from the prober. */
const ports: Record<string, number> = {}
for (const [name, manner] of Object.entries(manners)) ports[name] = (await startHostile(manner as Manner)).port
process.stdout.write(`${JSON.stringify(ports)}\n`)
