import type { Db } from '../../db/open.ts'

interface Laid {
  own: string
  other: string
  canary: string
  now: Date
  /** Who goes along. */
  people: string[]
}

/**
 * For trials of the whole program: a plan, and visits that were written on; another's are another unit's, and of a group
 * that nobody of these belongs to.
 */
export async function layVisits(db: Db, { own, other, canary, now, people }: Laid) {
  const title = 'Đoàn khảo sát đợt 1'
  // One to be changed and called off, and one that is gone on.
  const called = await layVisit(db, { unit: own, title, people, now })
  const mine = await layVisit(db, { unit: own, title, people, now })
  const theirs = await layVisit(db, { unit: other, title: canary, people: [crypto.randomUUID()], now })
  const missing = '00000000-0000-4000-8000-00000000dead'
  return {
    'visit-plans.id': { own: called.plan, other: theirs.plan, missing },
    'visits.id': { own: mine.visit, other: theirs.visit, missing },
    'visit-photos.id': { own: mine.photo, other: theirs.photo, missing },
    'visit-stops.id': { own: called.visit },
  }
}

interface New {
  unit: string
  title: string
  people: string[]
  now: Date
}

async function layVisit(db: Db, { unit, title, people, now }: New) {
  const day = '2025-09-10'
  const { id: plan } = await db
    .insertInto('visit_plan')
    .values({
      title,
      leader: people[0]!,
      people,
      guests: [],
      from_day: day,
      to_day: day,
      units: [unit],
      template: 'chuyen-doi-so',
      template_version: 1,
      made_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: visit } = await db
    .insertInto('visit')
    .values({ plan, unit, day, place: 0 })
    .returning('id')
    .executeTakeFirstOrThrow()
  const typed = { question: 'toc-do-mang', value: '80', note: title, settles: [], made_at: now, received_at: now }
  await db
    .insertInto('visit_edit')
    .values({ visit, seq: 1, id: crypto.randomUUID(), ...typed })
    .execute()
  const { id: photo } = await db
    .insertInto('visit_photo')
    .values({
      id: crypto.randomUUID(),
      visit,
      question: 'anh-bo-phan',
      image: Buffer.from(title),
      width: 1,
      height: 1,
      received_sha256: Buffer.alloc(32),
      at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { plan, visit, photo }
}
