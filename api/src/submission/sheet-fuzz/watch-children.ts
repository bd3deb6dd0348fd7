import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const everyMs = 10
const ticksPerSecond = 100

export interface ChildCost {
  megabytes: number
  cpuSeconds: number
}

/** The most that a child of this process has held and computed meanwhile, as the kernel counts it. */
export function watchChildren(): () => ChildCost {
  const cost: ChildCost = { megabytes: 0, cpuSeconds: 0 }
  const look = () => {
    for (const child of childrenNow()) {
      const kilobytes = Number(/VmHWM:\s+(\d+)/.exec(readOf(child, 'status'))?.[1] ?? 0)
      cost.megabytes = Math.max(cost.megabytes, kilobytes / 1024)
      // The name of the program, in brackets, may hold blanks; user and system time are the 12th and 13th after it.
      const [, , , , , , , , , , , user = 0, system = 0] = readOf(child, 'stat').split(') ').at(-1)!.split(' ')
      cost.cpuSeconds = Math.max(cost.cpuSeconds, (Number(user) + Number(system)) / ticksPerSecond)
    }
  }
  const timer = setInterval(look, everyMs)
  return () => {
    clearInterval(timer)
    return cost
  }
}

/** Whether every child has ended, given a moment to. */
export async function areChildrenGone(but: readonly string[] = []): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    if (childrenNow().every((child) => but.includes(child))) return true
    await sleep(20)
  }
  return false
}

export function childrenNow(): string[] {
  const said = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim()
  return said === '' ? [] : said.split(' ')
}

function readOf(child: string, what: 'status' | 'stat'): string {
  try {
    return readFileSync(`/proc/${child}/${what}`, 'utf8')
  } catch {
    // It has ended meanwhile.
    return ''
  }
}
