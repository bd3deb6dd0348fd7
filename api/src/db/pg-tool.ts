import { spawn } from 'node:child_process'
import type { ServerAccount } from './server-account.ts'

/** Runs `initdb` or `pg_ctl` under the server's account; rejects with all it said when it fails. */
export async function runPgTool(file: string, args: string[], account: ServerAccount): Promise<void> {
  const child = spawn(file, args, {
    // The account may not be allowed into the folder we stand in.
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(account && { uid: account.uid, gid: account.gid }),
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) =>
      reject(
        new Error(`Cannot run ${file}${account ? ` as ${account.name}` : ''}: ${error.message}`, { cause: error }),
      ),
    )
    child.once('exit', resolve)
  })
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${code}:\n${said.trim()}`)
}
