import { connect } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'

/**
 * Asks one address over and over on a few kept connections and counts whole answers. It knows the length of an answer
 * from the first one and parses nothing more, so that it takes as little of the machine as it can.
 */
const { port, path, connections, ms } = workerData as { port: number; path: string; connections: number; ms: number }
const request = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`
const until = performance.now() + ms
const counts = await Promise.all(Array.from({ length: connections }, askOver))
parentPort?.postMessage(counts.reduce((sum, count) => sum + count, 0))

function askOver(): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request))
    let [answers, received, length] = [0, 0, 0]
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      if (length === 0) length = answerLength(chunk.toString('latin1'))
      received += chunk.length
      if (received < length) return
      answers += 1
      received = 0
      length = 0
      if (performance.now() < until) return socket.write(request)
      socket.end()
      return resolve(answers)
    })
  })
}

function answerLength(head: string): number {
  const end = head.indexOf('\r\n\r\n')
  const length = /content-length: (\d+)/i.exec(head)?.[1]
  if (!head.startsWith('HTTP/1.1 200') || end < 0 || length === undefined)
    throw new Error(`not an answer to count: ${head.slice(0, 200)}`)
  return end + 4 + Number(length)
}
