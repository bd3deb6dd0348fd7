import type { FaultPlace, Switchboard } from 'shared/probe/fault-contract.ts'
import type { PathNodeDefinition } from 'shared/probe/path-node.ts'
import { feedFaultKinds, type PathFaultKind } from 'shared/probe/simulated-fault.ts'
import { servedSubsystems } from '../province/feeds.ts'
import { pathNodes } from '../province/path.ts'
import { subsystems } from '../province/subsystems.ts'
import { secured } from '../province/watched.ts'
import type { FaultBoard } from './fault.ts'
import type { PathFaultBoard } from './path-fault.ts'

const nameOf = new Map(subsystems.map(({ id, name }) => [id, name]))

/** Every place of the simulated province that can fail, in what ways, and how it fails just now. */
export function switchboardOf(faults: FaultBoard, pathFaults: PathFaultBoard): Switchboard {
  const failing = pathFaults.all()
  const ofFeeds = servedSubsystems.map((id): FaultPlace => {
    const [kind, since] = [faults.of(id), faults.sinceOf(id)]
    const on = kind === null || since === null ? null : { kind, since }
    return { side: 'feed', id, kind: 'feed', name: nameOf.get(id)!, faults: [...feedFaultKinds], on }
  })
  const ofPath = pathNodes.map((node): FaultPlace => {
    const { id, kind, name } = node
    return { side: 'path', id, kind, name, faults: faultsOf(node), on: failing[id] ?? null }
  })
  return { places: [...ofFeeds, ...ofPath] }
}

const ofNetwork: PathFaultKind[] = ['down', 'silent', 'slow', 'lossy', 'resets']
const ofResolver: PathFaultKind[] = ['down', 'silent', 'slow', 'lossy', 'errors']
const ofSystems: PathFaultKind[] = ['down', 'silent', 'slow', 'errors', 'resets', 'login']
const ofCertificates: PathFaultKind[] = ['expired', 'expiring', 'wrong-name', 'untrusted']

/** What such a node can suffer from; the switchboard takes any order, a page offers these. */
function faultsOf({ kind, subsystem }: PathNodeDefinition): PathFaultKind[] {
  if (kind === 'dns') return ofResolver
  if (kind === 'vantage' || kind === 'core' || kind === 'segment' || kind === 'line') return ofNetwork
  return subsystem !== null && secured.has(subsystem) ? [...ofSystems, ...ofCertificates] : ofSystems
}
