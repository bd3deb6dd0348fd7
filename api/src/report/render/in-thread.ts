import { type ResourceLimits, Worker } from 'node:worker_threads'

/** Runs a worker that answers once with the bytes of a file, and ends. What it is given is text: quicker than a copy. */
export function inThread(worker: URL, workerData: unknown, limits: ResourceLimits = {}): Promise<Buffer> {
  return new Promise((done, failed) => {
    const thread = new Worker(worker, { workerData, resourceLimits: limits })
    thread.on('message', (bytes: Uint8Array) => done(Buffer.from(bytes)))
    thread.on('error', failed)
    thread.on('exit', () => failed(new Error('the thread that writes reports ended before it had one')))
  })
}
