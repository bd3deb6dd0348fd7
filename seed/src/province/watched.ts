import { aroundTheClock, officeHours } from 'shared/probe/contract-hours.ts'
import type { ConnectionConfig } from 'shared/probe/connection.ts'
import type { Text } from 'shared/text.ts'
import { both } from './both.ts'
import { demoAuthority } from './demo-authority.ts'
import { linePlaces, probedHost, probedPorts } from './probed-places.ts'
import { connections } from './connections.ts'
import { core, lineOf, lines, pathNodes, resolver, vantage, waysTo } from './path.ts'
import { subsystems } from './subsystems.ts'

const providerOf = new Map(pathNodes.map(({ id, provider }) => [id, provider]))
const nameOf = new Map(
  subsystems.map(({ id, name, abbreviation }) => [id, abbreviation ? both(abbreviation, abbreviation) : name]),
)

/** What a commune leans on, beside its line: nine systems, three of them behind TLS. */
export const communeSystems = [
  'mot-cua',
  'van-ban',
  'ky-so',
  'dvcqg',
  'dan-cu',
  'ho-tich',
  'dat-dai',
  'lien-thong-khai-sinh',
  'lien-thong-khai-tu',
] as const
/** Those asked over TLS. */
export const secured: ReadonlySet<string> = new Set(['ky-so', 'dvcqg', 'dan-cu', 'truc-lien-thong'])

type Common = Omit<ConnectionConfig, 'kind' | 'target' | 'assertions' | 'privateCa'>

function common(id: string, name: Text, rest: Pick<Common, 'unit' | 'subsystem' | 'path'> & Partial<Common>): Common {
  const last = rest.path.at(-1)
  return {
    id,
    name,
    vantage,
    intervalS: 60,
    sentinel: false,
    deadlineMs: 5_000,
    contractualMs: 2_000,
    echoes: 0,
    provider: (last && providerOf.get(last)) ?? null,
    contractHours: officeHours,
    enabled: true,
    ...rest,
  }
}

/** By the page a system has for being asked how it is; of the signing service only the handshake. */
function probeOf(
  base: Common,
  subsystem: string,
  place: string,
  ports: ReturnType<typeof probedPorts>,
): ConnectionConfig {
  const host = probedHost(subsystem, place)
  const tls = secured.has(subsystem)
  const privateCa = { privateCa: demoAuthority().certificate }
  if (subsystem === 'ky-so')
    return { ...base, kind: 'tls', target: { host, port: ports.https }, assertions: {}, ...privateCa }
  return {
    ...base,
    kind: 'http',
    target: { url: tls ? `https://${host}:${ports.https}/suc-khoe` : `http://${host}:${ports.http}/suc-khoe` },
    assertions: { statuses: [200], json: { path: 'trangThai', equals: 'san-sang' } },
    ...(tls && privateCa),
  }
}

