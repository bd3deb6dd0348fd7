import type { Tables } from '../../db/tables.ts'
import { difficultyWalls, ownUnit } from './difficulty-wall.ts'
import { reportWalls } from './report-wall.ts'
import { unitChange } from './unit-change-wall.ts'
import { append, keep, type Wall, type WallRule, write } from './wall-rule.ts'

const comparison: WallRule = { rights: ['figure.read', 'submission.create'] }
/** What is answered and shown. Whoever only hands figures in has no need of the sums of others. */
const figures: WallRule = { rights: ['figure.read'] }

/** What the province is and how it counts: names, days, formulas. Read in every question, secret to nobody. */
const catalogue: Wall = { grants: write, reads: { rights: ['open'] } }
const reference: Wall = { grants: write, reads: comparison }
/** People, their sessions and second factors: for the program's own access alone, whoever asks. */
const closed: Wall = { grants: write, reads: { rights: [] } }
/** What the prober saw: for whoever may see the connection; only the program itself writes it. */
const watched = (table: string): Wall => ({
  grants: write,
  reads: {
    rights: ['connection.read'],
    provider: `(select w.provider from watched_connection w where w.code = ${table}.connection)`,
  },
})
const called: WallRule = { rights: ['heartbeat.push'], unit: 'unit', dataset: 'dataset' }
/** Who is told by which way: addresses of people stand there. */
const setUp: WallRule = { rights: ['alert-setup.read'] }
const ofTask = (column: string): string => `(select t.${column} from task t where t.id = task_event.task)`
const ofVisit = (table: string, column: string): string =>
  `(select ${column} from visit v join visit_plan p on p.id = v.plan where v.id = ${table}.visit)`
/** A commune reads what was written of it once the visit is over; only who goes along writes. */
const writtenOnVisit = (table: string): Pick<Wall, 'reads' | 'writes'> => ({
  reads: { rights: ['visit.read'], unit: ofVisit(table, `case when v.phase = 'done' then v.unit end`) },
  writes: { rights: ['visit.fill'], person: ofVisit(table, 'p.people') },
})
const handedIn: WallRule = {
  rights: ['submission.create', 'quarantine.decide', 'correction.make', 'correction.approve'],
}

/**
 * The second wall, table by table: what the database itself lets an asker see and change, whatever the application
 * forgot to check. A table that is not here is closed to the program. Nothing may be emptied, nothing of the ledger and
 * the audit trail changed or deleted.
 */
