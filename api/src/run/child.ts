import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { startSays } from 'shared/messages/start.ts'
import { tell } from './tell.ts'

export interface ChildOptions {
  name: string
  /** The file to run and its arguments. */
  args: string[]
  cwd: string
  env?: Record<string, string>
  /** A line the child prints on stdout once it can be used; without one it counts as ready at once. */
  readyLine?: RegExp
}

export interface Child {
  /** Resolves the first time it is ready; rejects if it ends before that. */
  ready: Promise<void>
  restart(): void
  stop(): Promise<void>
}

const preload = join(import.meta.dirname, 'die-with-parent.ts')
const longestPauseMs = 30_000

/** Keeps another Node process alive for as long as we live, and not a moment longer. */
export function keepChild(options: ChildOptions): Child {
  let current: ChildProcess | null = null
  let timer: NodeJS.Timeout | undefined
  let stopping = false
  let pauseMs = 1_000
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>()
  // Whoever does not wait for it is not to be ended by it.
  ready.catch(() => {})

  function launch(): void {
    const startedAt = performance.now()
    const child = spawn(process.execPath, ['--import', preload, ...options.args], {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['pipe', options.readyLine ? 'pipe' : 'inherit', 'inherit', 'ipc'],
    })
    current = child
    if (child.stdout) {
      createInterface(child.stdout).on('line', (line) => {
        if (options.readyLine?.test(line)) resolve()
        else process.stdout.write(`${options.name}: ${line}\n`)
      })
    } else child.once('spawn', resolve)
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      const how = signal ?? String(code)
      reject(new Error(`${options.name} ended (${how}) before it was ready`))
      if (stopping) return
      // One that had worked for a minute starts counting anew.
      if (performance.now() - startedAt > 60_000) pauseMs = 1_000
      tell(startSays.childEnded, { name: options.name, how, seconds: pauseMs / 1_000 })
      timer = setTimeout(launch, pauseMs)
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    })
  }
  launch()

  return {
    ready,
    restart() {
      clearTimeout(timer)
      const old = current
      if (!isAlive(old)) return launch()
      // The next one waits for the port of this one; asked twice in the meantime, it is one restart.
      old.removeAllListeners('exit')
      const hard = setTimeout(() => old.kill('SIGKILL'), 5_000)
      old.once('exit', () => {
        clearTimeout(hard)
        if (!stopping) launch()
      })
      old.kill('SIGTERM')
    },
    async stop() {
      stopping = true
      clearTimeout(timer)
      const child = current
      if (!isAlive(child)) return
      const gone = new Promise<void>((done) => child.once('exit', () => done()))
      child.kill('SIGTERM')
      const hard = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await gone
      clearTimeout(hard)
    },
  }
}

const isAlive = (child: ChildProcess | null): child is ChildProcess =>
  child !== null && child.exitCode === null && child.signalCode === null
