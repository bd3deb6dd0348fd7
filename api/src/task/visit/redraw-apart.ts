import { join } from 'node:path'
import { runApart } from '../../http/run-apart.ts'

export interface Redrawn {
  width: number
  height: number
  image: Buffer
}
type Said = { fault: 'broken' } | { width: number; height: number; image: string }

/** All that the process may read: this program and its libraries. */
const checkout = join(import.meta.dirname, '../../../..')
const limits = { seconds: 20, megabytes: 160, mostAnswered: 6_000_000, addons: true } as const

/** What the first bytes say a file is; what it is called or said to be counts for nothing. */
export function pictureKind(bytes: Buffer): 'jpeg' | 'png' | 'webp' | null {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg'
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'png'
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'
  return isWebp ? 'webp' : null
}

/** A photo drawn anew in a process of its own; null when it cannot be. */
export async function redrawApart(bytes: Buffer): Promise<Redrawn | null> {
  let said: Said | null = null
  const script = join(import.meta.dirname, 'redraw-photo.ts')
  const ran = await runApart(script, { task: {}, bytes }, { ...limits, checkout }, (line) => {
    said = JSON.parse(line) as Said
  })
  const last = said as Said | null
  if (ran.kind === 'failed' || last === null || 'fault' in last) return null
  return { ...last, image: Buffer.from(last.image, 'base64') }
}
