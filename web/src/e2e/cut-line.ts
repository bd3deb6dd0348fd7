import { createServer, request } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

/** A line between a browser and a program that can be cut, as a proxy of the browser's. */
export interface CutLine {
  proxy: { server: string; bypass: string }
  /** Every connection is gone in the middle of whatever it carried, and none comes about until it is mended. */
  cut: () => void
  mend: () => void
  /** What has come to the browser over it, as it went over the wire. */
  bytes: () => number
  close: () => Promise<void>
}

/** A browser told to be offline keeps the streams it has open; a line that is cut takes them along. */
export async function openCutLine(): Promise<CutLine> {
  const sockets = new Set<Socket>()
  let whole = true
  let gone = 0
  const server = createServer((asked, answered) => {
    const { method, headers, url = '' } = asked
    const onward = request(url, { method, headers }, (answer) => {
      answered.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(answered)
    })
    onward.on('error', () => answered.destroy())
    answered.on('close', () => onward.destroy())
    asked.pipe(onward)
  })
  // What asks beside the page goes through a tunnel.
  server.on('connect', ({ url = '' }, near) => {
    const [host = '', port = ''] = url.split(':')
    const far = connect(Number(port), host, () => {
      near.write('HTTP/1.1 200 OK\r\n\r\n')
      far.pipe(near).pipe(far)
    })
    far.on('error', () => near.destroy())
    near.on('error', () => far.destroy()).on('close', () => far.destroy())
  })
  server.on('connection', (socket) => {
    if (!whole) return socket.destroy()
    sockets.add(socket)
    socket
      .on('error', () => {})
      .on('close', () => {
        gone += socket.bytesWritten
        sockets.delete(socket)
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    whole = false
    for (const socket of sockets) socket.destroy()
  }
  return {
    // Browsers go straight to this machine unless they are told that here, too, they go by the proxy.
    proxy: { server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bypass: '<-loopback>' },
    cut,
    mend: () => {
      whole = true
    },
    bytes: () => [...sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, gone),
    close: async () => {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
