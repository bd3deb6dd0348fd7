import { openDb } from '../../db/open.ts'
import type { OpenDeps } from '../../deps.ts'
import { connectNamed } from '../../http/egress/connect-named.ts'
import { systemSettings } from '../access/scope.ts'
import { anchorAudit } from './anchor-audit.ts'
import { forwardAudit } from './forward-audit.ts'
import type { LogServer } from './log-server.ts'
import { keepAuditDays } from './keep-audit-days.ts'
import { anchorFile } from './verify-audit-command.ts'
import { verifyOnward } from './verify-onward.ts'

type TrailDeps = Pick<OpenDeps, 'db' | 'now' | 'log' | 'keyring' | 'env' | 'databaseUrl'>

/** Every hour: where the chain stands is written down outside, days to come get their tables, days past keeping go. */
export async function tendTrail({ databaseUrl, ...deps }: TrailDeps): Promise<void> {
  const { env } = deps
  const anchors = anchorFile(env.state)
  await anchorAudit(deps, anchors)
  // Tables are their owner's; the program's own account makes and drops none.
  const db = openDb({ url: databaseUrl, schema: env.schema, connections: 1, settings: systemSettings })
  try {
    await keepAuditDays({ ...deps, db }, { days: env.audit.days, anchors })
  } finally {
    await db.destroy()
  }
}

/** Every hour too, by a clock of its own: once a day it reads all that is kept. */
export async function verifyTrail({ env, ...deps }: Pick<OpenDeps, 'db' | 'now' | 'log' | 'keyring' | 'env'>) {
  await verifyOnward(deps, anchorFile(env.state))
}

/** Every few seconds, where a log server is set. */
export async function sendTrail({
  db,
  log,
  now,
  env,
  egress,
}: Pick<OpenDeps, 'db' | 'log' | 'now' | 'env' | 'egress'>) {
  const { logServer } = env.audit
  if (!logServer) return
  const rules = await egress()
  const connect = (to: LogServer) => connectNamed({ rules: () => rules, now }, to)
  // A page at a time, until nothing is left: after a day without the log server there is much.
  while ((await forwardAudit({ db, log, connect }, logServer)) > 0);
}
