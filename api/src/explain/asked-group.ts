import { type Day, dayOf } from 'shared/day.ts'
import type { Kpi } from 'shared/kpi/kpi.ts'
import type { TargetPlace } from 'shared/kpi/target.ts'
import { groupsInForce } from 'shared/kpi/target-plan.ts'
import type { Knowledge } from 'shared/kpi/value-contract.ts'
import { formerTexts, peerTexts } from 'shared/messages/comparison.ts'
import { explainSays } from 'shared/messages/explain.ts'
import { say } from 'shared/messages/say.ts'
import type { Locale } from 'shared/text.ts'
import { type GroupKey, parseGroup, writeGroup } from 'shared/unit/group-key.ts'
import { parsePeers } from 'shared/unit/peer.ts'
import type { Db } from '../db/open.ts'
import { badRequest } from '../http/refusal.ts'
import { askedPeers } from '../kpi/compare/asked-peers.ts'
import type { GroundUnit } from '../kpi/ground-unit.ts'
import type { Ground } from '../kpi/read-ground.ts'
import { isSummed, membersOf } from '../kpi/sum-rows.ts'

/** Whose number is asked about: a unit's, or that of several units together. */
export interface Whose {
  key: string
  /** Those whose counts make it up. */
  units: readonly string[]
  /** Whose target holds for it; null where none is set for such a group. */
  place: TargetPlace | null
  group: { key: string; name: string; on: Day } | null
}

interface Known {
  /** As units stood at the instant that is asked for. */
  ground: Ground
  knowledge: Pick<Knowledge, 'asOf'>
  /** The last day of the period, by which peers are told. */
  day: Day
  today: Day
  locale: Locale
}

export const whoseUnit = (unit: GroundUnit): Whose => ({ key: unit.code, units: [unit.code], place: unit, group: null })

/** The members of a group as the ground has them, which is as old as what is asked for; of those that owe the KPI. */
export async function whoseGroup(db: Db, kpi: Kpi, text: string, known: Known): Promise<Whose> {
  const key = parseGroup(text)
  if (!key) throw new Error(`no group: ${text}`)
  const { ground, knowledge, today } = known
  const told = await membersTold(db, key, known)
  const owing = new Set(membersOf(kpi, ground.everyone))
  return {
    key: told.key,
    // What cannot be summed is nothing for several units together.
    units: isSummed(kpi) ? told.units.filter((code) => owing.has(code)).toSorted() : [],
    place: told.place,
    group: { key: told.key, name: told.name, on: knowledge.asOf === null ? today : dayOf(new Date(knowledge.asOf)) },
  }
}

interface Told {
  key: string
  name: string
  units: readonly string[]
  place: TargetPlace | null
}

async function membersTold(db: Db, key: GroupKey, known: Known): Promise<Told> {
  const { ground, knowledge, day, locale } = known
  const standing = ground.units
  const of = (wanted: (unit: GroundUnit) => boolean) => standing.filter(wanted).map(({ code }) => code)
  switch (key.of) {
    case 'kind':
      return {
        key: writeGroup(key),
        name: say(locale, key.kind === 'department' ? peerTexts.departments : peerTexts[key.kind]),
        units: of(({ kind }) => kind === key.kind),
        place: { code: null, kind: key.kind },
      }
    case 'former':
      return {
        key: writeGroup(key),
        name: say(locale, formerTexts[key.former]),
        units: of(({ formerProvince }) => formerProvince === key.former),
        place: { code: null, kind: null, formerProvince: key.former },
      }
    case 'named': {
      const group = groupsInForce(ground.targets.groups, knowledge.asOf).find(({ id }) => id === key.id)
      if (!group) throw badRequest({ at: 'query.group', detail: explainSays.noSuchGroup })
      return {
        key: writeGroup(key),
        name: group.name,
        units: stillNamed(group.units, standing),
        place: { code: null, kind: null, group: group.id },
      }
    }
    case 'peers': {
      const asked = { peers: writeGroup(key).slice('peers.'.length), otherwise: { by: 'all' as const }, day }
      const peers = await askedPeers(db, ground, asked, locale)
      const told = parsePeers(peers.key)
      if (!told) throw new Error(`peers answer to ${peers.key}`)
      return { key: writeGroup({ of: 'peers', peers: told }), name: peers.name, units: peers.units, place: null }
    }
  }
}

/** Who follows on members alone is a member; one that ended otherwise stays with the days it had. */
function stillNamed(units: readonly string[], standing: readonly GroundUnit[]): string[] {
  const named = new Set(units)
  const heirs = standing.filter(
    ({ code, before = [] }) => !named.has(code) && before.length > 0 && before.every((one) => named.has(one)),
  )
  const followed = new Set(heirs.flatMap(({ before = [] }) => before))
  const stands = new Set(standing.map(({ code }) => code))
  return [...heirs.map(({ code }) => code), ...units.filter((code) => stands.has(code) || !followed.has(code))]
}
