import { type Sample, sampleFlag } from 'shared/probe/sample.ts'

/** How long a connection is asked faster after a round that failed. */
const suspectMs = 180_000

/** What a prober that does not judge goes by: whoever has just failed is asked again soon. */
export function makeSuspicion(): { take: (sample: Sample) => void; hurried: (now: number) => string[] } {
  const until = new Map<string, number>()
  return {
    take({ connection, ok, at, flags = 0 }) {
      if (!ok && (flags & sampleFlag.blind) === 0) until.set(connection, at + suspectMs)
    },
    hurried(now) {
      for (const [connection, end] of until) if (end <= now) until.delete(connection)
      return [...until.keys()]
    },
  }
}
