import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Story, oneConnection, sampleOf } from './test-story.ts'
import { makeWatch } from './watch.ts'

test('a watch taken up again goes on as if it had never stopped', () => {
  const letters = fc.array(fc.constantFrom('.', '.', '.', '.', 'x', 's', 'l'), { minLength: 40, maxLength: 200 })
  fc.assert(
    fc.property(letters, fc.nat(), (rounds, pick) => {
      const cut = pick % rounds.length
      const whole = new Story()
      whole.rounds(rounds.slice(0, cut).join(''))
      const kept = JSON.parse(JSON.stringify(whole.watch.snapshot('land')))
      const again = makeWatch(oneConnection)
      again.tick(whole.at)
      again.restore('land', kept)
      const states = (watch: typeof again) =>
        rounds.slice(cut).map((letter, at) => {
          const events = watch.take(sampleOf(letter, whole.at + (at + 1) * 60_000, 'land'))
          return [watch.state('land').state, ...events.map(({ event, incident }) => `${event} ${incident}`)]
        })
      expect(states(again)).toEqual(states(whole.watch))
    }),
    { numRuns: 60 },
  )
})
