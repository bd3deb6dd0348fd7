import type { Subsystem } from 'shared/subsystem/subsystem.ts'
import type { Db } from '../db/open.ts'
import { insertAdded, insertSubsystem } from './added-store.ts'

/** A system that was added by form, as trials of rights name it. */
export async function laySubsystem(system: Db, at: Date): Promise<string> {
  const definition: Subsystem = {
    id: 'he-thong-them',
    name: { vi: 'Hệ thống thêm', en: 'An added system' },
    kind: 'other',
    level: 'province',
    provider: null,
    abbreviation: null,
    address: null,
    note: null,
  }
  await insertSubsystem(system, definition)
  await insertAdded(system, definition.id, { contact: 'Tổ công nghệ, 0229 000 000', by: null, at })
  return definition.id
}
