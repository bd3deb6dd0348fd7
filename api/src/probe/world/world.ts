import { type Sample, sampleFlag } from 'shared/probe/sample.ts'
import type { Topology } from 'shared/probe/topology.ts'
import { hourOf } from '../detect/baseline.ts'
import { makeBlips } from './blips.ts'
import { type Effect, type Episode, both, nothingAils } from './effect.ts'
import { type WorldShape, type Temper, tempersOf } from './fleet-world.ts'
import { type Rng, rngOf } from './rng.ts'

/** A labelled world: what a probe would have seen at any moment, and what was really the matter. */
export interface World {
  topology: Topology
  shape: WorldShape
  seed: number
  from: number
  to: number
  episodes: readonly Episode[]
  tempers: readonly Temper[]
  blips: readonly (readonly [number, number])[][]
  /** The round that begins at this moment; asked of each connection in the order of time. */
  probe(leaf: number, at: number, fast: boolean): Sample
}

const timeoutMs = 10_000
/** A lost SYN is sent again after 1 s, then 2, then 4 (RFC 6298). */
const synWaitsMs = [0, 1000, 3000, 7000] as const
const retransmitMs = 220
const packetsOfAnswer = 4

export function makeWorld(
  ground: Pick<World, 'topology' | 'shape' | 'seed' | 'from' | 'to'>,
  episodes: readonly Episode[],
): World {
  const { topology, shape, seed, from, to } = ground
  const tempers = tempersOf(shape, topology, seed)
  const rngs: Rng[] = topology.connections.map(({ id }) => rngOf(seed, 'rounds', id))
  const blips = topology.connections.map(({ id, sentinel }) =>
    sentinel ? [] : makeBlips(rngOf(seed, 'blips', id), shape.blipsPerMonth, from, to),
  )
  const mine: Episode[][] = topology.connections.map(() => [])
  for (const episode of episodes.toSorted((one, other) => one.start - other.start))
    for (const leaf of episode.leaves) mine[leaf]?.push(episode)
  const firstEpisode = new Int32Array(topology.connections.length)
  const firstBlip = new Int32Array(topology.connections.length)
  const bursting = new Uint8Array(topology.connections.length)

  const ailing = (leaf: number, at: number): Effect => {
    let effect = nothingAils
    const list = mine[leaf]!
    while (firstEpisode[leaf]! < list.length && list[firstEpisode[leaf]!]!.end <= at) firstEpisode[leaf]! += 1
    for (let next = firstEpisode[leaf]!; next < list.length && list[next]!.start <= at; next += 1)
      if (at < list[next]!.end) effect = both(effect, list[next]!.effect(at, leaf))
    const quiet = blips[leaf]!
    while (firstBlip[leaf]! < quiet.length && quiet[firstBlip[leaf]!]![1] <= at) firstBlip[leaf]! += 1
    const blip = quiet[firstBlip[leaf]!]
    return blip && blip[0] <= at ? both(effect, { ...nothingAils, fail: 1 }) : effect
  }

  return {
    ...ground,
    episodes,
    tempers,
    blips,
    probe(leaf, at, fast) {
      const rng = rngs[leaf]!
      const { id: connection, sentinel } = topology.connections[leaf]!
      const temper = tempers[leaf]!
      const effect = ailing(leaf, at)
      let { loss } = effect
      if (effect.bursty && loss > 0) {
        // Two states, good → bad .01, bad → good .2 a packet; here a round stays in one, to the same share of loss.
        bursting[leaf] = rng.chance(bursting[leaf] ? 0.5 : 0.25) ? 1 : 0
        loss = bursting[leaf] ? Math.min(0.8, loss * 2.4) : loss * 0.35
      }
      const flags = fast ? { flags: sampleFlag.fast } : {}
      const sent = sentinel ? 0 : shape.echoes
      const failing = rng.chance(effect.fail + (1 - effect.fail) * temper.failRate)
      let lost = 0
      const echoLoss = loss + temper.echoLoss
      if (failing && effect.fail > 0.9 && effect.cls === 'timeout') lost = sent
      else for (let echo = 0; echo < sent; echo += 1) if (rng.chance(echoLoss)) lost += 1
      let syns = 0
      while (syns < 4 && rng.chance(loss)) syns += 1
      if (failing || syns >= 4) {
        const cls = failing && effect.fail === 0 ? rng.pick(healthyErrors) : effect.cls
        const totalUs = cls === 'timeout' ? timeoutMs * 1000 : Math.round(temper.rttMs * 1000 * rng.between(1, 3))
        return { at, connection, ok: false, cls, totalUs, connectUs: null, sent, lost, ...flags }
      }
      const hour = hourOf(at, () => false)
      const office = hour >= 8 && hour < 17 ? temper.officeFactor : 1
      const tail = rng.chance(shape.heavyTail) ? rng.between(3, 9) : 1
      const connectMs =
        temper.rttMs * (1 + 0.1 * Math.abs(rng.normal())) * Math.sqrt(effect.factor) + synWaitsMs[syns as 0]
      let totalMs =
        connectMs -
        synWaitsMs[syns as 0] +
        (temper.serverMs + temper.rttMs) * Math.exp(temper.sigma * rng.normal()) * office * tail * effect.factor +
        synWaitsMs[syns as 0]
      for (let packet = 0; packet < packetsOfAnswer && loss > 0; packet += 1)
        if (rng.chance(loss)) totalMs += retransmitMs
      if (effect.addChance > 0 && rng.chance(effect.addChance)) totalMs += effect.addMs
      if (totalMs >= timeoutMs)
        return {
          at,
          connection,
          ok: false,
          cls: 'timeout',
          totalUs: timeoutMs * 1000,
          connectUs: null,
          sent,
          lost,
          ...flags,
        }
      return {
        at,
        connection,
        ok: true,
        cls: 'ok',
        totalUs: Math.round(totalMs * 1000),
        connectUs: Math.round(connectMs * 1000),
        sent,
        lost,
        ...flags,
      }
    },
  }
}

const healthyErrors = ['timeout', 'reset', 'http5xx', 'refused'] as const
