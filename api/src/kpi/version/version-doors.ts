import type { OpenAPIHono } from '@hono/zod-openapi'
import { dayOf } from 'shared/day.ts'
import { formatDay } from 'shared/format.ts'
import { kpiVersionSays } from 'shared/messages/kpi-version.ts'
import { formulaOf, kpiOfFormula } from 'shared/kpi/version/version.ts'
import { versionContract as contract, type KeptVersion } from 'shared/kpi/version/version-contract.ts'
import { namesOf } from '../../account/identity/names-of.ts'
import { currentAsker, currentIdentity } from '../../account/access/current.ts'
import { demand } from '../../account/access/demand.ts'
import { appendAudit } from '../../account/audit/append-audit.ts'
import type { Db } from '../../db/open.ts'
import { lockDatasets } from '../../feed/claim-due.ts'
import { makeDoors } from '../../http/doors.ts'
import { localeOf } from '../../http/locale.ts'
import { notFound, Refusal } from '../../http/refusal.ts'
import type { ServingDeps } from '../../serving-deps.ts'
import { dropFormulas } from '../../unit/sum-basis.ts'
import { kpiAsked } from '../find-asked.ts'
import { inSnapshot } from '../in-snapshot.ts'
import { keepGround, readGround as readGroundOf } from '../read-ground.ts'
import { judgeVersion, refuseFaults } from './judge-version.ts'
import { previewVersion } from './preview-version.ts'
import { sumVersion } from './sum-version.ts'
import { findVersion, insertVersion, keepDecision, listMeasures, listVersions, lockVersions } from './version-store.ts'

const partsOf = (formula: string): [kpi: string, version: number] => [
  kpiOfFormula(formula),
  Number(formula.split('@')[1]),
]

/** What a KPI means, from when on: recorded by one person on a legal basis, confirmed by another, counted by from its day. */
export function versionDoors({
  db,
  system,
  keyring,
  now,
}: Pick<ServingDeps, 'db' | 'system' | 'keyring' | 'now'>): OpenAPIHono {
  const doors = makeDoors()
  const readGround = keepGround(now)
  const audit = (trx: Db, action: string, kpi: string, { version, from, state, basis }: KeptVersion) =>
    appendAudit(trx, keyring, {
      asker: currentAsker(),
      action,
      objectType: 'kpi-version',
      objectId: formulaOf(kpi, version),
      detail: { kpi, version, from, state, basis },
    })

  doors.openapi(contract.listKpiVersions, (c) => {
    const { id } = c.req.valid('param')
    return inSnapshot(db, async (snapshot) => {
      const kpi = kpiAsked(await readGround(snapshot), id)
      // Alike for every reader of figures, and so nobody's name is in it.
      const versions = (await listVersions(snapshot, id))
        .filter(({ state }) => state === 'confirmed')
        .map((one) => ({ ...one, recordedBy: null, decidedBy: null }))
      const measures = await listMeasures(snapshot, kpi.dataset)
      return c.json({ kpi: id, inForce: kpi.version, versions, measures }, 200)
    })
  })

  doors.openapi(contract.listVersionProposals, (c) => {
    demand('definition.confirm')
    const { id } = c.req.valid('param')
    return inSnapshot(db, async (snapshot) => {
      kpiAsked(await readGround(snapshot), id)
      const versions = (await listVersions(snapshot, id)).filter(({ from }) => from !== null)
      const names = await namesOf(
        system,
        versions.flatMap(({ recordedBy, decidedBy }) => [recordedBy, decidedBy]),
      )
      return c.json({ kpi: id, versions, names }, 200)
    })
  })

  doors.openapi(contract.previewKpiVersion, (c) => {
    demand('definition.change')
    const version = c.req.valid('json')
    return inSnapshot(db, async (snapshot) => {
      const ground = await readGround(snapshot)
      const kpi = kpiAsked(ground, c.req.valid('param').id)
      return c.json(await previewVersion(snapshot, kpi, version, { ground, now: now(), locale: localeOf(c) }), 200)
    })
  })

  doors.openapi(contract.proposeKpiVersion, async (c) => {
    demand('definition.change')
    const { id } = c.req.valid('param')
    const { basis, reason, ...version } = c.req.valid('json')
    const at = now()
    const kept = await system.transaction().execute(async (trx) => {
      await lockVersions(trx, id)
      const ground = await readGroundOf(trx, at)
      refuseFaults((await judgeVersion(trx, kpiAsked(ground, id), version, ground)).faults, localeOf(c))
      const made = await insertVersion(trx, id, version, { basis, reason, by: currentIdentity().id!, at })
      await audit(trx, 'kpi-version.propose', id, made)
      return made
    })
    return c.json({ version: kept }, 201)
  })

  doors.openapi(contract.decideKpiVersion, async (c) => {
    const [id, version] = partsOf(c.req.valid('param').id)
    const { decision, reason } = c.req.valid('json')
    const locale = localeOf(c)
    const decided = { reason, by: currentIdentity().id!, at: now() }
    const kept = await system.transaction().execute(async (trx) => {
      const { dataset } = kpiAsked(await readGroundOf(trx, decided.at), id)
      // The lock under which figures are kept comes first, as everywhere: sums and ledger never pass each other.
      if (dataset !== null) await lockDatasets(trx, [dataset])
      await lockVersions(trx, id)
      const found = await findVersion(trx, id, version)
      if (!found) throw notFound(kpiVersionSays.noSuchVersion, { id, version: String(version) })
      const author = found.recordedBy!
      if (decision === 'confirmed') {
        if (author === decided.by) throw new Refusal(403, kpiVersionSays.another)
        demand('definition.confirm', { author })
        if (found.state !== 'proposed') throw new Refusal(409, kpiVersionSays.decided)
        // What was right when it was recorded may be so no more.
        const ground = await readGroundOf(trx, decided.at)
        refuseFaults(
          (await judgeVersion(trx, kpiAsked(ground, id), { ...found, from: found.from! }, ground)).faults,
          locale,
        )
        const confirmed = await keepDecision(trx, { kpi: id, version }, { ...decided, state: 'confirmed' })
        await sumVersion(trx, { kpi: id, version, dataset }, decided.at)
        await audit(trx, 'kpi-version.confirm', id, confirmed)
        return confirmed
      }
      if (found.state === 'withdrawn') throw new Refusal(409, kpiVersionSays.decided)
      if (found.state === 'proposed') demand('definition.change')
      else {
        // What two people decided, one does not undo alone; what was counted by already, nobody does.
        if (author === decided.by) throw new Refusal(403, kpiVersionSays.another)
        demand('definition.confirm', { author })
        if (found.from! <= dayOf(decided.at))
          throw new Refusal(409, kpiVersionSays.hasBegun, { parameters: { day: formatDay(locale, found.from!) } })
        await dropFormulas(trx, [formulaOf(id, version)])
      }
      const withdrawn = await keepDecision(trx, { kpi: id, version }, { ...decided, state: 'withdrawn' })
      await audit(trx, 'kpi-version.withdraw', id, withdrawn)
      return withdrawn
    })
    return c.json({ version: kept }, 200)
  })

  return doors
}
