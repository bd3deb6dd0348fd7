import type { ReactNode } from 'react'
import { taskPageMessages as m } from 'shared/messages/task-page.ts'
import { toDifficulties, toFaultLateness, toTasks, toVisits } from '../links.ts'
import { useSay } from '../shell/locale.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { SisterPages } from '../ui/SisterPages.tsx'
import '../account/account.css'
import '../alert/alert.css'
import './task.css'

const sisters = [
  { to: toTasks, right: 'task.read', label: m.tasks },
  { to: toDifficulties, right: 'task.read', label: m.difficulties },
  { to: () => toVisits(), right: 'visit.read', label: m.visits },
  { to: toFaultLateness, right: 'task.read', label: m.faults },
] as const

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
      <SisterPages label={say(m.register)} pages={sisters} />
      <PageHead title={title} under={under}>
        {steer}
      </PageHead>
      {children}
    </div>
  )
}
