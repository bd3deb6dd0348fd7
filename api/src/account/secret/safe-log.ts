import { type DestinationStream, type LoggerOptions, symbols } from 'pino'
import { scrub, scrubText } from './scrub.ts'

/** Options of pino with which no secret reaches a line, whichever way it was handed over. */
export const safeLogOptions = {
  // pino's own serializers run after `formatters.log` and would find the errors already turned into plain objects.
  serializers: { err: (error: unknown) => error },
  formatters: { log: scrubFields, bindings: scrubFields },
  // A child forgets the formatter of its parent's bindings, so what it was bound to is scrubbed where pino keeps it.
  onChild(child) {
    const bound = child as unknown as Record<symbol, string>
    const fields = JSON.parse(`{${bound[symbols.chindingsSym]!.slice(1)}}`) as object
    bound[symbols.chindingsSym] = JSON.stringify(scrubFields(fields))
      .replace(/^\{(.+)\}$/, ',$1')
      .replace(/^\{\}$/, '')
  },
  hooks: {
    logMethod(given, method) {
      // A bare error would be written by pino itself, message and stack as they are.
      const [first, ...rest] = given as unknown[]
      const fields = first instanceof Error ? { err: first } : first
      const message = first instanceof Error && rest.length === 0 ? [first.message] : rest
      const safe = [fields, ...message].map((part, at) => (at === 0 && typeof part === 'object' ? part : scrub(part)))
      method.apply(this, safe.map((part) => (typeof part === 'string' ? scrubText(part) : part)) as [string])
    },
  },
} satisfies LoggerOptions

function scrubFields(fields: object): Record<string, unknown> {
  return scrub(fields) as Record<string, unknown>
}

/**
 * Characters that JSON lets through and a terminal or a log viewer obeys: C1 controls, DEL, line and paragraph
 * separators, marks that turn the direction of writing. In JSON their escapes mean the same, so the line stays true.
 */
// eslint-disable-next-line no-control-regex
const unruly = /[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** One event, one line, whatever was in it. */
export function plainLines(destination: DestinationStream): DestinationStream {
  return {
    write(line) {
      destination.write(line.replaceAll(unruly, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`))
    },
  }
}
