import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { noteEdit } from 'shared/task/visit/outbox.ts'
import type { VisitDetail, VisitEdit } from 'shared/task/visit/visit-contract.ts'
import { RefusedRequest, send, serverNow } from '../../http.ts'
import { changeOutbox, keepVisit, type OnShelf, onShelfChange, readShelf } from '../../offline/visit-shelf.ts'
import { q } from '../../query.ts'
import { useLocale } from '../../shell/locale.tsx'
import { useWho } from '../../shell/use-who.ts'
import { waitingIn } from './checklist-model.ts'
import { sendVisit } from './send-visit.ts'

const againMs = 15_000
const nothing: OnShelf = { kept: null, outbox: [], photos: [] }

/**
 * A visit on this device: what the server last said of it, and what was typed here since. Whatever is typed is kept
 * before it is sent, and sent whenever there is a line.
 */
export function useVisit(id: string) {
  const { identity } = useWho()
  const lang = useLocale()
  const person = identity.id ?? ''
  const client = useQueryClient()
  const query = useQuery({ ...q('readVisit', { params: { id } }), staleTime: 0 })
  const { shelf, broken } = useShelf(person, id)
  const [sending, setSending] = useState(false)
  const waiting = waitingIn(shelf.outbox, shelf.photos)

  const fresh = query.data
  useEffect(() => {
    if (fresh) void keepVisit(person, fresh, serverNow()).catch(() => undefined)
  }, [fresh, person])

  const hear = useCallback(
    (detail: VisitDetail) => void client.setQueryData(q('readVisit', { params: { id } }).queryKey, detail),
    [client, id],
  )
  const sendNow = useCallback(async () => {
    setSending(true)
    try {
      const sent = await sendVisit(person, id, lang)
      if (sent.kind === 'done' && sent.detail) hear(sent.detail)
    } finally {
      setSending(false)
    }
  }, [person, id, lang, hear])

  useEffect(() => {
    if (waiting === 0) return
    const go = () => void sendNow()
    go()
    const clock = setInterval(go, againMs)
    addEventListener('online', go)
    return () => {
      clearInterval(clock)
      removeEventListener('online', go)
    }
  }, [waiting, sendNow])

  const note = useCallback(
    async (edit: Pick<VisitEdit, 'question' | 'value' | 'note' | 'base'> & { settles?: string[] }) => {
      const made = { settles: [], ...edit, id: crypto.randomUUID(), madeAt: new Date(serverNow()).toISOString() }
      try {
        await changeOutbox(person, id, (outbox) => ({ outbox: noteEdit(outbox, made), result: undefined }))
      } catch {
        // Where nothing can be kept it goes out at once, or is refused where one sees it.
        hear(await send('putVisitAnswers', { params: { id }, body: { edits: [made] } }, lang))
      }
    },
    [person, id, lang, hear],
  )

  // The shelf tells both of one moment, what the server said and what waits; what it said alone comes sooner.
  const detail = shelf.kept?.detail ?? fresh
  const keptAt = query.error && !(query.error instanceof RefusedRequest) ? (shelf.kept?.at ?? null) : null
  return { query, detail, keptAt, shelf, broken, waiting, sending, sendNow, note, hear, person }
}

/** What is kept of a visit, as it changes; `broken` where the device keeps nothing. */
function useShelf(person: string, visit: string): { shelf: OnShelf; broken: boolean } {
  const [shelf, setShelf] = useState(nothing)
  const [broken, setBroken] = useState(false)
  useEffect(() => {
    let gone = false
    const read = () =>
      readShelf(person, visit).then(
        (found) => !gone && setShelf(found),
        () => !gone && setBroken(true),
      )
    void read()
    const stop = onShelfChange(() => void read())
    return () => {
      gone = true
      stop()
    }
  }, [person, visit])
  return { shelf, broken }
}
