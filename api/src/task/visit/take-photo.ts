import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { visitSays } from 'shared/messages/visit.ts'
import { photoLimits } from 'shared/task/visit/visit.ts'
import type { Asker } from '../../account/access/current.ts'
import { demand } from '../../account/access/demand.ts'
import type { Db } from '../../db/open.ts'
import { badRequest, notFound, Refusal } from '../../http/refusal.ts'
import type { RegisterDeps } from '../register-deps.ts'
import { pictureKind, redrawApart } from './redraw-apart.ts'
import { audited, holdForGroup } from './take-answers.ts'
import { findPlan, findVisit, groupOf, readQuestions } from './visit-store.ts'

interface NewPhoto {
  id: string
  visit: string
  question: string
  bytes: Buffer
}

/** Drawing one anew takes a core for a moment, so two at a time. */
const atOnce = 2
let drawing = 0

/** A photo, known by the id its phone gave it: sent again it is there already. What is kept of it is what is seen on it. */
export async function takePhoto(
  deps: RegisterDeps,
  asker: Asker,
  { id, visit, question, bytes }: NewPhoto,
): Promise<void> {
  await demandGroup(deps.db, asker, visit)
  const received = createHash('sha256').update(bytes).digest()
  if (await isThere(deps.db, { id, visit, received })) return
  if (pictureKind(bytes) === null) throw badRequest({ at: 'body', detail: visitSays.notAPhoto })
  if (drawing >= atOnce) throw new Refusal(409, visitSays.busy, { headers: { 'retry-after': '2' } })
  drawing += 1
  const drawn = await redrawApart(bytes).finally(() => (drawing -= 1))
  if (!drawn) throw badRequest({ at: 'body', detail: visitSays.brokenPhoto })
  await deps.db.transaction().execute(async (trx) => {
    const { plan } = await holdForGroup(trx, asker.identity, visit)
    if (await isThere(trx, { id, visit, received })) return
    const { questions } = await readQuestions(trx, plan)
    if (!questions.some((one) => one.id === question))
      throw badRequest({ at: 'query.question', detail: visitSays.noSuchQuestion, parameters: { id: question } })
    const { many } = await trx
      .selectFrom('visit_photo')
      .select(({ fn }) => fn.countAll<number>().as('many'))
      .where('visit', '=', visit)
      .where('question', '=', question)
      .executeTakeFirstOrThrow()
    if (many >= photoLimits.perQuestion) throw new Refusal(409, visitSays.tooManyPhotos)
    const row = { id, visit, question, ...drawn, received_sha256: received, at: deps.now(), by: asker.identity.id }
    const made = await trx
      .insertInto('visit_photo')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw new Refusal(409, visitSays.otherPhoto)
    await audited(trx, deps, asker, { id: visit, action: 'visit.photo', detail: {}, after: { id, question } })
  })
}

/** Gone for good; the trail keeps that it was there. */
export async function removePhoto(deps: RegisterDeps, asker: Asker, id: string): Promise<string> {
  return deps.db.transaction().execute(async (trx) => {
    const photo = await findPhoto(trx, id)
    await holdForGroup(trx, asker.identity, photo.visit)
    const gone = await trx.deleteFrom('visit_photo').where('id', '=', id).returning('id').executeTakeFirst()
    if (!gone) throw notFound(visitSays.noSuchPhoto)
    const { visit, question } = photo
    await audited(trx, deps, asker, { id: visit, action: 'visit.remove-photo', detail: {}, after: { id, question } })
    return visit
  })
}

export async function findPhoto(db: Db, id: string) {
  const photo = await db
    .selectFrom('visit_photo')
    .select(['visit', 'question', 'image'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!photo) throw notFound(visitSays.noSuchPhoto)
  return photo
}

/** Asked before anything is read: nobody's picture is drawn who may not leave one. */
async function demandGroup(db: Db, { identity }: Asker, id: string): Promise<void> {
  const visit = await findVisit(db, id)
  const plan = visit && (await findPlan(db, visit.plan))
  if (!plan) throw notFound(visitSays.noSuchVisit)
  demand('visit.fill', groupOf(plan, identity), identity)
}

async function isThere(db: Db, { id, visit, received }: { id: string; visit: string; received: Buffer }) {
  const there = await db
    .selectFrom('visit_photo')
    .select(['visit', 'received_sha256'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!there) return false
  if (there.visit !== visit || !there.received_sha256.equals(received)) throw new Refusal(409, visitSays.otherPhoto)
  return true
}

/** The bytes of a photo, counted while they come in: nothing beyond the limit is read. */
export async function takePhotoBytes(c: Context): Promise<Buffer> {
  const tooLarge = new Refusal(413, visitSays.tooLarge)
  if (Number(c.req.header('content-length') ?? 0) > photoLimits.bytes) throw tooLarge
  const body = c.req.raw.body
  if (body === null) throw badRequest({ at: 'body', detail: visitSays.emptyPhoto })
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > photoLimits.bytes) throw tooLarge
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
