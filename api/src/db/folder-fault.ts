import { accessSync, constants, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Why nothing could be kept below a path that need not exist yet, and at which place on the way; null when it could. */
export function folderFault(path: string): { why: 'notAFolder' | 'notWritable'; at: string } | null {
  for (let at = path; ; at = dirname(at)) {
    try {
      if (!statSync(at).isDirectory()) return { why: 'notAFolder', at }
      accessSync(at, constants.W_OK | constants.X_OK)
      return null
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      // Not there yet, or below something that is no folder: what stands above it tells.
      if ((code === 'ENOENT' || code === 'ENOTDIR') && at !== '/') continue
      return { why: 'notWritable', at }
    }
  }
}
