import { say } from 'shared/messages/say.ts'
import { settingsSay } from 'shared/messages/settings.ts'
import { startSays } from 'shared/messages/start.ts'
import { type Env, readEnv } from '../env.ts'
import { SettingFault } from '../setting-fault.ts'
import { Stopped } from './stop-signal.ts'

type Role = (env: Env) => Promise<void>

/** Each role is imported only when it is played. */
const roles: Record<string, () => Promise<Role>> = {
  start: async () => (await import('./start.ts')).start,
  dev: async () => (await import('./dev.ts')).dev,
  serve: async () => (await import('./serve.ts')).serve,
  work: async () => (await import('./work.ts')).work,
  probe: async () => (await import('./probe.ts')).probe,
}
/** Played at a console, where a line for every event would hide the ones that matter. */
const atConsole = ['start', 'dev']

const notStarting = [say('vi', settingsSay.refused), say('en', settingsSay.refused)]

/** Plays a role until it is stopped, and answers the exit code: 2 for a mistake in how it was called. */
export async function runRole(name: string | undefined, settings: Record<string, string | undefined>): Promise<number> {
  const role = roles[name ?? '']
  if (!role || name === undefined) return complain(2, [say('vi', startSays.usage), say('en', startSays.usage)])
  if (atConsole.includes(name)) settings['NHIPSO_LOG'] ||= 'warn'
  const outcome = readEnv(settings)
  if (outcome.kind === 'refused') {
    return complain(2, [...notStarting, ...outcome.problems.map((problem) => `- ${problem}`)])
  }
  if (outcome.warnings.length > 0) complain(0, outcome.warnings)
  try {
    const play = await role()
    await play(outcome.env)
    return 0
  } catch (error) {
    if (error instanceof Stopped) return 0
    if (error instanceof SettingFault) return complain(2, [...notStarting, `- ${error.message}`])
    return complain(1, explain(error))
  }
}

/** What went wrong and what lay behind it; the stack only of what nobody foresaw. */
function explain(error: unknown): string[] {
  const lines: string[] = []
  for (let at = error; at instanceof Error; at = at.cause) lines.push(at.message)
  if (error instanceof TypeError || error instanceof ReferenceError) lines.push(error.stack ?? '')
  return lines.length > 0 ? lines : [String(error)]
}

function complain(code: number, lines: string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`)
  return code
}
