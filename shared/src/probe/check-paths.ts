import type { ProvinceProblemMessage } from '../messages/province-problem.ts'
import type { MessageParameters } from '../messages/say.ts'
import type { ConnectionConfig } from './connection.ts'
import type { PathNodeDefinition } from './path-node.ts'

type Report = (at: string, message: ProvinceProblemMessage, parameters?: MessageParameters) => void

interface Watched {
  pathNodes: readonly PathNodeDefinition[]
  watched: readonly ConnectionConfig[]
  units: readonly { code: string }[]
  subsystems: readonly { id: string }[]
  datasets: readonly { id: string }[]
}

/** What must hold of paths as a whole: every name is defined, a path begins at its vantage, and no node hangs on itself. */
export function checkPaths({ pathNodes, watched, units, subsystems, datasets }: Watched, report: Report): void {
  const nodes = new Map(pathNodes.map((node) => [node.id, node]))
  const defined = {
    units: new Set(units.map(({ code }) => code)),
    subsystems: new Set(subsystems.map(({ id }) => id)),
    pathNodes: nodes,
    datasets: new Set(datasets.map(({ id }) => id)),
  }
  const known = (at: string, id: string | null, list: keyof typeof defined) => {
    if (id !== null && !defined[list].has(id)) report(at, 'notDefined', { id, list })
  }
  for (const { id, parents, unit, subsystem } of pathNodes) {
    for (const parent of parents) known(`pathNodes.${id}.parents`, parent, 'pathNodes')
    known(`pathNodes.${id}.unit`, unit, 'units')
    known(`pathNodes.${id}.subsystem`, subsystem, 'subsystems')
  }
  for (const id of inCircles(nodes)) report(`pathNodes.${id}.parents`, 'inCircle', { id })
  for (const config of watched) {
    const { id, path, vantage, unit, subsystem } = config
    if (config.kind === 'heartbeat') known(`watched.${id}.target.dataset`, config.target.dataset, 'datasets')
    for (const node of path) known(`watched.${id}.path`, node, 'pathNodes')
    known(`watched.${id}.unit`, unit, 'units')
    known(`watched.${id}.subsystem`, subsystem, 'subsystems')
    if (path[0] !== vantage || nodes.get(vantage)?.kind !== 'vantage')
      report(`watched.${id}.vantage`, 'pathBegins', { id: vantage })
  }
}

/** Nodes that remain when everything without parents left is taken away, again and again. */
function inCircles(nodes: ReadonlyMap<string, PathNodeDefinition>): string[] {
  const left = new Map(
    [...nodes].map(([id, node]) => [id, new Set(node.parents.filter((parent) => nodes.has(parent)))]),
  )
  for (let taken = true; taken;) {
    taken = false
    for (const [id, parents] of left) {
      for (const parent of parents) if (!left.has(parent)) parents.delete(parent)
      if (parents.size === 0) taken = left.delete(id)
    }
  }
  return [...left.keys()]
}
