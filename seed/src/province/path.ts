import type { PathNodeDefinition } from 'shared/probe/path-node.ts'
import type { FormerProvince } from 'shared/unit/unit.ts'
import type { Text } from 'shared/text.ts'
import { both } from './both.ts'
import { communeUnits } from './units.ts'

/**
 * What the connections of Ninh Bình run through. Nobody has published the province's network: rings, lines and who keeps
 * them are a plausible picture, made to be replaced by the Department's own; systems and national bodies are those of
 * the workshop.
 */
type Rest = Partial<Pick<PathNodeDefinition, 'unit' | 'subsystem' | 'provider'>>

const node = (
  id: string,
  kind: PathNodeDefinition['kind'],
  name: Text,
  parents: string[],
  rest: Rest = {},
): PathNodeDefinition => ({ id, kind, name, parents, unit: null, subsystem: null, provider: null, ...rest })

/** Eight rings of the dedicated network, by the three former provinces whose cables they were. */
const rings: Record<FormerProvince, { count: number; name: string }> = {
  'ha-nam': { count: 2, name: 'Hà Nam' },
  'nam-dinh': { count: 4, name: 'Nam Định' },
  'ninh-binh': { count: 2, name: 'Ninh Bình' },
}

interface Line {
  unit: string
  name: string
  segment: string
  provider: string
  /** Place of the line in its segment. */
  place: number
}

interface Segment {
  id: string
  name: Text
  provider: string
}

const formers = Object.keys(rings) as FormerProvince[]

/** Each ring carries neighbouring units: those of one former province, north to south, in equal parts. */
function layOut(): { segments: Segment[]; lines: Line[] } {
  const segments: Segment[] = []
  const lines: Line[] = []
  for (const former of formers) {
    const { count, name } = rings[former]
    const units = communeUnits
      .filter((unit) => unit.formerProvince === former)
      .toSorted((one, other) => (other.lat ?? 0) - (one.lat ?? 0) || one.code.localeCompare(other.code))
    for (let ring = 0; ring < count; ring += 1) {
      const id = `segment-${segments.length + 1}`
      const provider = segments.length % 2 === 0 ? 'vnpt' : 'viettel'
      segments.push({
        id,
        provider,
        name: both(`Vòng cáp ${name} ${ring + 1}`, `Ring ${ring + 1} of ${name}`),
      })
      const from = Math.round((units.length * ring) / count)
      const to = Math.round((units.length * (ring + 1)) / count)
      for (const [place, { code, name: unitName }] of units.slice(from, to).entries())
        lines.push({ unit: code, name: unitName, segment: id, provider, place })
    }
  }
  return { segments, lines }
}

const { segments, lines } = layOut()
export { lines }

export const vantage = 'vantage'
export const resolver = 'resolver'
export const core = 'core'
export const gateway = 'lgsp'
export const lineOf = (unit: string): string => `line-${unit}`

/** Systems of the province, and links to those of ministries; what goes over the LGSP hangs on it. */
const systems: [id: string, name: Text, subsystem: string, provider: string][] = [
  ['system-mot-cua', both('Hệ thống một cửa', 'One-stop system'), 'mot-cua', 'vpubnd'],
  ['system-van-ban', both('Quản lý văn bản và điều hành', 'Document system'), 'van-ban', 'so-khcn'],
  ['system-dat-dai', both('CSDL đất đai', 'Land database'), 'dat-dai', 'so-nnmt'],
  ['system-hoi-nghi', both('Hội nghị trực tuyến', 'Video conferencing'), 'hoi-nghi', 'vnpt'],
  ['system-cong-tttt', both('Cổng thông tin điện tử', 'Web portals'), 'cong-tttt', 'so-khcn'],
]
const links: [id: string, name: Text, subsystem: string, provider: string, parent: string][] = [
  ['link-dvcqg', both('Kênh nối Cổng Dịch vụ công quốc gia', 'Link to the National Portal'), 'dvcqg', 'vpcp', gateway],
  [
    'link-dan-cu',
    both('Kênh nối CSDLQG về dân cư', 'Link to the population database'),
    'dan-cu',
    'bo-cong-an',
    gateway,
  ],
  ['link-ho-tich', both('Kênh nối CSDL hộ tịch', 'Link to civil registration'), 'ho-tich', 'bo-tu-phap', gateway],
  [
    'link-khai-sinh',
    both('Kênh nối liên thông khai sinh', 'Link of the birth group'),
    'lien-thong-khai-sinh',
    'bo-cong-an',
    gateway,
  ],
  [
    'link-khai-tu',
    both('Kênh nối liên thông khai tử', 'Link of the death group'),
    'lien-thong-khai-tu',
    'bo-cong-an',
    gateway,
  ],
  [
    'link-truc-lien-thong',
    both('Kênh nối Trục liên thông văn bản', 'Link to the document axis'),
    'truc-lien-thong',
    'vpcp',
    core,
  ],
  ['link-ky-so', both('Kênh nối chữ ký số công vụ', 'Link to official signing'), 'ky-so', 'co-yeu', core],
]

export const pathNodes: PathNodeDefinition[] = [
  node(vantage, 'vantage', both('Điểm đo tại Trung tâm dữ liệu tỉnh', 'Vantage in the provincial data centre'), [], {
    provider: 'so-khcn',
  }),
  node(resolver, 'dns', both('Máy chủ phân giải tên miền', 'Name resolver'), [vantage], { provider: 'so-khcn' }),
  node(core, 'core', both('Mạng lõi TSLCD cấp tỉnh', 'Core of the dedicated network'), [vantage], {
    subsystem: 'tslcd',
    provider: 'vnpt',
  }),
  ...segments.map(({ id, name, provider }) => node(id, 'segment', name, [core], { subsystem: 'tslcd', provider })),
  ...lines.map(({ unit, name, segment, provider }) =>
    node(lineOf(unit), 'line', both(`Đường truyền ${name}`, `Line of ${name}`), [segment], {
      unit,
      subsystem: 'tslcd',
      provider,
    }),
  ),
  node(gateway, 'gateway', both('Nền tảng LGSP', 'LGSP'), [core], { subsystem: 'lgsp', provider: 'so-khcn' }),
  ...systems.map(([id, name, subsystem, provider]) =>
    node(id, 'system', name, [id === 'system-dat-dai' ? gateway : core], { subsystem, provider }),
  ),
  ...links.map(([id, name, subsystem, provider, parent]) =>
    node(id, 'national-link', name, [parent], { subsystem, provider }),
  ),
]

const farEnd = new Map([...systems, ...links].map(([id, , subsystem]) => [subsystem, id]))
const overGateway = new Set(pathNodes.filter(({ parents }) => parents.includes(gateway)).map(({ id }) => id))

/** From the vantage's network to a subsystem: over the LGSP where it is reached that way. */
export function waysTo(subsystem: string): string[] {
  if (subsystem === 'lgsp') return [gateway]
  const end = farEnd.get(subsystem)
  if (end === undefined) return []
  return overGateway.has(end) ? [gateway, end] : [end]
}
