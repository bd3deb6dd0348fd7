import { say } from 'shared/messages/say.ts'
import { settingsSay } from 'shared/messages/settings.ts'
import { commandSays } from 'shared/messages/command.ts'
import { readEnv } from '../env.ts'
import { openDeps, type OpenDeps } from '../deps.ts'
import { SettingFault } from '../setting-fault.ts'

/** Answers the exit code; its result goes to stdout, what it has to say to stderr. */
type Command = (argv: string[], deps: OpenDeps) => Promise<number>
type Settings = Record<string, string | undefined>

const commands: Record<string, () => Promise<Command>> = {
  ask: async () => (await import('./ask-command.ts')).askCommand,
  'create-admin': async () => (await import('../account/identity/create-admin-command.ts')).createAdminCommand,
  unlock: async () => (await import('../account/identity/unlock-command.ts')).unlockCommand,
  kpi: async () => (await import('../kpi/kpi-command.ts')).kpiCommand,
  report: async () => (await import('../report/report-command.ts')).reportCommand,
  'export-audit': async () => (await import('../account/audit/export-audit-command.ts')).exportAuditCommand,
  'verify-audit': async () => (await import('../account/audit/verify-audit-command.ts')).verifyAudit,
  load: async () => (await import('../unit/load-command.ts')).loadCommand,
}

/** What comes before anything can be opened: no database, no keys, hardly a setting. */
const first: Record<string, () => Promise<(argv: string[], settings: Settings) => Promise<number>>> = {
  detect: async () => (await import('./detect-command.ts')).detectCommand,
  'make-keyring': async () => (await import('../account/secret/keyring-command.ts')).makeKeyringCommand,
  'rotate-key': async () => (await import('../account/secret/keyring-command.ts')).rotateKeyCommand,
}

/** `pnpm nhipso <command> …`: 0 done, 1 refused or failed, 2 called wrongly. */
export async function runCommand(argv: string[], settings: Settings): Promise<number> {
  const [name, ...rest] = argv
  const importFirst = name === undefined ? undefined : first[name]
  if (importFirst) return (await importFirst())(rest, settings)
  const importCommand = name === undefined ? undefined : commands[name]
  if (!importCommand) return complain(2, [say('vi', commandSays.usage), say('en', commandSays.usage)])
  const outcome = readEnv({ NHIPSO_LOG: 'warn', ...settings })
  if (outcome.kind === 'refused') {
    return complain(2, [say('vi', settingsSay.refused), say('en', settingsSay.refused), ...outcome.problems])
  }
  const command = await importCommand()
  let deps: OpenDeps | null = null
  try {
    // Finds the server of a running `pnpm start`; started for this command, it is stopped with it.
    deps = await openDeps(outcome.env, { role: `nhipso ${name}`, connections: 2, statementTimeoutMs: 120_000 })
    return await command(rest, deps)
  } catch (error) {
    return complain(error instanceof SettingFault ? 2 : 1, [error instanceof Error ? error.message : String(error)])
  } finally {
    await deps?.close()
  }
}

function complain(code: number, lines: string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`)
  return code
}
