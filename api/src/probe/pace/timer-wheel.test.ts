import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeTimerWheel } from './timer-wheel.ts'

describe('the wheel', () => {
  it('does each thing at the first tick not before its time, whatever the order they were put in', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 60 }), (times) => {
        const wheel = makeTimerWheel(0)
        const ran: [number, number][] = []
        let now = 0
        for (const at of times) wheel.at(at, () => ran.push([at, now]))
        for (now = 50; now <= 200_050; now += 50) wheel.advance(now)
        expect(ran.length).toBe(times.length)
        for (const [at, when] of ran) expect(when).toBe(Math.max(50, Math.ceil(at / 50) * 50))
        expect(wheel.size()).toBe(0)
      }),
    )
  })

  it('after a stall does all that was missed, in the order it was due, once', () => {
    const wheel = makeTimerWheel(1_000)
    const ran: number[] = []
    for (const at of [9_000, 1_100, 64_000, 3_000]) wheel.at(at, () => ran.push(at))
    wheel.advance(70_000)
    expect(ran).toEqual([1_100, 3_000, 9_000, 64_000])
    wheel.advance(140_000)
    expect(ran).toHaveLength(4)
  })

  it('what is past falls due with the next tick, and what runs may put in more', () => {
    const wheel = makeTimerWheel(10_000)
    const ran: string[] = []
    wheel.at(0, () => {
      ran.push('first')
      wheel.at(0, () => ran.push('second'))
    })
    wheel.advance(10_050)
    expect(ran).toEqual(['first'])
    wheel.advance(10_100)
    expect(ran).toEqual(['first', 'second'])
  })

  it('what was cancelled is not done, also by its neighbour in the same slot', () => {
    const wheel = makeTimerWheel(0)
    const ran: string[] = []
    wheel.at(100, () => wheel.cancel(other))
    const other = wheel.at(100, () => ran.push('other'))
    const early = wheel.at(60_100, () => ran.push('a turn later'))
    wheel.cancel(early)
    wheel.cancel(early)
    wheel.advance(120_000)
    expect(ran).toEqual([])
    expect(wheel.size()).toBe(0)
  })
})
