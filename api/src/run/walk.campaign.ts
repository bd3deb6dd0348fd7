import { runTests } from './test-runs.ts'

/** All walks, so many times: every page before every pair of eyes, and on real clocks. */
export async function run(count = 1): Promise<boolean> {
  for (let at = 0; at < count; at++) if (!(await runTests(['--project', 'walk'], { WALK_WHOLE: '1' }))) return false
  return true
}
