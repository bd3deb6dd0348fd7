import { roles } from 'shared/account/role.ts'
import { causeClasses } from 'shared/alert/incident.ts'
import { addDays, type Day } from 'shared/day.ts'
import { formatInstant } from 'shared/format.ts'
import { causeTexts } from 'shared/messages/alert.ts'
import { actionSaid, detailSaid, purposeSaid } from 'shared/messages/account-trail.ts'
import { rightSaid } from 'shared/messages/account-right.ts'
import type { Locale } from 'shared/text.ts'
import type { Answer } from '../http.ts'
import { roleName } from '../shell/person-name.ts'
import type { PageState } from '../shell/page-state.ts'

import { methodNames } from './method-names.ts'

export type Entry = Answer<'readAudit'>['entries'][number]
export type Filters = Pick<PageState, 'actor' | 'action' | 'object' | 'unit' | 'outcome' | 'from' | 'to' | 'before'>

/** Days of Vietnam, which has no summer time, as instants: `to` is the whole of its day. */
const midnight = (day: Day): string => `${day}T00:00:00+07:00`

/** What the address asks for, in the words of the API. `object` is `user:019…`. */
export function trailAsked({ actor, action, object, unit, outcome, from, to, before }: Filters) {
  const at = object?.indexOf(':') ?? -1
  const [objectType, objectId] = at < 0 ? [object, undefined] : [object!.slice(0, at), object!.slice(at + 1)]
  return {
    ...(actor && { actor }),
    ...(action && { action }),
    ...(objectType && { objectType }),
    ...(objectId && { objectId }),
    ...(unit && { unit }),
    ...(outcome && { outcome }),
    ...(from && { from: midnight(from) }),
    ...(to && { to: midnight(addDays(to, 1)) }),
    ...(before && { before }),
  }
}

/** What was done, or what was refused, in words; a word nobody has put down yet stands as it is. */
export function actionText(locale: Locale, action: string): string {
  const right = (rightSaid as Record<string, { vi: string; en: string } | undefined>)[action]
  return (actionSaid[action] ?? right)?.[locale] ?? action
}

/** Every word an entry may be filtered by, those of changes first. */
export const actionsKnown: readonly string[] = [
  ...Object.keys(actionSaid),
  ...Object.keys(rightSaid).filter((right) => !(right in actionSaid)),
]

/** What is kept of a change, in words where there are words for it: codes and counts stand as they are. */
export const detailText = (locale: Locale, detail: Entry['detail']): string =>
  Object.entries(detail)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${detailSaid[name]?.[locale] ?? name}: ${valueText(locale, name, String(value))}`)
    .join(' · ')

function valueText(locale: Locale, name: string, value: string): string {
  const role = roles.find((one) => one === value)
  if (role && (name === 'role' || name === 'before')) return roleName(locale, role)
  const method = name === 'method' ? signInMethods.find((one) => one === value) : undefined
  if (method) return methodNames[method][locale]
  const cause = name === 'cause' ? causeClasses.find((one) => one === value) : undefined
  if (cause) return causeTexts[cause][locale]
  if (name === 'purpose') return purposeSaid[value]?.[locale] ?? value
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return formatInstant(locale, value)
  const rights = name === 'rights' ? value.split(' ') : []
  return rights.length > 0 ? rights.map((right) => actionText(locale, right)).join(', ') : value
}
const signInMethods = Object.keys(methodNames) as (keyof typeof methodNames)[]
