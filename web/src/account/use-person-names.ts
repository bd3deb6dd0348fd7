import { useQuery } from '@tanstack/react-query'
import { q } from '../query.ts'
import { useWho } from '../shell/use-who.ts'

/**
 * Names for the ids that rules and the trail keep: those an answer tells itself, and all for those who may see who has an
 * account; the others see the beginning of the id, which is enough to tell two people apart.
 */
export function usePersonNames(told: Readonly<Record<string, string>> = {}): {
  nameOf: (id: string) => string
  people: { id: string; name: string }[]
} {
  const { may, me } = useWho()
  const people = useQuery({ ...q('listPeople', {}), enabled: may('user.read') }).data?.people ?? []
  const nameOf = (id: string) =>
    told[id] ?? people.find((person) => person.id === id)?.name ?? (me?.id === id ? me.name : id.slice(0, 8))
  return { nameOf, people }
}
