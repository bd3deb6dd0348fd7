import { makeWatch } from '../probe/detect/watch.ts'
import { makeLoneTopology } from '../probe/world/fleet-world.ts'
import { rngOf } from '../probe/world/rng.ts'
import type { Line } from './alternate.ts'

const dayMs = 86_400_000

/** A12: a certificate counted down from 40 days and renewed. A13: clocks that jump, drift and step back. */
export function benchFacts(): Line[] {
  const said = (facts: (watch: ReturnType<typeof makeWatch>, connection: string) => number): number => {
    const topology = makeLoneTopology(1, [60])
    return facts(makeWatch(topology), topology.connections[0]!.id)
  }
  const at = Date.UTC(2026, 2, 1)
  const certificate = said((watch, connection) => {
    let told = 0
    for (let days = 40; days >= -1; days -= 1)
      told += watch
        .observe({ kind: 'certificate', at: at + (40 - days) * dayMs, connection, of: 'old', daysLeft: days })
        .filter(({ notify }) => notify).length
    const renewed = watch.observe({ kind: 'certificate', at: at + 42 * dayMs, connection, of: 'new', daysLeft: 365 })
    return renewed[0]?.event === 'resolved' ? told : -1
  })
  const clock = (skewAt: (round: number) => number) =>
    said((watch, connection) => {
      const rng = rngOf(13, 'clock')
      let told = 0
      for (let round = 0; round < 2880; round += 1) {
        const skewMs = skewAt(round) + rng.between(-900, 900)
        told += watch
          .observe({ kind: 'clock', at: at + round * 60_000, connection, of: 'host', skewMs, resolutionMs: 1050 })
          .filter(({ notify, event }) => notify && event !== 'resolved').length
      }
      return told
    })
  return [
    line('A12 certificate, 40 days to expiry and renewal', '5 warnings, then resolved', certificate, certificate === 5),
    line(
      'A13 clock five minutes ahead',
      '1 alert',
      clock(() => 300_000),
      clock(() => 300_000) === 1,
    ),
    line(
      'A13 clock that drifts 1 s an hour',
      '2 (warned, then grave)',
      clock((round) => -1000 * (round / 60)),
      clock((round) => -1000 * (round / 60)) === 2,
    ),
    line(
      'A13 clock one hour back',
      '1 alert',
      clock(() => -3_600_000),
      clock(() => -3_600_000) === 1,
    ),
    line(
      'A13 right clock, HTTP dates of whole seconds',
      '0 alerts',
      clock(() => 0),
      clock(() => 0) === 0,
    ),
  ]
}

const line = (what: string, goal: string, measured: number, met: boolean): Line => ({
  what,
  goal,
  figure: String(measured),
  met,
})
