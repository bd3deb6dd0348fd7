import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

const endWithParent = join(import.meta.dirname, 'end-with-parent.ts')

export interface ApartLimits {
  seconds: number
  megabytes: number
  /** Where this program stands: all that the process may read. */
  checkout: string
  /** What answers more is not our reader any more. */
  mostAnswered: number
  /** Where the work is done by a library in machine code, which then may be loaded. */
  addons?: true
}

export type RanApart = { kind: 'ended' } | { kind: 'failed'; why: 'took-too-long' | 'reader-died' }

/**
 * Runs a script of ours over somebody’s bytes in a process of its own, with a limit of time and memory and no way to
 * write a file or start another process. Its answer comes line by line, so that the server takes it in small bites.
 */
export async function runApart(
  script: string,
  { task, bytes }: { task: unknown; bytes: Buffer },
  { seconds, megabytes, checkout, mostAnswered, addons }: ApartLimits,
  onLine: (line: string) => void,
): Promise<RanApart> {
  // Room for what is young is taken thrice over and gives nothing back: with little of it a reader takes 158 MB for 276.
  const memory = [`--max-old-space-size=${megabytes}`, '--max-semi-space-size=4']
  const node = [...memory, '--permission', `--allow-fs-read=${checkout}`, '--no-warnings']
  node.push('--import', endWithParent)
  if (addons) node.push('--allow-addons')
  const child = spawn(process.execPath, [...node, script], {
    cwd: checkout,
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  let late = false
  const timer = setTimeout(() => {
    late = true
    child.kill('SIGKILL')
  }, seconds * 1_000)
  try {
    const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve))
    child.stdin.on('error', () => {})
    child.stdin.write(`${JSON.stringify(task)}\n`)
    child.stdin.end(bytes)
    let answered = 0
    for await (const line of linesOf(child.stdout)) {
      answered += line.length
      if (answered > mostAnswered) return { kind: 'failed', why: 'reader-died' }
      onLine(line)
    }
    const code = await ended
    if (late) return { kind: 'failed', why: 'took-too-long' }
    return code === 0 ? { kind: 'ended' } : { kind: 'failed', why: 'reader-died' }
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
  }
}

/** Lines end at a line feed and nowhere else: what divides lines in Unicode may stand in a cell, and JSON leaves it there. */
async function* linesOf(stream: Readable): AsyncGenerator<string> {
  stream.setEncoding('utf8')
  let rest = ''
  for await (const chunk of stream) {
    const lines = (rest + (chunk as string)).split('\n')
    rest = lines.pop()!
    yield* lines
  }
  if (rest !== '') yield rest
}
