import fc from 'fast-check'
import { sql } from 'kysely'
import { canaryOf, layObjects, type Objects, seesAll } from '../security/cells.ts'
import { identities, other, own, site, type TestProgram, type Who } from '../security/test-program.ts'
import { bodyTextArb } from './body-arb.ts'
import { checkSchema } from './check-schema.ts'
import { hostileTexts, rawPieces } from './hostile.ts'
import { judge } from './judge.ts'
import { type OpenApi, type Operation, operationsOf } from './operation.ts'
import { escapeText, type FuzzRequest } from './request-arb.ts'
import { entryOf, idOf, roundTripFaults } from './round-trip.ts'

export interface Act {
  who: Who
  operation: Operation
  target: string
  body: string | null
  headers: [string, string][]
}

export interface Acted {
  sent: number
  findings: string[]
  statuses: Map<number, number>
  /** Operations somebody got through with 2xx. */
  reached: Set<string>
}

/** What is changed without an entry of its own: a secret that waits, a look at an invitation, the way to a provider. */
const silent = new Set(['beginEnrolment', 'readInvitation', 'signInSso', 'returnFromSso', 'signIn', 'signOut'])
/** Stands in no table that a request may leave unchanged: its trace, its session, its counts. */
const leftOut = /^(audit|rate_limit|account_(session|tries|device|sso|verification|second_factor))/

/**
 * Every operation asked by everybody with bodies of every sort. What is broken is said by the promise it breaks: what
 * every answer keeps (`judge`), nothing half written, nothing of another unit, one entry in the trail for one change.
 */
export async function act(
  program: TestProgram,
  { seed, requests, onFinding }: { seed: number; requests: number; onFinding?: (finding: string) => void },
): Promise<Acted> {
  const objects = await layObjects(program)
  const document = (await (await program.ask('administrator', 'GET', '/api/openapi.json')).json()) as OpenApi
  const operations = operationsOf(document)
  const judging = { document, operations, shares: new Set<string>() }
  const acted: Acted = { sent: 0, findings: [], statuses: new Map(), reached: new Set() }
  const known = new Set<string>()
  const arbitrary = actArb(document, operations, objects)
  const digest = await makeDigest(program)
  /** How everything stood after the act before: nobody else is here. */
  let last: Awaited<ReturnType<typeof digest>> | null = null

  for (let round = 0; acted.sent < requests; round++) {
    const acts = fc.sample(arbitrary, { seed: seed + round, numRuns: Math.min(500, requests - acted.sent) })
    for (const one of acts) {
      for (const fault of await tryAct(one)) {
        const kind = `${one.operation.id} ${fault.replaceAll(/["“'].*?["”']|\d+/g, '…').slice(0, 70)}`
        if (known.has(kind)) continue
        known.add(kind)
        const shown = JSON.stringify({
          who: one.who,
          method: one.operation.method,
          target: one.target.slice(0, 200),
          headers: one.headers,
          body: one.body?.slice(0, 300),
        })
        const finding = `${fault}\n  by ${shown}\n  FUZZ_SEED=${seed}`
        acted.findings.push(finding)
        onFinding?.(finding)
      }
    }
    last = null
    // A list of fifty thousand sessions is not what is tried here; the people stay.
    await program.database.db.deleteFrom('account_session').execute()
    await program.database.db
      .deleteFrom('account_user')
      .where('email', 'like', '%@%')
      .where('opened_at', '=', program.clock.now())
      .where('password_changed_at', 'is', null)
      .where('name', 'not in', [...identities, canaryOf(own!), canaryOf(other!), 'disabled', 'over'])
      .execute()
  }
  return acted

  async function tryAct({ who, operation, target, body, headers }: Act): Promise<string[]> {
    const before = last ?? (await digest())
    const began = performance.now()
    const response = await program.ask(who, operation.method, target, {
      ...(body !== null && { body }),
      headers: Object.fromEntries(headers),
    })
    const text = await response.text()
    const tookMs = performance.now() - began
    const after = await digest()
    last = after
    acted.sent += 1
    acted.statuses.set(response.status, (acted.statuses.get(response.status) ?? 0) + 1)
    if (response.ok) acted.reached.add(operation.id)
    const request: FuzzRequest = {
      operation: operation.id,
      method: operation.method,
      target,
      headers,
      body,
      over: 'app',
    }
    const faults = judge(judging, request, {
      status: response.status,
      headers: new Map(response.headers),
      body: text,
      tookMs,
    })
    const changed = before.tables !== after.tables
    if (changed && !response.ok) faults.push(`partial write: ${response.status} and something is changed`)
    if (changed && operation.method === 'GET') faults.push('asking changes something')
    const entries = after.done - before.done
    if (changed && response.ok && entries !== 1 && !silent.has(operation.id))
      faults.push(`trail: ${entries} entries for one change`)
    if (!response.ok && entries > 0) faults.push(`trail: ${entries} entries of what was not done`)
    if (!seesAll(operation, program.identityOf(who)) && text.includes(canaryOf(other!)) && !target.includes('CANARY'))
      faults.push(`foreign: ${who} is shown ${canaryOf(other!)}`)
    const schema = operation.bodies['application/json']
    if (schema && response.ok && checkSchema(document, schema, parsed(body)).length > 0)
      faults.push('accepted: a body the document does not allow')
    if (schema && response.ok) faults.push(...(await notAsSent(operation, parsed(body), parsed(text))))
    return faults
  }

  /** What was sent against what is answered, and against what is shown afterwards to whoever may see it all. */
  async function notAsSent({ path, id }: Operation, sent: unknown, answered: unknown): Promise<string[]> {
    if (silent.has(id)) return []
    const faults = roundTripFaults(sent, answered)
    const list = operations.find((one) => one.method === 'GET' && one.path === path.replace(/\/\{\w+\}.*$/, ''))
    const made = idOf(answered)
    if (!list || made === null) return faults
    const shown = entryOf(parsed(await (await program.ask('administrator', 'GET', list.path)).text()), made)
    return [...faults, ...(shown === undefined ? [] : roundTripFaults(sent, shown))]
  }
}

