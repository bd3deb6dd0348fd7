import { useQuery } from '@tanstack/react-query'
import { q } from '../query.ts'

export interface TargetKnown {
  kind: 'channel' | 'roster'
  id: string
  name: string
}

/** Everything an alert can be sent to, by name. */
export function useTargets(): { targets: readonly TargetKnown[]; nameOf: (id: string) => string } {
  const channels = useQuery({ ...q('listChannels', {}), staleTime: 60_000 }).data?.channels ?? []
  const rosters = useQuery({ ...q('listRosters', {}), staleTime: 60_000 }).data?.rosters ?? []
  const targets: TargetKnown[] = [
    ...channels.map(({ id, name }) => ({ kind: 'channel' as const, id, name })),
    ...rosters.map(({ id, name }) => ({ kind: 'roster' as const, id, name })),
  ]
  return { targets, nameOf: (id) => targets.find((one) => one.id === id)?.name ?? id }
}
