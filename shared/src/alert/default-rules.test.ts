import { expect, test } from 'vitest'
import { ruleFor } from './address-tell.ts'
import { defaultRules } from './default-rules.ts'
import type { IncidentScope, Severity } from './incident.ts'
import { ruleDefinitionSchema } from './setup-contract.ts'

const id = '00000000-0000-4000-8000-000000000000'
const targets = { group: [{ kind: 'channel' as const, id }], duty: [{ kind: 'roster' as const, id }] }
const rules = defaultRules(targets).map(({ place, definition }) => ({ id: String(place), ...definition }))
const of = (scope: IncidentScope, severity: Severity) =>
  ruleFor(rules, { scope, severity, subsystem: null, unit: null, provider: null })

test.each<[string, IncidentScope, Severity, string, string]>([
  ['a core that is down', 'root', 'critical', '10', 'at once, by night too'],
  ['a prober gone blind', 'blind', 'major', '10', 'at once, by night too'],
  ['many lines at once', 'mass', 'critical', '10', 'at once, by night too'],
  ['one connection down', 'connection', 'major', '20', 'at once, by day'],
  ['one connection unstable', 'connection', 'warning', '30', 'digest'],
  ['a shared system that fails a little', 'root', 'warning', '30', 'digest'],
  ['a source silent for a day', 'feed', 'major', '40', 'at once, by day'],
  ['a source that is late', 'feed', 'warning', '40', 'digest'],
  ['a KPI below its target', 'kpi', 'warning', '50', 'digest'],
  ['a coverage that has fallen', 'coverage', 'info', '50', 'digest'],
  ['a task that is due soon', 'task', 'info', '60', 'digest'],
  ['a task long overdue', 'task', 'major', '60', 'at once, by day'],
])('%s', (_, scope, severity, place, when) => {
  const order: Severity[] = ['info', 'warning', 'major', 'critical']
  const below = (limit: Severity | null) => limit !== null && order.indexOf(severity) < order.indexOf(limit)
  const rule = of(scope, severity)!
  const said = below(rule.digestBelow) ? 'digest' : below(rule.nightBelow) ? 'at once, by day' : 'at once, by night too'
  expect([rule.id, said]).toEqual([place, when])
})

test('each is a rule an administrator could have written, with ways out and without', () => {
  for (const given of [targets, { group: [], duty: [] }])
    for (const { definition } of defaultRules(given))
      expect(ruleDefinitionSchema.safeParse(definition).error).toBe(undefined)
  expect(defaultRules({ group: [], duty: [] }).flatMap(({ definition }) => definition.escalation)).toEqual([])
})
