import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenDeps } from '../../deps.ts'
import { verifyAuditCommand } from './verify-audit.ts'

/** Where the anchors are written, and looked for when nothing else is said. */
export const anchorFile = (state: string): string => join(state, 'audit-anchors.jsonl')

/**
 * `pnpm nhipso verify-audit`: this database, unless an export is named. Only addresses are handed over; what is read and
 * proven is `verify-audit.ts`' own.
 */
export async function verifyAudit(argv: string[], { databaseUrl, env }: OpenDeps): Promise<number> {
  const says = (name: string) => argv.includes(`--${name}`)
  const source = says('export') || says('database') ? [] : ['--database', databaseUrl, '--schema', env.schema]
  const keyring = says('keyring') ? [] : ['--keyring', env.keyring]
  const anchors = !says('anchors') && existsSync(anchorFile(env.state)) ? ['--anchors', anchorFile(env.state)] : []
  return verifyAuditCommand([...source, ...keyring, ...anchors, ...argv], (line) => process.stdout.write(`${line}\n`))
}