function parsed(body: string | null): unknown {
  try {
    return JSON.parse(body ?? '')
  } catch {
    return undefined
  }
}

function actArb(document: OpenApi, operations: readonly Operation[], objects: Objects): fc.Arbitrary<Act> {
  const odd = fc.oneof(fc.constantFrom(...hostileTexts).map(escapeText), fc.constantFrom(...rawPieces))
  return fc.constantFrom(...operations.filter(({ id }) => id !== 'readOpenApi')).chain((operation) => {
    const parts = operation.path.split('/')
    const name = /\{(\w+)\}/.exec(operation.path)?.[1]
    const values =
      name === undefined ? [] : Object.values(objects[`${parts[parts.indexOf(`{${name}}`) - 1]}.${name}`] ?? {})
    const value = fc.oneof({ weight: 6, arbitrary: fc.constantFrom('-', ...values) }, { weight: 1, arbitrary: odd })
    const schema = operation.bodies['application/json']
    const type = fc.oneof(
      { weight: 30, arbitrary: fc.constant('application/json') },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          'text/plain',
          'application/json; charset=utf-7',
          'application/x-www-form-urlencoded',
          'APPLICATION/JSON',
        ),
      },
    )
    const origin = fc.oneof(
      { weight: 30, arbitrary: fc.constant(site) },
      { weight: 1, arbitrary: fc.constantFrom('null', 'https://evil.test') },
    )
    return fc.record({
      // Whoever may most comes most: what lies behind a refusal is not reached otherwise.
      who: fc.oneof(
        { weight: 1, arbitrary: fc.constantFrom<Who>('administrator') },
        { weight: 1, arbitrary: fc.constantFrom(...identities) },
      ),
      operation: fc.constant(operation),
      target: value.map((text) => operation.path.replace(/\{\w+\}/, text)),
      body: schema ? bodyTextArb(document, schema) : fc.constant(null),
      headers: fc
        .tuple(type, origin)
        .map(([kind, from]): [string, string][] => [
          ...(schema ? [['content-type', kind] as [string, string]] : []),
          ...(operation.method === 'GET' ? [] : [['origin', from] as [string, string]]),
        ]),
    })
  })
}

/** Everything a request could change but should not, in one question, and how many changes the trail tells of. */
async function makeDigest({ database: { db } }: TestProgram): Promise<() => Promise<{ tables: string; done: number }>> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema()
      and (tablename like 'account%' or tablename in ('api_key', 'kiosk', 'egress_rule', 'target_plan', 'unit_group', 'boundary_set', 'quarantine', 'submission', 'connector_secret', 'connector_proposal', 'added_subsystem'))
    order by 1`.execute(db)
  const sums = rows
    .filter(({ name }) => !leftOut.test(name))
    .map(({ name }) => {
      const row =
        name === 'api_key'
          ? sql`to_jsonb(t) - 'last_used_at'`
          : name === 'kiosk'
            ? sql`to_jsonb(t) - 'seen_at'`
            : sql`to_jsonb(t)`
      return sql`(select concat(count(*), ':', sum(hashtextextended((${row})::text, 0)::numeric)) from ${sql.table(name)} t)`
    })
  return async () => {
    const found = await sql<{ tables: string; done: number }>`
      select concat_ws(' ', ${sql.join(sums)}) as tables, (select count(*) from audit where outcome = 'done') as done`.execute(
      db,
    )
    return found.rows[0]!
  }
}
