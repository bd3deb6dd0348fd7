import { taskPageMessages as m } from 'shared/messages/task-page.ts'
import { toDifficulties, toFaultLateness, toTasks, toVisits } from '../links.ts'
import { useSay } from '../shell/locale.tsx'
import { type FrameProps, SisterFrame } from '../ui/SisterFrame.tsx'
import '../account/account.css'
import '../alert/alert.css'
import './task.css'

const sisters = [
  { to: toTasks, right: 'task.read', label: m.tasks },
  { to: toDifficulties, right: 'task.read', label: m.difficulties },
  { to: () => toVisits(), right: 'visit.read', label: m.visits },
  { to: toFaultLateness, right: 'task.read', label: m.faults },
] as const

/** A page of the register: what is hard, and what is done about it. */
export function RegisterFrame(props: FrameProps) {
  const say = useSay()
  return <SisterFrame {...props} className="alerts register" label={say(m.register)} pages={sisters} />
}