export const walls = {
  province: catalogue,
  unit: catalogue,
  unit_change: unitChange,
  special_day: catalogue,
  subsystem: reference,
  connection: reference,
  instrument: catalogue,
  dataset: catalogue,
  measure: catalogue,
  kpi: catalogue,
  kpi_term: catalogue,
  target_plan: { grants: append, reads: comparison, writes: { rights: ['target.change'] } },
  boundary_set: { grants: append, reads: figures, writes: { rights: ['boundary.change'] } },
  unit_group: { grants: append, reads: comparison, writes: { rights: ['target.change'] } },
  published_figure: { grants: write, reads: figures },
  quality_flag: { grants: write, reads: figures },
  feed: { grants: write, reads: { rights: ['figure.read', 'feed.read'] }, writes: { rights: ['connection.change'] } },
  connector: { grants: keep, reads: { rights: ['connector.read'] }, writes: { rights: ['connector.change'] } },
  connector_proposal: {
    grants: keep,
    reads: { rights: ['connector.read'] },
    // What each of the two may change of it a trigger tells.
    writes: { rights: ['connector.change', 'connector.confirm'] },
    inserts: { rights: ['connector.change'] },
  },
  added_subsystem: {
    grants: write,
    reads: { rights: ['connector.read'] },
    writes: { rights: ['connector.change'] },
  },
  connector_version: {
    grants: append,
    reads: { rights: ['connector.read'] },
    writes: { rights: ['connector.change'] },
  },
  feed_progress: { grants: write, reads: { rights: ['figure.read', 'feed.read'] }, tended: true },
  feed_unit: { grants: write, reads: { rights: ['feed.read'] } },
  // When a version was recorded is part of every figure "as of"; what was rejected and the raw answers are not.
  collection: { grants: keep, reads: comparison, writes: handedIn, tended: true },
  payload: { grants: append, reads: { rights: ['payload.read'] } },
  reject: { grants: append, reads: { rights: ['collection.read'] } },
  quarantine: {
    grants: keep,
    reads: { rights: ['quarantine.read', 'collection.read'], unit: 'unit', dataset: 'dataset' },
    writes: { rights: ['quarantine.decide'], unit: 'unit', dataset: 'dataset' },
  },
  ledger_version: { grants: keep, reads: { rights: ['anybody'] }, writes: handedIn },
  delta: {
    grants: append,
    reads: comparison,
    writes: { ...handedIn, unit: 'unit', dataset: '(select m.dataset from measure m where m.id = delta.measure)' },
    tended: true,
  },
  ledger_day: { grants: keep, reads: comparison, writes: handedIn },
  batch_sum: { grants: keep, reads: comparison, writes: handedIn, tended: true },
  kpi_version: {
    grants: keep,
    reads: figures,
    writes: { rights: ['definition.change', 'definition.confirm'] },
    inserts: { rights: ['definition.change'] },
  },
  validation_rule: {
    grants: append,
    reads: { rights: ['quarantine.read', 'submission.create', 'collection.read'] },
    writes: { rights: ['validation.change'] },
  },
  validation_warning: { grants: append, reads: { rights: ['quarantine.read'], unit: 'unit' } },
  period_closing: { grants: keep, reads: comparison, writes: { rights: ['period.close'] } },
  kpi_sum: { grants: write, reads: figures, tended: true },
  kpi_year_sum: { grants: write, reads: figures },
  kpi_horizon: catalogue,
  peer_definition: { grants: append, reads: figures, writes: { rights: ['peer.change'] } },
  chart_rebaseline: { grants: keep, reads: figures, writes: { rights: ['rebaseline.change'] } },
  chart_annotation: { grants: keep, reads: figures, writes: { rights: ['annotation.change'], unit: 'unit' } },
  api_key: {
    grants: keep,
    reads: { rights: ['api-key.read'], unit: 'unit' },
    writes: { rights: ['api-key.change'], unit: 'unit' },
  },
  kiosk: { grants: keep, reads: { rights: ['kiosk.read'] }, writes: { rights: ['kiosk.change'] } },
  // Every asker leaves a trace, refusals of strangers included.
  audit: { grants: append, reads: { rights: ['audit.read'], unit: 'unit' }, writes: { rights: ['anybody'] } },
  audit_dropped: { grants: ['select'], reads: { rights: ['audit.read'] } },
  audit_state: { grants: ['select', 'update'], reads: { rights: ['audit.read'] } },
  audit_forwarded: { grants: ['select', 'update'], reads: { rights: [] } },
  audit_head: { grants: ['select', 'update'], reads: { rights: ['anybody'] }, writes: { rights: ['anybody'] } },
  account_user: closed,
  account_credential: closed,
  account_verification: closed,
  account_sso_session: closed,
  account_session: closed,
  account_device: closed,
  account_second_factor: closed,
  account_recovery_code: closed,
  account_factor_reset: closed,
  account_former_password: closed,
  account_invitation: closed,
  // There is one, once.
  account_first_administrator: { ...closed, grants: append },
  account_tries: closed,
  connector_secret: {
    grants: write,
    reads: { rights: ['credential.change'] },
    writes: { rights: ['credential.change'] },
  },
  egress_rule: {
    grants: keep,
    reads: { rights: ['egress-rule.read'] },
    // What each of the two may change of a rule is told apart by a trigger: a policy does not see the row as it was.
    writes: { rights: ['egress-rule.change', 'egress-rule.approve'] },
    inserts: { rights: ['egress-rule.change'] },
  },
  path_node: { grants: write, reads: { rights: ['connection.read'] } },
  watched_connection: { grants: write, reads: { rights: ['connection.read'], provider: 'provider' } },
  probe_lease: closed,
  // Rows come in by COPY, which a row policy forbids: into the day itself, see keep_partition.
  sample_hot: watched('sample_hot'),
  sample_chunk: watched('sample_chunk'),
  packed_hour: closed,
  sample_mark: closed,
  roll_5m: watched('roll_5m'),
  roll_hour: watched('roll_hour'),
  roll_day: watched('roll_day'),
  connection_state: watched('connection_state'),
  state_interval: watched('state_interval'),
  // A key keeps the time of its own call, and no other.
  heartbeat: { grants: write, reads: called, writes: called },
  heartbeat_hearing: closed,
  detector_state: watched('detector_state'),
  detector_whole: closed,
  // Events are for many rights and units: the stream reads them as the program and tells each page its own.
  event: closed,
  event_head: { grants: ['select', 'update'], reads: { rights: ['connection.read', 'incident.read'] } },
  provider: reference,
  // An operator sees what its company answers for, a commune what is its own and what concerns one of its connections.
  incident: {
    grants: keep,
    reads: {
      rights: ['incident.read'],
      unit: `case when incident.id in (select m.incident from incident_member m where m.unit = ${ownUnit}) then ${ownUnit} else incident.unit end`,
      provider: 'provider',
    },
    writes: { rights: ['incident.acknowledge'], unit: 'unit', provider: 'provider' },
  },
  incident_member: {
    grants: write,
    // Its unit is the member's own, its provider the incident's.
    reads: { rights: ['incident.read'], unit: 'unit', provider: 'provider' },
  },
  incident_event: {
    grants: append,
    // Whoever sees an incident sees its whole timeline, whosever it was when a line was written: lines are counted on.
    reads: {
      rights: ['incident.read'],
      unit: `(select ${ownUnit} from incident i where i.id = incident_event.incident)`,
      provider: `(select nullif(current_setting('app.provider', true), '') from incident i where i.id = incident_event.incident)`,
    },
    writes: {
      rights: ['incident.acknowledge'],
      unit: '(select i.unit from incident i where i.id = incident_event.incident)',
      provider: '(select i.provider from incident i where i.id = incident_event.incident)',
    },
  },
  channel: { grants: keep, reads: setUp, writes: { rights: ['alert-setup.change'] } },
  duty_roster: { grants: keep, reads: setUp, writes: { rights: ['alert-setup.change'] } },
  alert_rule: { grants: keep, reads: setUp, writes: { rights: ['alert-setup.change'] } },
  maintenance_window: {
    grants: keep,
    reads: { rights: ['maintenance.read', 'incident.read'] },
    writes: { rights: ['maintenance.change'], unit: 'unit', provider: 'provider' },
  },
  notification: {
    grants: keep,
    reads: setUp,
    writes: { rights: ['alert-setup.change'] },
    // Whoever issues a report puts it out to its recipients.
    inserts: { rights: ['alert-setup.change', 'report.approve'] },
    tended: true,
  },
  ...reportWalls,
  // A commune sees what was handed in for it, a key what keys of its unit and dataset handed in.
  submission: {
    grants: keep,
    reads: { rights: ['submission.read', 'submission.create'], unit: 'unit', dataset: 'dataset' },
    writes: { rights: ['submission.create'], unit: 'unit', dataset: 'dataset' },
  },
  // Each person's own, which only the program looks at.
  sheet_mapping: closed,
  standing_figure: { grants: write, reads: comparison },
  ...difficultyWalls,
  task: {
    grants: keep,
    reads: { rights: ['task.read'], unit: 'unit', provider: 'provider' },
    writes: { rights: ['task.report', 'task.assign'], unit: 'unit', provider: 'provider' },
    inserts: { rights: ['task.assign'], unit: 'unit' },
  },
  task_event: {
    grants: append,
    reads: { rights: ['task.read'], unit: ofTask('unit'), provider: ofTask('provider') },
    writes: { rights: ['task.report', 'task.assign'], unit: ofTask('unit'), provider: ofTask('provider') },
  },
  visit_template: { grants: append, reads: { rights: ['visit.read'] }, writes: { rights: ['visit.plan'] } },
  visit_plan: {
    grants: keep,
    reads: { rights: ['visit.read'], unit: `case when ${ownUnit} = any (visit_plan.units) then ${ownUnit} end` },
    writes: { rights: ['visit.plan'] },
  },
  visit: {
    grants: keep,
    reads: { rights: ['visit.read'], unit: 'unit' },
    writes: {
      rights: ['visit.plan', 'visit.fill'],
      person: '(select p.people from visit_plan p where p.id = visit.plan)',
    },
    inserts: { rights: ['visit.plan'] },
  },
  visit_edit: { grants: append, ...writtenOnVisit('visit_edit') },
  visit_photo: { grants: ['select', 'insert', 'delete'], ...writtenOnVisit('visit_photo') },
  rate_limit: { grants: write, reads: { rights: ['anybody'] }, writes: { rights: ['anybody'] } },
} satisfies Partial<Record<keyof Tables, Wall>>
