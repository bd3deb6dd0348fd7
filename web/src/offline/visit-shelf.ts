import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Outbox } from 'shared/task/visit/outbox.ts'
import type { VisitDetail, VisitEdit } from 'shared/task/visit/visit-contract.ts'
import { shelfName } from './what-is-kept.ts'

/**
 * What a phone keeps of visits where there is no line: the checklist as it was last answered, what was typed and has not
 * arrived, and photos on their way. Everything is kept for one person; another who signs in on the same device sees none.
 */
interface Shelf extends DBSchema {
  visits: { key: string; value: KeptVisit }
  outbox: { key: string; value: { key: string; outbox: Outbox<VisitEdit> } }
  photos: { key: string; value: KeptPhoto; indexes: { of: string } }
}
interface KeptVisit {
  key: string
  person: string
  detail: VisitDetail
  /** When the server gave it (epoch ms). */
  at: number
}
export interface KeptPhoto {
  id: string
  /** Whose visit it is of, as the other stores name it. */
  of: string
  visit: string
  question: string
  image: ArrayBuffer
  refused?: string
}

const keyOf = (person: string, visit: string): string => `${person} ${visit}`

let opened: Promise<IDBPDatabase<Shelf>> | null = null
function shelf(): Promise<IDBPDatabase<Shelf>> {
  opened ??= openDB<Shelf>(shelfName, 1, {
    upgrade(db) {
      db.createObjectStore('visits', { keyPath: 'key' })
      db.createObjectStore('outbox', { keyPath: 'key' })
      db.createObjectStore('photos', { keyPath: 'id' }).createIndex('of', 'of')
    },
    terminated: () => (opened = null),
  }).catch((error: unknown) => {
    opened = null
    throw error
  })
  return opened
}

/** Other parts of the page hear that something is kept differently now; another window looks when one comes to it. */
const heard = new Set<() => void>()
function tell(): void {
  for (const one of heard) one()
}
export function onShelfChange(listener: () => void): () => void {
  heard.add(listener)
  addEventListener('focus', listener)
  return () => {
    heard.delete(listener)
    removeEventListener('focus', listener)
  }
}

/** The newest that the server has said of a visit. */
export async function keepVisit(person: string, detail: VisitDetail, at: number): Promise<void> {
  const key = keyOf(person, detail.visit.id)
  const tx = (await shelf()).transaction('visits', 'readwrite')
  const before = await tx.store.get(key)
  // An answer that was asked for earlier may come later; it knows less.
  if (!before || before.detail.edits <= detail.edits) await tx.store.put({ key, person, detail, at })
  await tx.done
  tell()
}

export interface OnShelf {
  kept: { detail: VisitDetail; at: number } | null
  outbox: Outbox<VisitEdit>
  photos: readonly KeptPhoto[]
}

export async function readShelf(person: string, visit: string): Promise<OnShelf> {
  const key = keyOf(person, visit)
  const tx = (await shelf()).transaction(['visits', 'outbox', 'photos'])
  const [kept, box, photos] = await Promise.all([
    tx.objectStore('visits').get(key),
    tx.objectStore('outbox').get(key),
    tx.objectStore('photos').index('of').getAll(key),
  ])
  return { kept: kept ? { detail: kept.detail, at: kept.at } : null, outbox: box?.outbox ?? [], photos }
}

/** Everything kept for this person, the next day first. */
export async function listKept(person: string): Promise<VisitDetail[]> {
  const all = await (await shelf()).getAll('visits')
  return all
    .filter((one) => one.person === person)
    .map(({ detail }) => detail)
    .toSorted((one, other) => one.visit.day.localeCompare(other.visit.day) || one.visit.place - other.visit.place)
}

/** Changes what waits, in one transaction: a second window that types at the same moment comes before or after it. */
export async function changeOutbox<T>(
  person: string,
  visit: string,
  change: (outbox: Outbox<VisitEdit>) => { outbox: Outbox<VisitEdit>; result: T },
): Promise<T> {
  const key = keyOf(person, visit)
  const tx = (await shelf()).transaction('outbox', 'readwrite', { durability: 'strict' })
  const { outbox, result } = change((await tx.store.get(key))?.outbox ?? [])
  if (outbox.length === 0) await tx.store.delete(key)
  else await tx.store.put({ key, outbox })
  await tx.done
  tell()
  return result
}

export async function keepPhoto(person: string, photo: Omit<KeptPhoto, 'of'>): Promise<void> {
  await (await shelf()).put('photos', { ...photo, of: keyOf(person, photo.visit) })
  tell()
}

export async function dropPhoto(id: string): Promise<void> {
  await (await shelf()).delete('photos', id)
  tell()
}

/** Whoever leaves leaves nothing to read; what has not arrived yet stays for them until it has. */
export async function forgetVisits(): Promise<void> {
  const db = await shelf()
  await db.clear('visits')
  tell()
}
