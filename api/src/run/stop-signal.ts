/** Somebody asked the program to end while it was still beginning; what was opened by then has been closed. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

/**
 * Aborted at the first SIGINT, SIGTERM, or loss of the parent. A second Ctrl-C ends the program at once; a child hears
 * Ctrl-C from the terminal and SIGTERM from its parent, which is one wish said twice.
 */
export function stopSignal(): AbortSignal {
  const stopping = new AbortController()
  const stop = (signal: string) => {
    if (stopping.signal.aborted && signal === 'SIGINT' && !process.channel) process.exit(130)
    stopping.abort(new Stopped())
  }
  process.on('SIGINT', () => stop('SIGINT'))
  process.on('SIGTERM', () => stop('SIGTERM'))
  return stopping.signal
}

export function untilStopped(stop: AbortSignal): Promise<void> {
  if (stop.aborted) return Promise.resolve()
  return new Promise((resolve) => stop.addEventListener('abort', () => resolve(), { once: true }))
}
