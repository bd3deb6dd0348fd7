import type { DetectionEvent } from 'shared/probe/detection-event.ts'
import type { Sample } from 'shared/probe/sample.ts'
import type { Topology } from 'shared/probe/topology.ts'
import { type Watch, makeWatch } from './watch.ts'

/** Monday 2/3/2026, midnight in Vietnam. */
export const monday = Date.UTC(2026, 2, 1, 17)

export const oneConnection: Topology = {
  nodes: [{ id: 'vantage', kind: 'vantage', parents: [] }],
  connections: [{ id: 'land', path: ['vantage'], intervalS: 60, sentinel: false }],
}

/** What a round is, in one letter: `.` well, `x` no answer, `s` five times as slow, `l` three of ten echoes lost. */
export function sampleOf(letter: string, at: number, connection: string): Sample {
  const ok = letter !== 'x'
  // A little spread, so that a baseline has something to learn.
  const usual = 100_000 * (1 + 0.2 * Math.sin(at / 77_000))
  return {
    at,
    connection,
    ok,
    cls: ok ? 'ok' : 'timeout',
    totalUs: ok ? Math.round(letter === 's' ? 5 * usual : usual) : 10_000_000,
    connectUs: ok ? 20_000 : null,
    sent: 10,
    lost: ok ? (letter === 'l' ? 3 : 0) : 10,
  }
}

/** One connection, a round every 60 s; says what each stretch of rounds brought. */
export class Story {
  readonly watch: Watch
  readonly events: DetectionEvent[] = []
  at: number

  constructor(topology: Topology = oneConnection, from = monday) {
    this.watch = makeWatch(topology)
    this.at = from
  }

  /** Plays rounds and answers the state after the last, with what was said on the way. */
  rounds(letters: string, everyMs = 60_000): string {
    const said: DetectionEvent[] = []
    for (const letter of letters) {
      this.at += everyMs
      said.push(...this.watch.take(sampleOf(letter, this.at, 'land')))
    }
    this.events.push(...said)
    return [this.watch.state('land').state, ...said.map(written)].join(' ')
  }
}

/** An event in a few words; a star when someone is told. */
export const written = ({ event, scope, id, state, reasons, notify }: DetectionEvent): string =>
  `${notify ? '*' : ''}${event}${scope === 'connection' ? '' : ` ${scope} ${id}`} ${state}${reasons.length > 0 ? `(${reasons.join(',')})` : ''}`
