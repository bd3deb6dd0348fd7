import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { taskPageMessages as m } from 'shared/messages/task-page.ts'
import { toDifficulties, toFaultLateness, toTasks } from '../links.ts'
import { useSay } from '../shell/locale.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import '../account/account.css'
import '../alert/alert.css'
import './task.css'

interface Props {
  title: string
  under?: ReactNode
  /** What can be done here, on the right. */
  steer?: ReactNode
  children: ReactNode
}

/** A page of the register: what is hard, and what is done about it. */
export function RegisterFrame({ title, under, steer, children }: Props) {
  const say = useSay()
  return (
    <div className="alerts register">
      <nav className="sisters" aria-label={say(m.register)}>
        <Link {...toTasks()} activeOptions={{ includeSearch: false, exact: true }}>
          {say(m.tasks)}
        </Link>
        <Link {...toDifficulties()} activeOptions={{ includeSearch: false, exact: true }}>
          {say(m.difficulties)}
        </Link>
        <Link {...toFaultLateness()} activeOptions={{ includeSearch: false, exact: true }}>
          {say(m.faults)}
        </Link>
      </nav>
      <PageHead title={title} under={under}>
        {steer}
      </PageHead>
      {children}
    </div>
  )
}
