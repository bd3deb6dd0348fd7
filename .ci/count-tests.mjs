// Prints `passed failed` of a run of vitest, from its JSON report and its exit code. A file that never came to its
// tests counts as one failure, and so does a run that failed without naming a test.
import { readFileSync } from 'node:fs'

const [, , report, exitCode] = process.argv

function count() {
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
  let [passed, failed] = [0, 0]
  for (const file of testResults) {
    const failures = file.assertionResults.filter((test) => test.status === 'failed').length
    passed += file.assertionResults.filter((test) => test.status === 'passed').length
    failed += file.status === 'failed' && failures === 0 ? 1 : failures
  }
  return [passed, failed]
}

let counted
try {
  counted = count()
} catch (error) {
  process.stderr.write(`no report of the tests: ${error.message}\n`)
  counted = [0, 1]
}
const [passed, failed] = counted
const unnamed = failed === 0 && (exitCode !== '0' || passed === 0) ? 1 : 0
process.stdout.write(`${passed} ${failed + unnamed}\n`)