/** Every watched connection of the province; the simulator answers for all of them. */
export function watchedAt(simulator: URL): ConnectionConfig[] {
  const ports = probedPorts(Number(simulator.port || 80))
  const toLine = (unit: string, segment: string): string[] => [core, segment, lineOf(unit)]
  const ofLines = lines.flatMap(({ unit, name, segment, provider }): ConnectionConfig[] => {
    const line: ConnectionConfig = {
      ...common(`${unit}-tslcd`, both(`${name} – đường truyền TSLCD`, `${name} – line of the dedicated network`), {
        unit,
        subsystem: 'tslcd',
        path: [vantage, ...toLine(unit, segment)],
        contractualMs: 150,
        echoes: 10,
        provider,
        contractHours: aroundTheClock,
      }),
      kind: 'icmp',
      // By its address: a name server in trouble is not to be taken for a line.
      target: { host: linePlaces.find((place) => place.unit === unit)!.address, port: ports.echo },
      assertions: {},
    }
    const toSystems = communeSystems.map((subsystem) => {
      const far = nameOf.get(subsystem)!
      const base = common(`${unit}-${subsystem}`, both(`${name} – ${far.vi}`, `${name} – ${far.en}`), {
        unit,
        subsystem,
        path: [vantage, resolver, ...toLine(unit, segment), ...waysTo(subsystem)],
      })
      return probeOf(base, subsystem, unit, ports)
    })
    return [line, ...toSystems]
  })
  const ofProvince = connections.map(({ id, name, to }): ConnectionConfig => {
    // Asked from the data centre, where its near end stands too: what lies between is the far system and its way.
    const subsystem = to === 'tslcd' ? 'hoi-nghi' : to
    const path = [vantage, resolver, core, ...waysTo(subsystem)]
    const base = common(id, name, { unit: null, subsystem: to, path, intervalS: 30, contractHours: aroundTheClock })
    if (subsystem === 'hoi-nghi' || subsystem === 'lgsp')
      return { ...base, kind: 'tcp', target: { host: probedHost(subsystem, 'tinh'), port: ports.http }, assertions: {} }
    return probeOf(base, subsystem, 'tinh', ports)
  })
  return [...ofLines, ...ofProvince, ...heartbeats, ...ofCalls(), ...sentinelsOf()]
}

/**
 * Systems that call and say that they live: a page for being asked may answer well while the nightly job behind it hangs.
 */
export const heartbeats = [['mot-cua', 'dossier'] as const].map(([subsystem, dataset]): ConnectionConfig => {
  const far = nameOf.get(subsystem)!
  const path = [vantage, core, ...waysTo(subsystem)]
  const own = { unit: null, subsystem, path, contractualMs: null, contractHours: aroundTheClock }
  return {
    ...common(`nhip-${subsystem}`, both(`Nhịp báo của ${far.vi}`, `Heartbeat of ${far.en}`), own),
    kind: 'heartbeat',
    target: { dataset, graceS: 30 },
    assertions: {},
  }
})

/** Of what goes over the gateway, real calls tell as well: its log is read, nothing is asked. */
export const calledServices = [
  ['mot-cua', 'dan-cu'],
  ['mot-cua', 'ho-tich'],
  ['mot-cua', 'dat-dai'],
  ['mot-cua', 'lien-thong-khai-sinh'],
  ['mot-cua', 'lien-thong-khai-tu'],
  ['mot-cua', 'dvcqg'],
] as const

const ofCalls = (): ConnectionConfig[] =>
  calledServices.map(([consumer, service]): ConnectionConfig => {
    const far = nameOf.get(service)!
    const name = both(`Giao dịch qua LGSP tới ${far.vi}`, `Calls over the LGSP to ${far.en}`)
    const path = [vantage, core, ...waysTo(service)]
    const hours = { intervalS: 3_600, contractHours: aroundTheClock }
    const base = common(`goi-${consumer}-${service}`, name, { unit: null, subsystem: service, path, ...hours })
    return { ...base, kind: 'passive', target: { consumer, service }, assertions: {} }
  })

/** The prober's own checks: of itself, and of the resolver it asks. */
function sentinelsOf(): ConnectionConfig[] {
  const own = {
    unit: null,
    sentinel: true,
    intervalS: 15,
    deadlineMs: 4_000,
    contractualMs: null,
    contractHours: aroundTheClock,
  }
  return [
    {
      ...common('own-loopback', both('Tự kiểm tra: vòng lặp nội bộ', 'Own check: loopback'), {
        ...own,
        subsystem: 'tslcd',
        path: [vantage],
      }),
      kind: 'tcp',
      // The prober's own listener; the port is whichever it was given.
      target: { host: 'localhost', port: 7 },
      assertions: {},
    },
    {
      ...common('own-resolver', both('Tự kiểm tra: phân giải tên miền', 'Own check: name resolver'), {
        ...own,
        subsystem: 'tslcd',
        path: [vantage, resolver],
      }),
      kind: 'dns',
      target: { name: probedHost('mot-cua', 'tinh'), record: 'A' },
      assertions: {},
    },
  ]
}
