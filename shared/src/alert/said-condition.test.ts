import { expect, test } from 'vitest'
import { seenCondition } from './seen-condition.ts'

test.each([
  ['an expiring certificate of what answers is told as such', 'up', ['certificate'], 'certificate'],
  ['so is a clock that is off', 'degraded', ['slow', 'clock'], 'clock'],
  ['before its first round too', 'unknown', ['certificate'], 'certificate'],
  ['what is down is down, whatever its certificate', 'down', ['unreachable', 'certificate'], 'down'],
  ['what is unstable is unstable', 'unstable', ['flapping', 'clock'], 'unstable'],
  ['a KPI keeps its own word', 'missed', [], 'missed'],
])('%s', (_, condition, reasons, seen) => expect(seenCondition(condition, reasons)).toBe(seen))
