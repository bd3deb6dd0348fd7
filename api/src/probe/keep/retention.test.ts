import { expect, test } from 'vitest'
import { readRetention, usualRetention } from './retention.ts'

test.each<[string, ReturnType<typeof readRetention>]>([
  ['hot=3', { ...usualRetention, hotDays: 3 }],
  ['packed=760, events=1', { ...usualRetention, chunkDays: 760, eventDays: 1 }],
  ['hot=0', null],
  ['cold=3', null],
  ['hot', null],
  ['', null],
])('“%s”', (text, retention) => expect(readRetention(text)).toEqual(retention))
