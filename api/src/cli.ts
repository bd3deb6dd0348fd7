import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/node-compile'))
const { runCommand } = await import('./run/run-command.ts')
process.exitCode = await runCommand(process.argv.slice(2), process.env)
