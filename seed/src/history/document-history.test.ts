import { describe, expect, test } from 'vitest'
import { measures } from '../province/measures.ts'
import { specialDays } from '../province/special-days.ts'
import { units } from '../province/units.ts'
import { makeHistory } from './history.ts'
import { daysFrom } from './season.ts'

const history = makeHistory('ninh-binh', units, specialDays)
const names = measures.filter(({ dataset }) => dataset === 'document').map(({ id }) => id)
const workingDays = (from: string, to: string) => daysFrom(from, to).filter(history.season.isWorkingDay)
const total = (from: string, to: string) => {
  const sums = names.map(() => 0)
  for (const day of workingDays(from, to)) {
    for (const profile of history.profiles) {
      for (const [index, count] of history.documents(profile, day).entries()) sums[index] = (sums[index] ?? 0) + count
    }
  }
  return Object.fromEntries(names.map((name, index) => [name, sums[index] ?? 0]))
}

describe('documents', () => {
  test('meet the published totals to 24/7/2025', () => {
    expect(total('2025-07-01', '2025-07-24')).toMatchObject({
      documents_incoming: 202_705,
      documents_outgoing: 38_243,
      documents_signed: 31_078,
      documents_confidential: 0,
    })
  })

  test('go on at the same pace the days after', () => {
    const [last, next] = [total('2025-07-16', '2025-07-22'), total('2025-07-25', '2025-07-31')]
    for (const name of ['documents_incoming', 'documents_outgoing', 'documents_signed']) {
      expect(Math.abs((next[name] ?? 0) / (last[name] ?? 1) - 1), name).toBeLessThan(0.12)
    }
  })

  test('are confidential now and then once the published window is over', () => {
    expect(total('2025-08-01', '2025-08-31')['documents_confidential']).toBeGreaterThan(0)
  })

  test('keep every part within its whole', () => {
    const broken = workingDays('2025-07-01', '2025-08-31').flatMap((day) =>
      history.profiles.filter((profile) => {
        const of = Object.fromEntries(history.documents(profile, day).map((count, index) => [names[index], count]))
        const within = (part: string, whole: number) => (of[part] ?? 0) <= whole && (of[part] ?? -1) >= 0
        return !(
          within('documents_signed', (of['documents_outgoing'] ?? 0) - (of['documents_confidential'] ?? 0)) &&
          within('documents_exchanged_electronically', of['documents_exchanged'] ?? 0) &&
          within('messages_delivered', of['messages_sent'] ?? 0) &&
          within('documents_handled_on_time', of['documents_with_deadline'] ?? 0) &&
          within('documents_with_deadline', of['documents_incoming'] ?? 0) &&
          within('work_files_electronic', of['work_files'] ?? 0)
        )
      }),
    )
    expect(broken).toEqual([])
  })

  test('are signed ever more, and signing fails ever less', () => {
    const failures = (from: string, to: string) => {
      const sums = [0, 0]
      for (const day of workingDays(from, to)) {
        for (const profile of history.profiles) {
          const [attempts, failed] = history.signings(profile, day)
          expect(failed).toBeLessThanOrEqual(attempts)
          sums[0] = (sums[0] ?? 0) + attempts
          sums[1] = (sums[1] ?? 0) + failed
        }
      }
      return (sums[1] ?? 0) / (sums[0] ?? 1)
    }
    const rate = (sums: Record<string, number>) =>
      (sums['documents_signed'] ?? 0) / ((sums['documents_outgoing'] ?? 1) - (sums['documents_confidential'] ?? 0))
    expect(rate(total('2026-10-01', '2026-10-31'))).toBeGreaterThan(rate(total('2025-10-01', '2025-10-31')))
    expect(failures('2025-07-01', '2025-07-31')).toBeGreaterThan(0.03)
    expect(failures('2026-10-01', '2026-10-31')).toBeLessThan(0.02)
  })
})
