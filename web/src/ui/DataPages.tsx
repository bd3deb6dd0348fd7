import { correctionPageMessages as m } from 'shared/messages/correction-page.ts'
import { toConnectors, toCorrections, toFeeds, toHealth, toQuarantine, toSubmissions, toValidation } from '../links.ts'
import { useSay } from '../shell/locale.tsx'
import { SisterPages } from './SisterPages.tsx'

const pages = [
  { to: toFeeds, right: 'feed.read', label: m.feeds },
  { to: toHealth, right: 'feed.read', label: m.health },
  { to: toSubmissions, right: 'submission.read', label: m.submissions },
  { to: toQuarantine, right: 'quarantine.read', label: m.quarantine },
  { to: toValidation, right: 'quarantine.read', label: m.validation },
  { to: toConnectors, right: 'connector.read', label: m.connectors },
  { to: toCorrections, right: 'submission.read', label: m.corrections },
] as const

/** The pages about how the figures stand. */
export function DataPages() {
  return <SisterPages label={useSay()(m.dataPages)} pages={pages} />
}
