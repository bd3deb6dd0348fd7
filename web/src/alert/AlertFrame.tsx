import type { ReactNode } from 'react'
import { alertPageMessages as m } from 'shared/messages/alert-page.ts'
import { toAlertChannels, toAlertRosters, toAlertRules, toAlerts, toMaintenance, toScorecard } from '../links.ts'
import { useSay } from '../shell/locale.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { SisterPages } from '../ui/SisterPages.tsx'
import '../account/account.css'
import './alert.css'

const sisters = [
  { to: () => toAlerts(), right: 'incident.read', label: m.incidents },
  { to: toScorecard, right: 'incident.read', label: m.scorecard },
  { to: toMaintenance, right: 'maintenance.read', label: m.maintenance },
  { to: toAlertRules, right: 'alert-setup.read', label: m.rules },
  { to: toAlertChannels, right: 'alert-setup.read', label: m.channels },
  { to: toAlertRosters, right: 'alert-setup.read', label: m.rosters },
] as const

interface Props {
  title: string
  under?: ReactNode
  /** What steers the page, on the right. */
  steer?: ReactNode
  children: ReactNode
}

/** A page of alerts: its sisters, as far as one may see them, stand above it. */
export function AlertFrame({ title, under, steer, children }: Props) {
  const say = useSay()
  return (
    <div className="alerts">
      <SisterPages label={say(m.alerts)} pages={sisters} />
      <PageHead title={title} under={under}>
        {steer}
      </PageHead>
      {children}
    </div>
  )
}
