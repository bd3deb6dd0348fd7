import { runTests } from '../run/test-runs.ts'

/** One of two servers killed so many times while four clients push to both: nothing answered is lost, nothing doubled. */
export const run = (kills = 250): Promise<boolean> =>
  runTests(['--project', 'api', 'src/submission/push-kill.test.ts'], { PUSH_KILLS: String(kills) })
