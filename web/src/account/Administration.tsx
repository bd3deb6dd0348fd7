import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { administrationMessages as m } from 'shared/messages/account-administration.ts'
import { administration } from '../administration.ts'
import { useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import { PageHead } from '../ui/PageHead.tsx'
import './account.css'

interface Props {
  title: string
  under?: ReactNode
  /** What steers the page, on the right. */
  steer?: ReactNode
  children: ReactNode
}

/** A page of administration: its sisters, as far as one may see them, stand above it. */
export function Administration({ title, under, steer, children }: Props) {
  const say = useSay()
  const { may } = useWho()
  const shown = administration.filter(({ right }) => right === null || may(right))
  return (
    <div className="administration">
      {shown.length > 1 && (
        <nav className="sisters" aria-label={say(m.title)}>
          {shown.map((page) => (
            <Link key={page.label.vi} {...page.to()} activeOptions={{ includeSearch: false }}>
              {say(page.label)}
            </Link>
          ))}
        </nav>
      )}
      <PageHead title={title} under={under}>
        {steer}
      </PageHead>
      {children}
    </div>
  )
}
