import type { z } from 'zod'
import { idForm } from 'shared/subsystem/subsystem.ts'
import { valueSays } from 'shared/messages/http.ts'
import type { Place } from './refusal.ts'

type Issue = z.core.$ZodIssue

/** What zod found wrong, as places in the request in both languages. `root`: `query`, `path`, `body`. */
export function placesOf(error: z.core.$ZodError, root: string): Place[] {
  return error.issues.map((issue) => ({
    at: [root, ...issue.path.map(String)].filter(Boolean).join('.'),
    ...fault(issue),
  }))
}

function fault(issue: Issue): Pick<Place, 'detail' | 'parameters'> {
  if (issue.message === 'expected a day or an instant') return { detail: valueSays.notAnInstant }
  switch (issue.code) {
    case 'invalid_type':
      if (issue.message.endsWith('received undefined')) return { detail: valueSays.missing }
      return { detail: valueSays.wrongType, parameters: { expected: issue.expected } }
    case 'invalid_value':
      return { detail: valueSays.oneOf, parameters: { options: issue.values.map(String).join(', ') } }
    case 'too_small':
      return limit(
        issue.origin === 'string'
          ? valueSays.longAtLeast
          : issue.origin === 'array'
            ? valueSays.fewest
            : valueSays.atLeast,
        issue.minimum,
      )
    case 'too_big':
      return limit(
        issue.origin === 'string' ? valueSays.longAtMost : issue.origin === 'array' ? valueSays.most : valueSays.atMost,
        issue.maximum,
      )
    case 'unrecognized_keys':
      return { detail: valueSays.unknownField, parameters: { names: issue.keys.join(', ') } }
    case 'invalid_format':
      if (issue.format === 'uuid') return { detail: valueSays.notUuid }
      // As ids are made everywhere; the form itself would tell an officer nothing.
      if (issue.pattern === String(idForm)) return { detail: valueSays.notAnId }
      return { detail: valueSays.wrongForm, parameters: { form: issue.pattern ?? issue.format } }
    case 'invalid_union': {
      const inner = issue.errors.flat().find((each) => each.code === 'custom')
      return inner ? fault(inner) : { detail: valueSays.notValid }
    }
    case 'custom':
      return { detail: issue.message.startsWith('expected a day') ? valueSays.notADay : valueSays.notValid }
    default:
      return { detail: valueSays.notValid }
  }
}

const limit = (detail: Place['detail'], value: number | bigint) => ({ detail, parameters: { limit: String(value) } })
