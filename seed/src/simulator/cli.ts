import { parseArgs } from 'node:util'
import { feedFaultKinds, pathFaultKinds } from 'shared/probe/simulated-fault.ts'
import { servedSubsystems } from '../province/feeds.ts'
import { pathNodes } from '../province/path.ts'

/**
 * Talks to a running simulator's switchboard:
 * `pnpm simulator faults`, `pnpm simulator fault mot-cua slow`, `pnpm simulator fault mot-cua none`,
 * `pnpm simulator messages` (what the alerts of the demonstration said),
 * `pnpm simulator fault line-13285 lossy --percent 20`, `pnpm simulator fault core down --every 240 --for 120`.
 */
const usage = `usage: pnpm simulator faults
       pnpm simulator fault <subsystem> <fault|none>    (of lgsp, which is a node too: --feed)
       pnpm simulator fault <node> <path fault|none> [--percent 20] [--ms 1500] [--days 5] [--every 240 --for 120]
       pnpm simulator heal
       pnpm simulator messages
       [--simulator http://127.0.0.1:4700]
subsystems:  ${servedSubsystems.join(' ')}
faults:      ${feedFaultKinds.join(' ')}
nodes:       ${pathNodes
  .map(({ id }) => id)
  .filter((id) => !id.startsWith('line-'))
  .join(' ')} line-<code of a unit>
path faults: ${pathFaultKinds.join(' ')}
`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    simulator: { type: 'string', default: `http://127.0.0.1:${process.env['SIMULATOR_PORT'] ?? '4700'}` },
    percent: { type: 'string' },
    ms: { type: 'string' },
    days: { type: 'string' },
    every: { type: 'string' },
    for: { type: 'string' },
    feed: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
const absent = `no simulator answers at ${values.simulator}; is it running? \`pnpm start\` starts it\n`
const [command, name = '', kind] = positionals
// The LGSP is both a node and a subsystem that is collected from.
const isNode = !values.feed && (name === '*' || pathNodes.some(({ id }) => id === name))

if (values.help) process.stdout.write(usage)
else if (command === 'faults' && positionals.length === 1) {
  await show('/faults', {})
  await show('/path-faults', {})
} else if (command === 'messages' && positionals.length === 1) await showMessages()
else if (command === 'heal' && positionals.length === 1) await show('/heal', { method: 'POST' })
else if (command === 'fault' && positionals.length === 3 && isNode)
  await show('/path-faults', post({ node: name, fault: kind === 'none' ? null : { kind, ...amounts() } }))
else if (command === 'fault' && positionals.length === 3)
  await show('/faults', post({ subsystem: name, fault: kind === 'none' ? null : kind }))
else fail(usage)

function amounts(): Record<string, number> {
  const given = { percent: values.percent, ms: values.ms, days: values.days, everyS: values.every, forS: values.for }
  return Object.fromEntries(
    Object.entries(given).flatMap(([amount, text]) => (text === undefined ? [] : [[amount, Number(text)]])),
  )
}

function post(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

async function showMessages(): Promise<void> {
  const response = await fetch(new URL('/messages', values.simulator)).catch((error: unknown) => error)
  if (!(response instanceof Response)) return fail(absent)
  const { messages } = (await response.json()) as { messages: { at: string; chat: string; text: string }[] }
  for (const { at, chat, text } of messages) process.stdout.write(`--- ${at} → ${chat}\n${text}\n`)
}

async function show(path: string, what: RequestInit): Promise<void> {
  const response = await fetch(new URL(path, values.simulator), what).catch((error: unknown) => error)
  if (!(response instanceof Response)) {
    return fail(absent)
  }
  if (!response.ok) return fail(`refused: there is no such subsystem, node or fault\n${usage}`)
  const { faults } = (await response.json()) as { faults: Record<string, string | null | { kind: string }> }
  for (const [place, fault] of Object.entries(faults)) {
    const told = typeof fault === 'object' && fault !== null ? describe(fault) : (fault ?? '-')
    process.stdout.write(`${place.padEnd(12)} ${told}\n`)
  }
}

function describe({ kind: told, ...rest }: { kind: string }): string {
  const { percent, ms, days, everyS, forS } = rest as Record<string, number | undefined>
  const amount = ['lossy', 'errors', 'resets'].includes(told) ? ` ${percent}%` : told === 'slow' ? ` ${ms} ms` : ''
  const when = everyS === undefined ? '' : `, ${forS} s of every ${everyS} s`
  return `${told}${told === 'expiring' ? ` in ${days} days` : amount}${when}`
}

function fail(message: string): void {
  process.stderr.write(message)
  process.exitCode = 1
}
