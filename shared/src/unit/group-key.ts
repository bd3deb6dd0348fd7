import { z } from 'zod'
import { type AskedPeers, parsePeers, writePeers } from './peer.ts'
import { type FormerProvince, formerProvinces, type UnitKind, unitKinds } from './unit.ts'

/** A group of units whose counts stand together as one number. */
export type GroupKey =
  | { of: 'kind'; kind: Exclude<UnitKind, 'province'> }
  | { of: 'former'; former: FormerProvince }
  /** One that somebody put together and named. */
  | { of: 'named'; id: string }
  | { of: 'peers'; peers: AskedPeers }

/** As addresses carry it: `kind.ward`, `former.nam-dinh`, `named.<id>`, `peers.near.13285@2`; null where it says nothing. */
export function parseGroup(text: string): GroupKey | null {
  const [of = '', ...rest] = text.split('.')
  const value = rest.join('.')
  switch (of) {
    case 'kind': {
      const kind = unitKinds.find((one) => one === value)
      return kind && kind !== 'province' ? { of, kind } : null
    }
    case 'former': {
      const former = formerProvinces.find((one) => one === value)
      return former ? { of, former } : null
    }
    case 'named':
      return z.uuid().safeParse(value).success ? { of, id: value } : null
    case 'peers': {
      const peers = parsePeers(value)
      return peers && { of, peers }
    }
    default:
      return null
  }
}

export function writeGroup(key: GroupKey): string {
  switch (key.of) {
    case 'kind':
      return `kind.${key.kind}`
    case 'former':
      return `former.${key.former}`
    case 'named':
      return `named.${key.id}`
    case 'peers':
      return `peers.${writePeers(key.peers)}`
  }
}
