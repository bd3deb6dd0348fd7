import { Buffer } from 'node:buffer'
import { brotliCompressSync, constants } from 'node:zlib'
import type { Plugin } from 'vite'

const compressible = /\.(js|css|html|svg|json|webmanifest)$/

/** At the strength the server sends: 11, paid once in the build, so that no request waits for it. */
export const brotli = (bytes: Uint8Array): Uint8Array =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })

/** Writes `x.br` beside every text file of the build. */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const [fileName, file] of Object.entries(bundle)) {
        if (!compressible.test(fileName) || fileName.startsWith('.vite/')) continue
        const content = file.type === 'chunk' ? file.code : file.source
        const source = brotli(typeof content === 'string' ? Buffer.from(content) : content)
        this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source })
      }
    },
  }
}
