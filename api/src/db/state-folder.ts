import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'

/** The checkout this program runs from. */
export const checkout = resolve(import.meta.dirname, '../../..')

/**
 * Where everything lives that outlasts a run: the embedded database first of all. Root's PostgreSQL runs under another
 * account, which a checkout below /root would shut out, so root keeps its state under /var/lib, one folder a checkout.
 */
export function stateFolder(root = process.getuid?.() === 0, top = checkout): string {
  if (!root) return join(top, '.nhipso')
  return join('/var/lib/nhip-so', createHash('sha256').update(top).digest('hex').slice(0, 12))
}
