import { type MessageParameters, say } from 'shared/messages/say.ts'
import { httpSays } from 'shared/messages/http.ts'
import type { Text } from 'shared/text.ts'

export type RefusalStatus = 400 | 401 | 403 | 404 | 405 | 408 | 409 | 413 | 415 | 422 | 429 | 431 | 503

/** A place in the request that is at fault: `query.from`, `path.id`, `body.units[3]`. */
export interface Place {
  at: string
  detail: Text
  parameters?: MessageParameters
}

/** What a door throws when it cannot do what was asked, in words for the asker; said in HTTP by `problem.ts`. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: RefusalStatus
  readonly said: Text
  readonly parameters: MessageParameters
  readonly places: readonly Place[]
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: RefusalStatus,
    said: Text,
    more: { parameters?: MessageParameters; places?: readonly Place[]; headers?: Record<string, string> } = {},
  ) {
    super(say('en', said, more.parameters))
    this.status = status
    this.said = said
    this.parameters = more.parameters ?? {}
    this.places = more.places ?? []
    this.headers = more.headers ?? {}
  }
}

export const notFound = (said: Text, parameters?: MessageParameters): Refusal =>
  new Refusal(404, said, { ...(parameters && { parameters }) })

/** The request is malformed at these places. */
export const badRequest = (...places: Place[]): Refusal => new Refusal(400, httpSays.seePlaces, { places })
