import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { pageNames } from 'shared/messages/page-names.ts'
import { toExplain, toExplainGroup } from '../links.ts'
import { useSay } from '../shell/locale.tsx'
import './explained.css'

interface Props {
  kpi: string
  /** Whose it is; the province's without either. */
  unit?: string | undefined
  group?: string | undefined
  children: ReactNode
}

/** A figure that can be asked where it comes from: the figure itself is the link. */
export function Explained({ kpi, unit, group, children }: Props) {
  const say = useSay()
  return (
    <Link
      {...(group === undefined ? toExplain(kpi, unit) : toExplainGroup(kpi, group))}
      className="explained"
      title={say(pageNames.explained)}
    >
      {children}
    </Link>
  )
}
