import { connections } from './connections.ts'
import { lines } from './path.ts'

/** Ports of the simulator's probed side: after its switchboard and one for each subsystem that is collected from. */
export const probedPorts = (controlPort: number) => ({
  http: controlPort + 10,
  https: controlPort + 11,
  echo: controlPort + 12,
  dns: controlPort + 13,
})

const domain = 'mo-phong.test'

/** Where a system is seen from: a commune's code, or `tinh` for the province's own network. */
export const probedHost = (subsystem: string, place: string): string => `${subsystem}.${place}.${domain}`

export interface ProbedPlace {
  /** The unit whose line leads there; null on the province's own network. */
  unit: string | null
  address: string
}

const fromProvince = [...new Set(connections.flatMap(({ from, to }) => [from, to]))].toSorted()

/** Each line ends on a loopback address of its own, 127.37.segment.place; each system of the province on one of 127.37.0. */
export const linePlaces: (ProbedPlace & { unit: string; segment: string })[] = lines.map(
  ({ unit, segment, place }) => ({
    unit,
    segment,
    address: `127.37.${Number(segment.slice('segment-'.length))}.${place + 1}`,
  }),
)

export const provincePlaces: (ProbedPlace & { subsystem: string })[] = fromProvince.map((subsystem, at) => ({
  unit: null,
  subsystem,
  address: `127.37.0.${at + 1}`,
}))

const byUnit = new Map(linePlaces.map(({ unit, address }) => [unit, address]))
const bySubsystem = new Map(provincePlaces.map(({ subsystem, address }) => [subsystem, address]))

/** What a name server of the simulation says; null for a name it does not have. */
export function addressOf(host: string): string | null {
  const [subsystem = '', place = '', ...rest] = host.toLowerCase().split('.')
  if (rest.join('.') !== domain) return null
  return (place === 'tinh' ? bySubsystem.get(subsystem) : byUnit.get(place)) ?? null
}
