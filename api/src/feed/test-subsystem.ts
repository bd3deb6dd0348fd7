import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Feed, FeedFormat } from 'shared/feed/feed.ts'
import type { Province } from 'shared/province.ts'
import { testDocument, testFeed } from '../unit/test-document.ts'
import type { OwnSource } from './own-source.ts'

/** What a subsystem of a test answers to a question for some days: a body, or a whole answer. */
export type Say = (
  from: string,
  to: string,
  path: string,
) => string | { status: number; body: string } | Promise<string>

export interface TestSubsystem {
  url: string
  /** Every question in the order it came: `/dossier 20250701-20250731`. */
  asked: string[]
  /** What each carried in `x-api-key`. */
  secrets: string[]
  say: Say
  close: () => Promise<void>
}

/** A real HTTP server that says what the test tells it to. */
export async function testSubsystem(say: Say = () => ''): Promise<TestSubsystem> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://subsystem')
    const [from, to] = [searchParams.get('tuNgay') ?? '', searchParams.get('denNgay') ?? '']
    subsystem.asked.push(`${pathname} ${from}-${to}`)
    subsystem.secrets.push(String(request.headers['x-api-key'] ?? ''))
    void Promise.resolve(subsystem.say(from, to, pathname)).then((said) => {
      if (typeof said === 'string') response.end(said)
      else response.writeHead(said.status).end(said.body)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const subsystem: TestSubsystem = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    secrets: [],
    say,
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
  return subsystem
}

/** The test province with these feeds alone, all asked of the given subsystem. */
export function documentAsking(url: string, formats: Record<string, FeedFormat>, change: Partial<Feed> = {}): Province {
  const feeds = Object.entries(formats).map(([dataset, format]) =>
    testFeed(dataset, format, { url: `${url}/${dataset}`, ...change }),
  )
  return testDocument({ feeds })
}

/** Where nothing of the program's own is counted. */
export const noOwn: OwnSource = () => Promise.resolve([])

/** Weekly petitions: the smallest format there is. */
export const petitionsOf = (
  records: readonly (readonly [unit: string, day: string, received: number, onTime?: number])[],
): string =>
  JSON.stringify(
    records.map(([unit, weekEnding, received, onTime = received]) => ({
      unit,
      weekEnding,
      received,
      onTime,
      rated: 10,
      satisfied: 9,
    })),
  )
