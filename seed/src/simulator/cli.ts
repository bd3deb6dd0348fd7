import { parseArgs } from 'node:util'
import { faultKinds } from './fault.ts'
import { servedSubsystems } from '../province/feeds.ts'

/**
 * Talks to a running simulator's switchboard:
 * `pnpm simulator faults`, `pnpm simulator fault mot-cua slow`, `pnpm simulator fault mot-cua none`.
 */
const usage = `usage: pnpm simulator faults
       pnpm simulator fault <subsystem> <fault|none>
       [--simulator http://127.0.0.1:4700]
subsystems: ${servedSubsystems.join(' ')}
faults:     ${faultKinds.join(' ')}
`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    simulator: { type: 'string', default: `http://127.0.0.1:${process.env['SIMULATOR_PORT'] ?? '4700'}` },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
const [command, subsystem, fault] = positionals

if (values.help) process.stdout.write(usage)
else if (command === 'faults' && positionals.length === 1) await show({})
else if (command === 'fault' && positionals.length === 3)
  await show({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ subsystem, fault: fault === 'none' ? null : fault }),
  })
else fail(usage)

async function show(order: RequestInit): Promise<void> {
  const response = await fetch(new URL('/faults', values.simulator), order).catch((error: unknown) => error)
  if (!(response instanceof Response)) {
    return fail(`no simulator answers at ${values.simulator}; is it running? \`pnpm start\` starts it\n`)
  }
  if (!response.ok) return fail(`refused: there is no such subsystem or fault\n${usage}`)
  const { faults } = (await response.json()) as { faults: Record<string, string | null> }
  for (const [name, kind] of Object.entries(faults)) process.stdout.write(`${name.padEnd(12)} ${kind ?? '-'}\n`)
}

function fail(message: string): void {
  process.stderr.write(message)
  process.exitCode = 1
}
