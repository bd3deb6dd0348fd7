import { runTests } from '../run/test-runs.ts'

/** Two servers pushed to in so many ways, then one of them killed so many times: nothing answered is lost or doubled. */
export const run = (kills = 250): Promise<boolean> =>
  runTests(['--project', 'api', 'src/submission/push-kill.test.ts'], {
    PUSH_KILLS: String(kills),
    PUSH_MODELS: String(kills),
  })
