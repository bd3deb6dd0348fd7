import type { OpenAPIHono } from '@hono/zod-openapi'
import { bindKiosk, createKiosk, endKiosk, listKiosks as listKiosksRoute } from 'shared/account/kiosk-contract.ts'
import { kioskSays } from 'shared/messages/account-kiosk.ts'
import type { Db } from '../../db/open.ts'
import { makeDoors } from '../../http/doors.ts'
import { notFound, Refusal } from '../../http/refusal.ts'
import { currentAsker } from '../access/current.ts'
import { demand, Denied } from '../access/demand.ts'
import { appendAudit } from '../audit/append-audit.ts'
import type { IdentitySettings } from '../identity/identity-settings.ts'
import { writeKioskCookie } from '../identity/session-cookie.ts'
import { hashToken, newToken } from '../identity/token.ts'
import type { Keyring } from '../secret/keyring.ts'
import { bindByLink, endKioskRow, insertKiosk, listKiosks } from './kiosk-store.ts'

export interface KioskDeps {
  /** As the asker: the second wall holds for what administrators do. */
  db: Db
  /** The program's own access: whoever opens a link is nobody yet. */
  system: Db
  keyring: Keyring
  now: () => Date
  settings: Pick<IdentitySettings, 'publicUrl' | 'secure'>
}

/** Wall displays: a link that makes one browser show figures, and nothing else. */
export function kioskDoors({ db, system, keyring, now, settings }: KioskDeps): OpenAPIHono {
  const doors = makeDoors()

  doors.openapi(listKiosksRoute, async (c) => {
    demand('kiosk.read')
    return c.json({ kiosks: await listKiosks(db, now()) }, 200)
  })

  doors.openapi(createKiosk, async (c) => {
    demand('kiosk.change')
    const { name, days } = c.req.valid('json')
    const asker = currentAsker()
    const token = newToken()
    const kiosk = await db.transaction().execute(async (trx) => {
      const made = await insertKiosk(trx, { name, days, by: asker.identity.id, linkHash: token.hash }, now())
      const about = { objectType: 'kiosk', objectId: made.id, detail: { days } }
      await appendAudit(trx, keyring, { asker, action: 'kiosk.create', ...about, after: made })
      return made
    })
    // Behind the # it reaches no server's log and no referrer.
    const link = `${settings.publicUrl}/kiosk#${token.text}`
    return c.json({ kiosk, link }, 201, { 'cache-control': 'no-store' })
  })

  doors.openapi(bindKiosk, async (c) => {
    const asker = currentAsker()
    const [link, token] = [hashToken(c.req.valid('json').token), newToken()]
    const bound = await system.transaction().execute(async (trx) => {
      const found = await bindByLink(trx, { linkHash: link, tokenHash: token.hash, now: now() })
      if (!found) return null
      const about = { objectType: 'kiosk', objectId: found.id }
      await appendAudit(trx, keyring, { asker, action: 'kiosk.bind', ...about })
      return found
    })
    // Somebody tries links, or an old one was opened: either is worth an entry.
    if (!bound) throw new Denied(404, 'sign-in.use', null, kioskSays.noSuchLink)
    const seconds = Math.floor((bound.expiresAt.getTime() - now().getTime()) / 1_000)
    c.header('set-cookie', writeKioskCookie(token.text, settings.secure, seconds), { append: true })
    return c.json({ name: bound.name, expiresAt: bound.expiresAt.toISOString() }, 200, { 'cache-control': 'no-store' })
  })

  doors.openapi(endKiosk, async (c) => {
    demand('kiosk.change')
    const { id } = c.req.valid('param')
    const asker = currentAsker()
    const outcome = await db.transaction().execute(async (trx) => {
      const ended = await endKioskRow(trx, { id, by: asker.identity.id, now: now() })
      if (ended.kind !== 'ended') return ended
      const { before, kiosk } = ended
      const about = { objectType: 'kiosk', objectId: id }
      await appendAudit(trx, keyring, { asker, action: 'kiosk.end', ...about, before, after: kiosk })
      return ended
    })
    if (outcome.kind === 'no-such') throw notFound(kioskSays.noSuchKiosk)
    if (outcome.kind === 'ended-before') throw new Refusal(409, kioskSays.endedBefore)
    return c.json({ kiosk: outcome.kiosk }, 200)
  })

  return doors
}
