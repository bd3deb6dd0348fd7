import { spawn } from 'node:child_process'
import { isIP } from 'node:net'
import type { Ping } from './tools.ts'

const spacingMs = 100
const answerMs = 1_000
const gatherMs = 250
const mostHosts = 200

interface Waiting {
  address: string
  resolve: (times: (number | null)[]) => void
  reject: (error: Error) => void
}

/** `fping`, when the host has it and lets it send; null otherwise. */
export async function findFping(program = 'fping'): Promise<Ping | null> {
  const tried = await run(program, 1, ['127.0.0.1']).catch(() => null)
  return tried?.get('127.0.0.1')?.length === 1 ? makeFping(program) : null
}

/** Bursts that begin within a quarter of a second go out from one child, so that a thousand hosts are a few processes. */
function makeFping(program: string): Ping {
  const gathering = new Map<number, Waiting[]>()

  function send(echoes: number): void {
    const batch = gathering.get(echoes) ?? []
    gathering.delete(echoes)
    for (let at = 0; at < batch.length; at += mostHosts) {
      const part = batch.slice(at, at + mostHosts)
      run(program, echoes, [...new Set(part.map(({ address }) => address))]).then(
        (times) => {
          for (const { address, resolve } of part) resolve(times.get(address) ?? Array<null>(echoes).fill(null))
        },
        (error: Error) => {
          for (const { reject } of part) reject(error)
        },
      )
    }
  }

  return (address, echoes) =>
    new Promise((resolve, reject) => {
      const batch = gathering.get(echoes)
      if (batch) batch.push({ address, resolve, reject })
      else {
        gathering.set(echoes, [{ address, resolve, reject }])
        setTimeout(() => send(echoes), gatherMs)
      }
    })
}

async function run(program: string, echoes: number, addresses: string[]): Promise<Map<string, (number | null)[]>> {
  if (!addresses.every((address) => isIP(address) !== 0)) throw new Error('fping is given addresses only')
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const words = ['-C', String(echoes), '-q', '-p', String(spacingMs), '-t', String(answerMs), '-i', '1']
  const child = spawn(program, [...words, ...addresses], { stdio: ['ignore', 'ignore', 'pipe'] })
  const hard = setTimeout(() => child.kill('SIGKILL'), echoes * spacingMs + answerMs + addresses.length * 10 + 3_000)
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('latin1')))
  child.once('error', reject)
  child.once('close', () => resolve(said))
  try {
    return readFping(await promise, echoes)
  } finally {
    clearTimeout(hard)
  }
}

/** `10.1.2.3 : 1.20 - 3.41` for each host: milliseconds, or a dash for no answer. Other lines are talk. */
export function readFping(said: string, echoes: number): Map<string, (number | null)[]> {
  const times = new Map<string, (number | null)[]>()
  for (const line of said.split('\n')) {
    const [, address, list] = /^(\S+)\s+:((?: (?:\d+(?:\.\d+)?|-))+)\s*$/.exec(line) ?? []
    if (address === undefined || list === undefined || isIP(address) === 0) continue
    const read = list
      .trim()
      .split(' ')
      .map((time) => (time === '-' ? null : Number(time)))
    if (read.length === echoes) times.set(address, read)
  }
  return times
}
