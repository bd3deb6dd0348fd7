import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import type { Plugin } from 'vite'

const compressible = /\.(js|css|html|svg|json|webmanifest)$/

/** At the strength the server sends: 11, paid once in the build, so that no request waits for it. */
export const brotli = (bytes: Uint8Array): Uint8Array =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })

/**
 * Writes `x.br` beside every text file of the build. From the files as they were written: Vite still fills in the
 * lists of preloads after the last hook that sees the bundle, and a server sends the `.br`.
 */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      if (dir === undefined) return
      for (const fileName of Object.keys(bundle)) {
        if (!compressible.test(fileName) || fileName.startsWith('.vite/')) continue
        writeFileSync(join(dir, `${fileName}.br`), brotli(readFileSync(join(dir, fileName))))
      }
    },
  }
}
