import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { BoardDelta } from 'shared/probe/board.ts'
import { q } from '../query.ts'
import { applyDelta, type Board } from './board-model.ts'

export const boardQuestion = q('readBoard', {})

/** A second is what an eye can follow: what comes closer together is drawn together. */
const drawEveryMs = 1_000
const againAfterMs = 5_000

/**
 * Keeps the board as the stream tells it, from the very place where the answer stood. A cut is mended by the browser,
 * which goes on from the last event; where it cannot, the board is asked for anew. Tells whether anything
 * comes.
 */
export function useLiveBoard(stream: string | undefined, setLive: (live: boolean) => void): void {
  const client = useQueryClient()
  useEffect(() => {
    if (stream === undefined || typeof EventSource === 'undefined') return
    let source: EventSource | null = null
    let waiting: BoardDelta[] = []
    let drawing: ReturnType<typeof setTimeout> | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    let last = stream

    const draw = () => {
      drawing = undefined
      const deltas = waiting
      waiting = []
      client.setQueryData<Board>(boardQuestion.queryKey, (board) => board && deltas.reduce(applyDelta, board))
    }
    const open = () => {
      const opened = new EventSource(`/api/stream?after=${encodeURIComponent(last)}`)
      source = opened
      opened.onopen = () => setLive(true)
      opened.addEventListener('board', (event: MessageEvent<string>) => {
        last = event.lastEventId
        waiting.push(JSON.parse(event.data) as BoardDelta)
        drawing ??= setTimeout(draw, drawEveryMs)
      })
      opened.addEventListener('reset', (event: MessageEvent<string>) => {
        last = event.lastEventId
        void client.invalidateQueries({ queryKey: boardQuestion.queryKey })
      })
      opened.onerror = () => {
        setLive(false)
        // A browser gives up on an answer that is no stream; a cut it mends by itself.
        if (opened.readyState === EventSource.CLOSED) again = setTimeout(open, againAfterMs)
      }
    }
    open()
    return () => {
      source?.close()
      clearTimeout(drawing)
      clearTimeout(again)
      setLive(false)
    }
    // The stream goes on by itself from where the first answer stood.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [client, stream === undefined])
}
