import { parseArgs } from 'node:util'
import { daySchema } from 'shared/day.ts'
import { z } from 'zod'
import { firstDay, ninhBinh } from './ninh-binh.ts'

/** `node emit.ts --simulator http://127.0.0.1:4700 [--history-from 2025-07-01] [--watched-from 2026-11-27]` prints the province as JSON. */
const { values } = parseArgs({
  options: {
    simulator: { type: 'string', default: 'http://127.0.0.1:4700' },
    'history-from': { type: 'string', default: firstDay },
    'watched-from': { type: 'string', default: firstDay },
  },
})

const setting = z
  .object({ simulator: z.url({ protocol: /^http$/ }), 'history-from': daySchema, 'watched-from': daySchema })
  .safeParse(values)

if (setting.success) {
  const { simulator, 'history-from': historyFrom, 'watched-from': watchedFrom } = setting.data
  const province = ninhBinh({ simulator: new URL(simulator), historyFrom, watchedFrom })
  process.stdout.write(`${JSON.stringify(province, null, 1)}\n`)
} else {
  const problems = setting.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`)
  process.stderr.write(`${problems.join('\n')}\n`)
  process.exitCode = 2
}
