import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { pageNames } from 'shared/messages/page-names.ts'
import { toExplain } from '../links.ts'
import { useSay } from '../shell/locale.tsx'
import './explained.css'

/** A figure that can be asked where it comes from: the figure itself is the link. */
export function Explained({ kpi, unit, children }: { kpi: string; unit?: string | undefined; children: ReactNode }) {
  const say = useSay()
  return (
    <Link {...toExplain(kpi, unit)} className="explained" title={say(pageNames.explained)}>
      {children}
    </Link>
  )
}
