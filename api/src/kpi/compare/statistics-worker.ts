import { parentPort } from 'node:worker_threads'
import { type TaskOf, tasks } from './statistics-tasks.ts'

/** The other side of the thread: works out what it is asked, in order. */
parentPort?.on('message', ({ id, task, asked }: TaskOf) => {
  try {
    parentPort?.postMessage({ id, answer: tasks[task](asked as never), fault: null })
  } catch (error) {
    parentPort?.postMessage({
      id,
      answer: null,
      fault: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
  }
})
