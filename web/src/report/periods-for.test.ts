import { describe, expect, test } from 'vitest'
import { periodsFor } from './periods-for.ts'

const keys = (...asked: Parameters<typeof periodsFor>) => periodsFor(...asked).map(({ key }) => key)

describe('periods to draft a report for', () => {
  test('the last that are over, newest first, then the running one', () => {
    expect(keys(['month'], '2026-11-20', '2025-07-01')).toEqual(['2026-11', '2026-10', '2026-09', '2026-12'])
    expect(keys(['week'], '2026-11-25', '2025-07-01')).toEqual(['2026-W47', '2026-W46', '2026-W45', '2026-W48'])
    expect(keys(['nine-months'], '2026-11-20', '2025-07-01')).toEqual(['2026-9M', '2025-9M'])
  })

  test('none of before the history, none that has not begun, and other days are typed', () => {
    expect(keys(['month', 'range'], '2025-07-10', '2025-07-01')).toEqual(['2025-07'])
    expect(keys(['year'], '2026-11-20', '2025-07-01')).toEqual(['2025', '2026'])
  })
})
