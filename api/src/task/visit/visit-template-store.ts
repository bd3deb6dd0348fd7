import { visitSays } from 'shared/messages/visit.ts'
import type { Question } from 'shared/task/visit/checklist.ts'
import type { VisitTemplate } from 'shared/task/visit/visit-plan-contract.ts'
import type { Text } from 'shared/text.ts'
import type { Asker } from '../../account/access/current.ts'
import { appendAudit } from '../../account/audit/append-audit.ts'
import type { Db } from '../../db/open.ts'
import { Refusal } from '../../http/refusal.ts'
import type { RegisterDeps } from '../register-deps.ts'

/** Checklists, each in its newest version. */
export async function listTemplates(db: Db): Promise<VisitTemplate[]> {
  const rows = await db
    .selectFrom('visit_template')
    .distinctOn('id')
    .select(['id', 'version', 'name', 'questions', 'at'])
    .orderBy('id')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}

interface NewVersion {
  id: string
  name: Text
  questions: Question[]
  basedOn: number
}

/** A version more. Plans keep the one they were made with, so nothing that was answered changes its question. */
export async function setTemplate(deps: RegisterDeps, asker: Asker, given: NewVersion): Promise<VisitTemplate> {
  const at = deps.now()
  return deps.db.transaction().execute(async (trx) => {
    const { id, name, questions, basedOn } = given
    const { last } = await trx
      .selectFrom('visit_template')
      .select(({ fn }) => fn.max('version').as('last'))
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if ((last ?? 0) !== basedOn) throw new Refusal(409, visitSays.changedMeanwhile)
    const version = basedOn + 1
    const made = await trx
      .insertInto('visit_template')
      .values({
        id,
        version,
        name: JSON.stringify(name),
        questions: JSON.stringify(questions),
        at,
        by: asker.identity.id,
      })
      .onConflict((conflict) => conflict.columns(['id', 'version']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw new Refusal(409, visitSays.changedMeanwhile)
    const said = { id, version, name, questions, at: at.toISOString() }
    await appendAudit(trx, deps.keyring, {
      asker,
      action: 'visit.template',
      objectType: 'visit-template',
      objectId: id,
      after: said,
      detail: { number: version },
    })
    return said
  })
}
