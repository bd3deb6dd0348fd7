import { Worker } from 'node:worker_threads'
import type { TaskOf, Tasks } from './statistics-tasks.ts'

export interface StatisticsThread {
  /** Works a task out beside the loop that answers; the answer of the same question is the same. */
  run: <T extends keyof Tasks>(task: T, asked: Parameters<Tasks[T]>[0]) => Promise<ReturnType<Tasks[T]>>
}

interface Waiting {
  done: (answer: never) => void
  failed: (error: Error) => void
}

/** So long it stays for the next question; starting it anew takes a tenth of a second. */
const idleMs = 60_000

/**
 * A thread that is begun with the first question and ends by itself when nobody has asked for a while. It never keeps the
 * program from ending. A thread that dies takes its open questions with it, and the next one begins another.
 */
export function makeStatisticsThread(): StatisticsThread {
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | null = null
  let asked = 0
  const waiting = new Map<number, Waiting>()

  const end = (error: Error) => {
    worker = null
    for (const { failed } of waiting.values()) failed(error)
    waiting.clear()
  }
  const begin = (): Worker => {
    const own = new Worker(new URL('./statistics-worker.ts', import.meta.url))
    own.unref()
    own.on('message', ({ id, answer, fault }: { id: number; answer: never; fault: string | null }) => {
      const one = waiting.get(id)
      waiting.delete(id)
      if (fault === null) one?.done(answer)
      else one?.failed(new Error(fault))
      if (waiting.size === 0) own.unref()
    })
    own.on('error', (error) => own === worker && end(error instanceof Error ? error : new Error(String(error))))
    own.on('exit', () => own === worker && end(new Error('the thread of statistics has ended')))
    return own
  }

  return {
    run(task, question) {
      worker ??= begin()
      const own = worker
      if (idle) clearTimeout(idle)
      idle = setTimeout(() => {
        if (waiting.size > 0 || own !== worker) return
        worker = null
        void own.terminate()
      }, idleMs).unref()
      const id = (asked += 1)
      // While somebody waits for it, the program does not end.
      own.ref()
      return new Promise((done, failed) => {
        waiting.set(id, { done, failed })
        own.postMessage({ id, task, asked: question } satisfies TaskOf)
      })
    },
  }
}
