import type { OpenAPIHono } from '@hono/zod-openapi'
import { allowed, reachOf } from 'shared/account/policy.ts'
import type { Act } from 'shared/alert/decision.ts'
import { incidentContract } from 'shared/alert/incident-contract.ts'
import { addDays, dayOf, daysBetween } from 'shared/day.ts'
import { alertSays } from 'shared/messages/alert.ts'
import { probeSays } from 'shared/messages/probe-answer.ts'
import { currentAsker, currentIdentity } from '../account/access/current.ts'
import type { Keyring } from '../account/secret/keyring.ts'
import type { Db } from '../db/open.ts'
import { makeDoors } from '../http/doors.ts'
import { localeOf } from '../http/locale.ts'
import { badRequest, notFound } from '../http/refusal.ts'
import { actOnIncident, mayAct } from './act-on-incident.ts'
import { demandListed } from './demand-listed.ts'
import { evidencePage } from './evidence-page.ts'
import { gatherEvidence } from './gather-evidence.ts'
import { ownOf } from './own-of.ts'
import { listIncidentBands } from './read-incident-bands.ts'
import { readIncident } from './read-incident.ts'
import { listIncidents } from './read-incidents.ts'
import { readScorecard } from './read-scorecard.ts'

export interface IncidentDeps {
  db: Db
  system: Db
  keyring: Keyring
  now: () => Date
}

const mostDays = 400

export function incidentDoors(deps: IncidentDeps): OpenAPIHono {
  const { db, system, now } = deps
  const doors = makeDoors()
  const detailOf = async (id: string) => {
    const identity = currentIdentity()
    const own = ownOf(identity, 'incident.read')
    const detail = await readIncident(db, { id, own, system, letters: allowed(identity, 'alert-setup.read') })
    if (!detail) throw notFound(alertSays.noSuchIncident)
    return { ...detail, mayAct: mayAct(identity, detail.incident) }
  }
  const act = async (id: string, one: Act) => {
    await actOnIncident(deps, currentAsker(), id, one)
    return detailOf(id)
  }
  const by = () => currentIdentity().id ?? ''

  doors.openapi(incidentContract.listIncidents, async (c) => {
    const asked = c.req.valid('query')
    const own = ownOf(currentIdentity(), 'incident.read')
    demandListed('incident.read', own, asked)
    return c.json(await listIncidents(db, asked, own), 200)
  })

  doors.openapi(incidentContract.readIncident, async (c) => c.json(await detailOf(c.req.valid('param').id), 200))

  doors.openapi(incidentContract.acknowledgeIncident, async (c) =>
    c.json(await act(c.req.valid('param').id, { do: 'acknowledge', by: by() }), 200),
  )
  doors.openapi(incidentContract.assignIncident, async (c) =>
    c.json(await act(c.req.valid('param').id, { do: 'assign', by: by(), to: c.req.valid('json').to }), 200),
  )
  doors.openapi(incidentContract.commentIncident, async (c) =>
    c.json(await act(c.req.valid('param').id, { do: 'comment', by: by(), text: c.req.valid('json').text }), 200),
  )
  doors.openapi(incidentContract.snoozeIncident, async (c) => {
    const { until } = c.req.valid('json')
    const one: Act = until === null ? { do: 'wake', by: by() } : { do: 'snooze', by: by(), until: Date.parse(until) }
    return c.json(await act(c.req.valid('param').id, one), 200)
  })
  doors.openapi(incidentContract.explainIncident, async (c) =>
    c.json(await act(c.req.valid('param').id, { do: 'resolve', by: by(), ...c.req.valid('json') }), 200),
  )

  doors.openapi(incidentContract.readEvidence, async (c) => {
    const detail = await detailOf(c.req.valid('param').id)
    const evidence = await gatherEvidence(db, detail, now())
    const html = c.req.valid('query').form !== 'json'
    const headers = {
      'content-type': html ? 'text/html; charset=utf-8' : 'application/octet-stream',
      'content-disposition': `attachment; filename="su-co-${detail.incident.number}.${html ? 'html' : 'json'}"`,
      'cache-control': 'no-store',
    }
    return c.body(html ? evidencePage(evidence, localeOf(c)) : JSON.stringify(evidence), 200, headers) as never
  })

  doors.openapi(incidentContract.listIncidentBands, async (c) => {
    const asked = c.req.valid('query')
    const own = ownOf(currentIdentity(), 'incident.read')
    demandListed('incident.read', own, asked)
    const to = asked.to ?? dayOf(now())
    const from = asked.from ?? addDays(to, -29)
    return c.json({ bands: await listIncidentBands(db, { ...asked, from, to }, own) }, 200)
  })

  doors.openapi(incidentContract.readScorecard, async (c) => {
    const own = ownOf(currentIdentity(), 'incident.read')
    const query = c.req.valid('query')
    const to = query.to ?? dayOf(now())
    const from = query.from ?? `${to.slice(0, 8)}01`
    if (from > to) throw badRequest({ at: 'query.to', detail: probeSays.reversed })
    if (daysBetween(from, to) > mostDays)
      throw badRequest({ at: 'query.from', detail: probeSays.tooLong, parameters: { days: String(mostDays) } })
    const identity = currentIdentity()
    const register = own.kind === 'provider' || reachOf(identity, 'task.read') === 'all'
    return c.json({ from, to, rows: await readScorecard(db, { from, to, own, register, now: now() }) }, 200)
  })

  return doors
}
