import { expect, test } from 'vitest'
import { communeUnits } from './units.ts'
import { lines, pathNodes } from './path.ts'
import { addressOf, linePlaces, provincePlaces } from './probed-places.ts'
import { calledServices, heartbeats, watchedAt } from './watched.ts'

const watched = watchedAt(new URL('http://127.0.0.1:4700'))

test('about 1,300 connections: ten for each of 129 units, and those of the province', () => {
  expect(watched).toHaveLength(129 * 10 + 11 + heartbeats.length + calledServices.length + 2)
  for (const { code } of communeUnits) expect(watched.filter(({ unit }) => unit === code)).toHaveLength(10)
  expect(new Set(watched.map(({ id }) => id)).size).toBe(watched.length)
})

test('eight segments carry every line once, none more than twenty', () => {
  const bySegment = Map.groupBy(lines, ({ segment }) => segment)
  expect(bySegment.size).toBe(8)
  for (const of of bySegment.values()) expect(of.length).toBeLessThanOrEqual(20)
  expect(new Set(lines.map(({ unit }) => unit)).size).toBe(129)
})

test('a path goes from each node to one that hangs on a node before it', () => {
  const parents = new Map(pathNodes.map(({ id, parents: of }) => [id, of]))
  for (const { id, path } of watched)
    for (const [at, step] of path.entries())
      expect([id, step, at === 0 || parents.get(step)!.some((parent) => path.slice(0, at).includes(parent))]).toEqual([
        id,
        step,
        true,
      ])
})

test('every name that is asked leads to one place, and every place has its own address', () => {
  const hosts = watched.flatMap((config) =>
    config.kind === 'http'
      ? [new URL(config.target.url).hostname]
      : config.kind === 'tls' || config.kind === 'tcp'
        ? [config.target.host]
        : [],
  )
  for (const host of hosts.filter((name) => name !== 'localhost'))
    expect([host, addressOf(host)]).toEqual([host, expect.stringMatching(/^127\.37\./)])
  const addresses = [...linePlaces, ...provincePlaces].map(({ address }) => address)
  expect(new Set(addresses).size).toBe(addresses.length)
  expect(addressOf('mot-cua.13285.mo-phong.test.evil.test')).toBeNull()
  expect(addressOf('mot-cua.99999.mo-phong.test')).toBeNull()
})
