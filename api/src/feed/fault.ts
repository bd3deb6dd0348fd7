import type { CollectionOutcome } from 'shared/feed/feed.ts'
import { formatCount } from 'shared/format.ts'
import { feedAnswer, type FeedAnswerMessage } from 'shared/messages/feed-answer.ts'
import { type MessageParameters, say } from 'shared/messages/say.ts'
import type { Locale } from 'shared/text.ts'
import type { CollectionError } from '../db/collection-error.ts'
import type { Fault } from './read/reading.ts'

/** An error as it is kept: what to say and with what, so that each reader reads it in their own language. */
interface KeptError extends CollectionError {
  message?: FeedAnswerMessage
  parameters?: MessageParameters
}

export function keptError(outcome: CollectionOutcome, { message, parameters = {}, pointer }: Fault): KeptError {
  const detail = say('en', feedAnswer[message], parameters)
  return { outcome, detail, message, parameters, ...(pointer !== undefined && { pointer }) }
}

export function sayError(error: CollectionError, locale: Locale): CollectionError {
  const { outcome, detail, pointer, message, parameters = {} }: KeptError = error
  const written = Object.entries(parameters).map(
    ([name, value]) => [name, writeParameter(locale, name, value)] as const,
  )
  return {
    outcome,
    detail: message && message in feedAnswer ? say(locale, feedAnswer[message], Object.fromEntries(written)) : detail,
    ...(pointer !== undefined && { pointer }),
  }
}

/** Amounts are written as the reader writes them; a status or an error code is a name. */
const writeParameter = (locale: Locale, name: string, value: string | number): string =>
  typeof value === 'number' && /^(bytes|milliseconds|records)$/.test(name) ? formatCount(locale, value) : String(value)
