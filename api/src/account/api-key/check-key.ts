import type { Identity } from 'shared/account/identity.ts'
import type { Db } from '../../db/open.ts'
import type { Keyring } from '../secret/keyring.ts'
import { keyState, opens, stampEveryMs } from './api-key-state.ts'
import { keyMac, readKeyText, sameMac } from './key-text.ts'

/**
 * Whose key this is; null for one that is unknown, wrong, expired or ended, without telling which. Asked of the
 * database every time: a key that was ended opens nothing from that moment on, in every process. `system` is the
 * program's own access, for nobody is known yet.
 */
export async function checkKey(
  { system, keyring, now }: { system: Db; keyring: Keyring; now: () => Date },
  presented: string,
): Promise<Identity | null> {
  const text = readKeyText(presented)
  if (!text) return null
  const row = await system.selectFrom('api_key').selectAll().where('id', '=', text.id).executeTakeFirst()
  const pepper = (row && keyring.find('pepper', row.pepper)) ?? keyring.current('pepper')
  // An unknown id takes the same work as a known one with a wrong secret.
  const right = sameMac(keyMac(pepper, text), row?.secret_mac ?? Buffer.alloc(32))
  const at = now()
  if (!row || !right) return null
  if (!opens(keyState({ expiresAt: row.expires_at, endedAt: row.ended_at, succeeded: false }, at))) return null
  if (!row.last_used_at || at.getTime() - row.last_used_at.getTime() >= stampEveryMs) {
    await system
      .updateTable('api_key')
      .set({ last_used_at: at })
      .where('id', '=', row.id)
      .where((where) =>
        where.or([
          where('last_used_at', 'is', null),
          where('last_used_at', '<=', new Date(at.getTime() - stampEveryMs)),
        ]),
      )
      .execute()
  }
  return { role: 'subsystem', id: row.id, unit: row.unit, key: { dataset: row.dataset, rights: row.rights } }
}
