import { HTTPException } from 'hono/http-exception'
import type { Problem } from 'shared/problem.ts'
import { httpSays, problemTitle } from 'shared/messages/http.ts'
import { type MessageParameters, say } from 'shared/messages/say.ts'
import type { Locale, Text } from 'shared/text.ts'
import { databaseRefusal } from './database-refusal.ts'
import { Refusal } from './refusal.ts'

export interface SaidProblem {
  problem: Problem
  headers: Readonly<Record<string, string>>
  /** Not foreseen: to be logged with everything that is known. */
  unexpected: boolean
}

/** Any error as RFC 9457 has it. What is not foreseen gives away nothing but the id to quote. */
export function problemOf(error: unknown, locale: Locale, requestId: string): SaidProblem {
  const refusal = refusalOf(error)
  if (!refusal) {
    return { problem: write(500, httpSays.ourFault, { id: requestId }), headers: {}, unexpected: true }
  }
  const problem = write(refusal.status, refusal.said, refusal.parameters)
  if (refusal.places.length > 0) {
    problem.errors = refusal.places.map((place) => ({
      at: place.at,
      detail: say(locale, place.detail, place.parameters),
    }))
  }
  return { problem, headers: refusal.headers, unexpected: false }

  function write(status: number, detail: Text, parameters: MessageParameters): Problem {
    const title = say(locale, problemTitle[status] ?? problemTitle[500]!)
    return { type: 'about:blank', title, status, detail: say(locale, detail, parameters), instance: requestId }
  }
}

function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error
  // Hono's own: a body that is no JSON.
  if (error instanceof HTTPException && error.status === 400) {
    return new Refusal(400, httpSays.badJson, { places: [{ at: 'body', detail: httpSays.badJson }] })
  }
  if (error instanceof HTTPException && error.status === 415) return new Refusal(415, httpSays.jsonOnly)
  return databaseRefusal(error)
}
