import { beginSending, endSending, type Outbox, refuseSent } from 'shared/task/visit/outbox.ts'
import { mostEdits } from 'shared/task/visit/visit.ts'
import type { VisitDetail, VisitEdit } from 'shared/task/visit/visit-contract.ts'
import type { Locale } from 'shared/text.ts'
import { RefusedRequest, send, sendPhoto, serverNow } from '../../http.ts'
import { changeOutbox, dropPhoto, keepPhoto, keepVisit, readShelf } from '../../offline/visit-shelf.ts'

/** `later`: there is no line, or somebody has to sign in again; all of it waits. */
export type Sent = { kind: 'done'; detail: VisitDetail | null } | { kind: 'later' }

/** Sends what waits of one visit, in its order, one window at a time. Broken off anywhere it is begun again. */
export function sendVisit(person: string, visit: string, lang: Locale): Promise<Sent> {
  const work = () => sendAll(person, visit, lang)
  return 'locks' in navigator ? navigator.locks.request(`visit ${visit}`, work) : work()
}

async function sendAll(person: string, visit: string, lang: Locale): Promise<Sent> {
  let detail: VisitDetail | null = null
  let most: number = mostEdits
  for (;;) {
    const sent = await changeOutbox(person, visit, (outbox) => {
      const begun = beginSending(outbox, most)
      return { outbox: begun.outbox, result: begun.sent }
    })
    if (sent.length === 0) break
    const ids = sent.map(({ id }) => id)
    const done = (change: (outbox: Outbox<VisitEdit>) => Outbox<VisitEdit>) =>
      changeOutbox(person, visit, (outbox) => ({ outbox: change(outbox), result: undefined }))
    try {
      detail = await send('putVisitAnswers', { params: { id: visit }, body: { edits: [...sent] } }, lang)
      await keepVisit(person, detail, serverNow())
      await done((outbox) => endSending(outbox, ids))
    } catch (error) {
      const why = refusalIn(error)
      if (why === null) return { kind: 'later' }
      // One of them is refused: each goes alone from here, so that the others arrive.
      if (sent.length > 1) most = 1
      else await done((outbox) => refuseSent(outbox, ids, why))
    }
  }
  for (const photo of (await readShelf(person, visit)).photos) {
    if (photo.refused !== undefined) continue
    const { id, question, image } = photo
    try {
      const file = new File([image], 'anh.jpg')
      detail = await sendPhoto(id, { file, visit, question }, lang)
      await keepVisit(person, detail, serverNow())
      await dropPhoto(id)
    } catch (error) {
      const why = refusalIn(error)
      if (why === null) return { kind: 'later' }
      await keepPhoto(person, { ...photo, refused: why })
    }
  }
  return { kind: 'done', detail }
}

/** Why the server would never take it; null when it may well do so another time. */
function refusalIn(error: unknown): string | null {
  if (!(error instanceof RefusedRequest)) return null
  const { status, detail, title, errors } = error.problem
  // `409` with a wait is a server that is busy with photos of others.
  if (error.retryAfter !== undefined || ![400, 403, 404, 409, 413, 415].includes(status)) return null
  return errors?.map((one) => one.detail).join(' ') || (detail ?? title)
}
