import type { ReactNode } from 'react'

export type Fact = readonly [label: string, value: ReactNode]

/** What is known of one thing, each with its name. */
export const FactList = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className="facts">
    {facts.map(([label, value]) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
