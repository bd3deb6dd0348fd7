import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { type Day, dayOf } from 'shared/day.ts'
import { isOwn } from 'shared/feed/feed.ts'
import { say } from 'shared/messages/say.ts'
import { startSays } from 'shared/messages/start.ts'
import type { Db } from '../db/open.ts'
import type { Deps } from '../deps.ts'
import { layDemoWays } from '../alert/lay-demo-ways.ts'
import { layHeartbeatKey } from '../probe/lay-heartbeat-key.ts'
import { layDemoRegister } from '../task/lay-demo-register.ts'
import { loadProvince } from '../unit/load-province.ts'

/** Has `seed` write the demonstration province and loads it by the path an administrator would use. */
export async function loadDemo({ db, env, now, keyring }: Pick<Deps, 'db' | 'env' | 'now' | 'keyring'>): Promise<void> {
  const document: unknown = JSON.parse(await emitProvince(env, await readWatchedFrom(db, now())))
  const outcome = await loadProvince(db, document, now())
  if (outcome.kind === 'loaded') {
    await layDemoWays({ db, keyring, now, base: simulatorAt(env) })
    await layDemoRegister(db, now())
    return layHeartbeatKey({ db, keyring, now, file: heartbeatKeyFile(env) })
  }
  const problems = outcome.problems.map((problem) => `  ${problem.at}: ${problem.detail}`)
  throw new Error([say('vi', startSays.provinceRefused), say('en', startSays.provinceRefused), ...problems].join('\n'))
}

/** Where the simulation finds the key it calls with. */
export const heartbeatKeyFile = ({ state }: Pick<Deps['env'], 'state'>): string => join(state, 'heartbeat.key')

const simulatorAt = ({ simulatorPort }: Deps['env']): string => `http://127.0.0.1:${simulatorPort}`

/** Since when the program counts for itself: the day of its first start, which stays. */
async function readWatchedFrom(db: Db, now: Date): Promise<Day> {
  const feeds = await db.selectFrom('feed').select('definition').execute()
  const own = feeds.map(({ definition }) => definition).filter(({ format }) => isOwn(format))
  return own.reduce((first, { historyFrom }) => (historyFrom < first ? historyFrom : first), dayOf(now))
}

async function emitProvince(env: Deps['env'], watchedFrom: Day): Promise<string> {
  const { checkout, demoHistoryFrom } = env
  const emit = join(checkout, 'seed/src/province/emit.ts')
  const args = [emit, '--simulator', simulatorAt(env), '--watched-from', watchedFrom]
  if (demoHistoryFrom) args.push('--history-from', demoHistoryFrom)
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const code = new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  const document = await text(child.stdout)
  if ((await code) !== 0) throw new Error(`seed/src/province/emit.ts ended with ${String(await code)}`)
  return document
}
