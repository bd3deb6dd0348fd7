import type { Day } from 'shared/day.ts'
import { comparisonSays, formerTexts, peerTexts } from 'shared/messages/comparison.ts'
import { say } from 'shared/messages/say.ts'
import type { Locale } from 'shared/text.ts'
import { type AskedPeers, nearest, parsePeers, type PeerKey, peersIn, sizeBands, writePeers } from 'shared/unit/peer.ts'
import type { PeerSetAnswer } from 'shared/unit/peer-contract.ts'
import { succeedPeers } from 'shared/unit/succeed-peers.ts'
import type { Db } from '../../db/open.ts'
import { badRequest } from '../../http/refusal.ts'
import type { Ground } from '../read-ground.ts'
import { findPeerDefinition, peerDefinitionOn, unmadePeers } from './peer-store.ts'

export interface PeersAsked {
  peers: string | undefined
  /** What is meant where nothing is asked for; where that cannot be told, all communes and wards. */
  otherwise: PeerKey
  /** The last day of the period. */
  day: Day
}

/** The set of peers a query means, as it is to be answered; what cannot be told is refused by its parameter. */
export async function askedPeers(
  db: Db,
  ground: Ground,
  { peers, otherwise, day }: PeersAsked,
  locale: Locale,
): Promise<PeerSetAnswer> {
  const asked: AskedPeers = (peers === undefined ? null : parsePeers(peers)) ?? { key: otherwise, version: null }
  const refuse = (detail: (typeof comparisonSays)[keyof typeof comparisonSays], parameters = {}) =>
    badRequest({ at: 'query.peers', detail, parameters })
  const kept = asked.version === null ? await peerDefinitionOn(db, day) : await findPeerDefinition(db, asked.version)
  if (kept === null && asked.version !== null)
    throw refuse(comparisonSays.noPeerVersion, { version: String(asked.version) })
  const made = kept ?? unmadePeers(ground.units, ground.historyFrom)
  const definition = { ...made, units: succeedPeers(made.units, ground.units, ground.lines) }
  const told = peersIn(definition, asked.key)
  if (told.kind === 'refused' && peers !== undefined)
    throw told.why === 'no-such-unit'
      ? refuse(comparisonSays.noPeerUnit, { code: told.unit ?? '' })
      : refuse(comparisonSays.noWorkload)
  const key: PeerKey = told.kind === 'refused' ? { by: 'all' } : asked.key
  const set = told.kind === 'refused' ? peersIn(definition, key) : told
  const known = new Set(ground.units.map(({ code }) => code))
  return {
    key: writePeers({ key, version: definition.version === 0 ? null : definition.version }),
    name: nameOf(key, ground, locale),
    version: definition.version,
    from: definition.from,
    basis: definition.basis,
    // A unit that is no more has no figures to compare.
    units: set.kind === 'peers' ? set.units.filter((code) => known.has(code)) : [],
  }
}

function nameOf(key: PeerKey, ground: Pick<Ground, 'units'>, locale: Locale): string {
  switch (key.by) {
    case 'all':
    case 'departments':
      return say(locale, peerTexts[key.by])
    case 'kind':
      return say(locale, peerTexts[key.value])
    case 'former':
      return say(locale, formerTexts[key.value])
    case 'size':
      return say(locale, peerTexts.size, { band: key.value, bands: sizeBands })
    case 'near': {
      const unit = ground.units.find(({ code }) => code === key.of)?.name ?? key.of
      return say(locale, peerTexts.near, { count: nearest, unit })
    }
    case 'chosen':
      return say(locale, peerTexts.chosen, { count: key.units.length })
  }
}
