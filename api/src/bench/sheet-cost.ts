import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { addDays } from 'shared/day.ts'
import { readSheetApart } from '../submission/sheet/read-sheet-apart.ts'
import type { SheetTask } from '../submission/sheet/sheet-task.ts'
import { bookOf, type BookOf } from '../submission/sheet/test-sheets.ts'
import { figure, type Line } from './alternate.ts'

const rows = 50_000
const goals = { seconds: 5, megabytes: 256, stallMs: 50 }
const ids = ['a', 'b', 'c', 'd']

/** A spreadsheet as large as is taken, every row judged in a process of its own: how long, how large, and how still we stay. */
export async function benchSheets(): Promise<Line[]> {
  const table = makeTable()
  const files = [
    ['XLSX', bookOf({ rows: table })],
    ['CSV', Buffer.from(table.map((row) => row.join(';')).join('\n'))],
  ] as const
  const lines: Line[] = []
  for (const [form, bytes] of files) {
    const loop = monitorEventLoopDelay({ resolution: 1 })
    const peak = watchPeak()
    loop.enable()
    const began = performance.now()
    // A machine at work on much else must not end the bench; the time it took is told all the same.
    const read = await readSheetApart(bytes, task, join(import.meta.dirname, '../../..'), 300)
    const seconds = (performance.now() - began) / 1_000
    loop.disable()
    const megabytes = peak.stop()
    if (read.kind !== 'judged' || read.records.length !== rows - 1)
      throw new Error(`the bench's ${form} was not read: ${JSON.stringify(read).slice(0, 200)}`)
    const stall = loop.max / 1e6
    lines.push({
      what: `${form} of ${rows} rows (${figure(bytes.length / 1e6, 1)} MB) judged apart`,
      goal: '≤ 5 s, 256 MB, 50 ms still',
      figure: `${figure(seconds, 1)} s, ${figure(megabytes, 0)} MB, ${figure(stall, 0)} ms`,
      met: seconds <= goals.seconds && megabytes <= goals.megabytes && stall <= goals.stallMs,
    })
  }
  return lines
}

const units = Array.from({ length: 129 }, (_, i) => ({
  code: String(10_000 + i),
  name: `Xã Số ${i}`,
  kind: 'commune' as const,
}))

function makeTable(): (string | number)[][] & BookOf['rows'] {
  const table: (string | number)[][] = [['Đơn vị', 'Ngày', ...ids]]
  for (let day = 0; table.length < rows; day++)
    for (const { name } of units.slice(0, rows - table.length))
      table.push([name, addDays('2025-01-01', day).split('-').toReversed().join('/'), 10 + (day % 7), 5, 3, 1])
  return table
}

const task: SheetTask = {
  units,
  measures: ids.map((id) => ({ id, name: { vi: id, en: id } })),
  judge: {
    mapping: {
      sheet: 0,
      headerRow: 1,
      unit: { column: 0 },
      day: { column: 1 },
      measures: ids.map((measure, at) => ({ column: at + 2, measure })),
    },
    scope: 'communes',
    lives: [],
    from: '2025-01-01',
    to: '2026-12-31',
    rules: {},
    own: null,
  },
}

/** The most memory a child of ours has held, as the kernel counts it. */
function watchPeak(): { stop: () => number } {
  let kilobytes = 0
  const look = () => {
    try {
      for (const child of readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ')) {
        const said = readFileSync(`/proc/${child}/status`, 'utf8')
        kilobytes = Math.max(kilobytes, Number(/VmHWM:\s+(\d+)/.exec(said)?.[1] ?? 0))
      }
    } catch {
      // It has ended meanwhile.
    }
  }
  const timer = setInterval(look, 50)
  return {
    stop() {
      clearInterval(timer)
      return kilobytes / 1024
    },
  }
}
