import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Change } from './api-routes.ts'
import { type Answer, type Order, RefusedRequest, send } from './http.ts'
import { useLocale } from './shell/locale.tsx'

/** What a change answers with. */
export type Answered<O extends Change> = Answer<O>
export type Ordered<O extends Change> =
  | { kind: 'done'; answer: Answer<O> }
  | { kind: 'refused' }
  | { kind: 'under-way' }

export interface Refusal {
  error: Error
  /** What is wrong with a field of the content, by its name. */
  at: (field: string) => string | undefined
  /** What no field shown is to blame for. */
  elsewhere: (fields: readonly string[]) => string[]
  /** Seconds until it may be tried again, when the API named them. */
  wait: number | undefined
}

/** A change to be ordered, once at a time: a second click while the first is under way orders nothing. */
export function useOrder<O extends Change>(operation: O) {
  const lang = useLocale()
  const underWay = useRef(false)
  const mutation = useMutation({
    mutationKey: [operation],
    mutationFn: ({ order, key }: { order: Order<O>; key: string | undefined }) => send(operation, order, lang, key),
    networkMode: 'always',
    // What is shown once is not kept for later.
    gcTime: 0,
  })
  /** With a key, the same ordered again is done once. */
  const order = async (what: Order<O>, key?: string): Promise<Ordered<O>> => {
    if (underWay.current) return { kind: 'under-way' }
    underWay.current = true
    try {
      return { kind: 'done', answer: await mutation.mutateAsync({ order: what, key }) }
    } catch {
      return { kind: 'refused' }
    } finally {
      underWay.current = false
    }
  }
  return {
    order,
    pending: mutation.isPending,
    refusal: mutation.error && refusalOf(mutation.error),
    forget: () => mutation.reset(),
  }
}

/** `body.days`, or as a pointer `/days`, is the field `days`; so is what lies below it. */
const fieldOf = (at: string): string => at.replace(/^#?\/|^body\.?/, '').split(/[./]/)[0] ?? ''

export function refusalOf(error: Error): Refusal {
  const problem = error instanceof RefusedRequest ? error.problem : undefined
  const places = problem?.errors ?? []
  return {
    error,
    at: (field) =>
      places
        .filter(({ at }) => fieldOf(at) === field)
        .map(({ detail }) => detail)
        .join(' ') || undefined,
    elsewhere: (fields) => places.filter(({ at }) => !fields.includes(fieldOf(at))).map(({ detail }) => detail),
    wait: error instanceof RefusedRequest ? error.retryAfter : undefined,
  }
}
