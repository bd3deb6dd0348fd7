import type { ReactNode } from 'react'
import { administrationMessages as m } from 'shared/messages/account-administration.ts'
import { administration } from '../administration.ts'
import { useSay } from '../shell/locale.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { SisterPages } from '../ui/SisterPages.tsx'
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
  return (
    <div className="administration">
      <SisterPages label={say(m.title)} pages={administration} />
      <PageHead title={title} under={under}>
        {steer}
      </PageHead>
      {children}
    </div>
  )
}
