import { alertPageMessages as m } from 'shared/messages/alert-page.ts'
import { toAlertChannels, toAlertRosters, toAlertRules, toAlerts, toMaintenance, toScorecard } from '../links.ts'
import { useSay } from '../shell/locale.tsx'
import { type FrameProps, SisterFrame } from '../ui/SisterFrame.tsx'
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

/** A page of alerts: its sisters, as far as one may see them, stand above it. */
export function AlertFrame(props: FrameProps) {
  const say = useSay()
  return <SisterFrame {...props} className="alerts" label={say(m.alerts)} pages={sisters} />
}
