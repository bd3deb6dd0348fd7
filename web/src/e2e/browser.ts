import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { chromiumFiles } from './chromium-path.ts'

/** Not the package's own list: that one is for a cloud function and turns web security off. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

/** A real Chromium without a window. The caller closes it. */
export async function openBrowser(): Promise<Browser> {
  const { executable, libraries, fonts } = await chromiumFiles()
  const env: Record<string, string> = { ...(process.env as Record<string, string>) }
  if (fonts && !existsSync('/etc/fonts/fonts.conf')) env['FONTCONFIG_PATH'] = fonts
  const options = { executablePath: executable, args, env }
  try {
    return await chromium.launch(options)
  } catch (error) {
    const lacksLibraries = error instanceof Error && error.message.includes('error while loading shared libraries')
    if (!lacksLibraries || !libraries) throw error
    return chromium.launch({ ...options, env: { ...env, LD_LIBRARY_PATH: libraries } })
  }
}
