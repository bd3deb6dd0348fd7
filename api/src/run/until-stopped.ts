/**
 * Resolves at the first SIGINT, SIGTERM, or loss of the parent. A second Ctrl-C ends the program at once; a child hears
 * Ctrl-C from the terminal and SIGTERM from its parent, which is one wish said twice.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    const stop = (signal: string) => {
      if (asked && signal === 'SIGINT' && !process.channel) process.exit(130)
      asked = true
      resolve()
    }
    process.on('SIGINT', () => stop('SIGINT'))
    process.on('SIGTERM', () => stop('SIGTERM'))
  })
}
