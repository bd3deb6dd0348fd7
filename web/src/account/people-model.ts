import type { Answer } from '../http.ts'
import { fold } from 'shared/fold.ts'
import type { PageState } from '../shell/page-state.ts'

export type Person = Answer<'listPeople'>['people'][number]

/** The people a few letters mean, accents or none: by name, e-mail, provider or unit; of one role, in one state. */
export function findPeople(
  people: readonly Person[],
  { q = '', role, state }: Pick<PageState, 'q' | 'role' | 'state'>,
  unitNameOf: (code: string) => string,
): Person[] {
  const wanted = fold(q)
  const words = ({ name, email, unit, provider }: Person) =>
    fold([name, email, provider ?? '', unit ?? '', unit === null ? '' : unitNameOf(unit)].join(' · '))
  return people.filter(
    (person) =>
      (role === undefined || person.role === role) &&
      (state === undefined || person.state === state) &&
      (wanted === '' || words(person).includes(wanted)),
  )
}

export const countStates = (people: readonly Pick<Person, 'state'>[]): Record<Person['state'], number> => ({
  active: people.filter(({ state }) => state === 'active').length,
  invited: people.filter(({ state }) => state === 'invited').length,
  disabled: people.filter(({ state }) => state === 'disabled').length,
})
