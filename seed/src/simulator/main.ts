import { parseArgs } from 'node:util'
import { z } from 'zod'
import { probedPorts } from '../province/probed-places.ts'
import { startSimulator } from './start.ts'

/**
 * `node main.ts --port 4700 [--seed ninh-binh] [--now 2026-01-31T08:00:00+07:00] [--slow-ms 60000]
 * [--beats-to http://127.0.0.1:4600 --beats-key FILE]` starts the simulated subsystems, of which some call that address, prints `ready`, and ends when its standard input is closed, so that it never outlives the
 * program that started it. `--now` stops the clock.
 */
const settingSchema = z.object({
  port: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535 - probedPorts(0).dns),
  seed: z.string().min(1),
  now: z.iso.datetime({ offset: true }).optional(),
  'slow-ms': z.coerce.number().int().min(0),
  'beats-to': z.url({ protocol: /^https?$/ }).optional(),
  'beats-key': z.string().min(1).optional(),
})

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env['SIMULATOR_PORT'] ?? '4700' },
    seed: { type: 'string', default: 'ninh-binh' },
    now: { type: 'string' },
    'slow-ms': { type: 'string', default: '60000' },
    'beats-to': { type: 'string' },
    'beats-key': { type: 'string' },
  },
})
const setting = settingSchema.safeParse(values)
if (!setting.success) {
  const problems = setting.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`)
  process.stderr.write(`${problems.join('\n')}\n`)
  process.exit(2)
}

const { port, seed, now, 'beats-to': to, 'beats-key': keyFile } = setting.data
const stopped = now === undefined ? null : new Date(now)
try {
  const simulator = await startSimulator({
    port,
    seed,
    slowMs: setting.data['slow-ms'],
    now: () => stopped ?? new Date(),
    probed: port !== 0,
    ...(to !== undefined && keyFile !== undefined && { beats: { to, keyFile } }),
  })
  process.stdin.resume()
  process.stdin.once('close', () => void simulator.close().then(() => process.exit(0)))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void simulator.close().then(() => process.exit(0)))
  }
  process.stdout.write('ready\n')
} catch (error) {
  const why = error instanceof Error ? error.message : String(error)
  process.stderr.write(`the simulator cannot start: ${why}; SIMULATOR_PORT sets the first of its ports\n`)
  process.exit(1)
}
