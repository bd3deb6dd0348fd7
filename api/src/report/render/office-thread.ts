import { Worker } from 'node:worker_threads'
import type { ReportDocument } from 'shared/report/document.ts'

type Format = 'docx' | 'xlsx'
interface Written {
  id: number
  bytes?: Uint8Array
  fault?: string
}

/** It remembers what it has loaded, and goes once nobody has asked for so long. */
const idleMs = 60_000
let thread: { worker: Worker; waiting: Map<number, (written: Written) => void>; idle: NodeJS.Timeout | null } | null =
  null
let asked = 0

/**
 * For Word or for a spreadsheet: writing takes long enough to be felt by whoever else asks for something, and so does
 * loading what writes. One thread writes one file after the other.
 */
export const renderForOffice =
  (format: Format) =>
  (document: ReportDocument): Promise<Buffer> =>
    new Promise((done, failed) => {
      const { worker, waiting } = awake()
      const id = (asked += 1)
      // Whoever waits is waited for; a thread that only stands ready holds no program up.
      worker.ref()
      waiting.set(id, ({ bytes, fault }) => (bytes ? done(Buffer.from(bytes)) : failed(new Error(fault))))
      worker.postMessage({ id, format, document: JSON.stringify(document) })
    })

function awake() {
  if (thread?.idle) clearTimeout(thread.idle)
  if (thread) {
    thread.idle = null
    return thread
  }
  const worker = new Worker(new URL('./office-worker.ts', import.meta.url))
  const own = { worker, waiting: new Map<number, (written: Written) => void>(), idle: null as NodeJS.Timeout | null }
  const gone = (fault: string) => {
    if (thread === own) thread = null
    for (const [id, answer] of own.waiting) answer({ id, fault })
    own.waiting.clear()
  }
  worker.on('message', (written: Written) => {
    own.waiting.get(written.id)?.(written)
    own.waiting.delete(written.id)
    if (own.waiting.size > 0) return
    worker.unref()
    own.idle = setTimeout(() => {
      if (thread === own) thread = null
      void worker.terminate()
    }, idleMs).unref()
  })
  worker.on('error', (error) => gone(String(error)))
  worker.on('exit', () => gone('the thread that writes reports ended before it had one'))
  thread = own
  return own
}
