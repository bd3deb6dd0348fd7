import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { accountCommandSays as says } from 'shared/messages/account-command.ts'
import type { Deps } from '../../deps.ts'
import { tell } from '../identity/create-admin-command.ts'
import { exportAudit } from './export-audit.ts'

/** `pnpm nhipso export-audit`: the trail as lines of JSON for `verify-audit --export`; never over a file that is there. */
export async function exportAuditCommand(argv: string[], { db }: Pick<Deps, 'db'>): Promise<number> {
  const asked = parse(argv)
  if (!asked) return tell(2, says.usageExportAudit)
  let [count, last] = [0, asked.from - 1]
  async function* counted() {
    for await (const line of exportAudit(db, asked!.from)) {
      count += 1
      last = (JSON.parse(line) as { seq: number }).seq
      yield line
    }
  }
  const lines = Readable.from(counted())
  if (asked.out === null) await pipeline(lines, process.stdout, { end: false })
  else await pipeline(lines, createWriteStream(asked.out, { flags: 'wx', mode: 0o600 }))
  return tell(0, says.exported, { count, last })
}

function parse(argv: string[]): { from: number; out: string | null } | null {
  try {
    const { values } = parseArgs({ args: argv, options: { from: { type: 'string' }, out: { type: 'string' } } })
    const from = values.from ?? '1'
    return /^[1-9]\d{0,14}$/.test(from) ? { from: Number(from), out: values.out ?? null } : null
  } catch {
    return null
  }
}
