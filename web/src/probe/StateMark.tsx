import type { ConnectionState } from 'shared/probe/state.ts'

/** A state as a shape of its own: what colour says is said without it too. */
export function StateMark({ state, size = 12 }: { state: ConnectionState; size?: number }) {
  return (
    <svg className={`state-mark ${state}`} width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
      {shapes[state]}
    </svg>
  )
}

const shapes = {
  up: <circle cx={6} cy={6} r={3} />,
  degraded: (
    <>
      <circle cx={6} cy={6} r={3.5} className="rim" />
      <path d="M2.5 6a3.5 3.5 0 0 0 7 0z" />
    </>
  ),
  unstable: <path d="M6 1 11.2 10.5H.8z" />,
  down: <path d="M2.2 1 6 4.8 9.8 1 11 2.2 7.2 6 11 9.8 9.8 11 6 7.2 2.2 11 1 9.8 4.8 6 1 2.2z" />,
  unknown: <circle cx={6} cy={6} r={4} className="hollow" />,
} as const
