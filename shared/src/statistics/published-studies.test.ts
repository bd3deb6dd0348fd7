import { expect, test } from 'vitest'
import { expectedRanks, rankSets } from './rank.ts'
import { momentsOf, shrinkByMoments } from './shrinkage.ts'

/**
 * PISA 2018, mathematics, the 37 OECD countries: mean and standard error as the OECD prints them (2019, volume I, table I.4),
 * best first. The paper on rank confidence sets (Mogstad et al. 2024) works its example on the unrounded scores.
 */
const pisa: readonly (readonly [country: string, score: number, se: number])[] = [
  ['Japan', 527, 2.5],
  ['Korea', 526, 3.1],
  ['Estonia', 523, 1.7],
  ['Netherlands', 519, 2.6],
  ['Poland', 516, 2.6],
  ['Switzerland', 515, 2.9],
  ['Canada', 512, 2.4],
  ['Denmark', 509, 1.7],
  ['Slovenia', 509, 1.4],
  ['Belgium', 508, 2.3],
  ['Finland', 507, 2.0],
  ['Sweden', 502, 2.7],
  ['United Kingdom', 502, 2.6],
  ['Norway', 501, 2.2],
  ['Germany', 500, 2.6],
  ['Ireland', 500, 2.2],
  ['Czech Republic', 499, 2.5],
  ['Austria', 499, 3.0],
  ['Latvia', 496, 2.0],
  ['France', 495, 2.3],
  ['Iceland', 495, 2.0],
  ['New Zealand', 494, 1.7],
  ['Portugal', 492, 2.7],
  ['Australia', 491, 1.9],
  ['Italy', 487, 2.8],
  ['Slovak Republic', 486, 2.6],
  ['Luxembourg', 483, 1.1],
  ['Spain', 481, 1.5],
  ['Lithuania', 481, 2.0],
  ['Hungary', 481, 2.3],
  ['United States', 478, 3.2],
  ['Israel', 463, 3.5],
  ['Turkey', 454, 2.3],
  ['Greece', 451, 3.1],
  ['Chile', 417, 2.4],
  ['Mexico', 409, 2.5],
  ['Colombia', 391, 3.0],
]
const scores = pisa.map(([, value, se]) => ({ value, se }))

test('PISA 2018: the United Kingdom, thirteenth by its score, may hold any place from the seventh to the twenty-third', () => {
  const sets = rankSets(scores, { seed: 'PISA 2018', draws: 2_000 })
  if (!Array.isArray(sets)) throw new Error(sets.why)
  const of = (country: string) => sets[pisa.findIndex(([name]) => name === country)]!
  // Published 7 to 23; by rounded scores its upper end moves by one place.
  expect(Math.abs(of('United Kingdom').from - 7)).toBeLessThanOrEqual(1)
  expect(of('United Kingdom').to).toBe(23)
  // Nobody else can hold the last three places, and four may be first.
  expect(['Chile', 'Mexico', 'Colombia'].map(of)).toEqual([35, 36, 37].map((place) => ({ from: place, to: place })))
  expect(sets.filter(({ from }) => from === 1)).toHaveLength(4)
  for (const [place, { from, to }] of sets.entries()) {
    expect(from).toBeLessThanOrEqual(place + 1)
    expect(to).toBeGreaterThanOrEqual(place + 1)
  }
})

/** Of places that are all but ruled out the expectation still takes its hundredths; the set leaves them out. */
const almost = 0.05

test('PISA 2018: expected ranks lie in the sets and come to the sum of all places', () => {
  const [sets, expected] = [rankSets(scores, { seed: 'PISA 2018' }), expectedRanks(scores)]
  if (!Array.isArray(sets) || !Array.isArray(expected)) throw new Error('no ranks')
  expect(expected.reduce((sum, rank) => sum + rank, 0)).toBeCloseTo((37 * 38) / 2, 6)
  for (const [place, rank] of expected.entries()) {
    expect(rank).toBeGreaterThanOrEqual(sets[place]!.from - almost)
    expect(rank).toBeLessThanOrEqual(sets[place]!.to + almost)
  }
})

/** Efron & Morris (1975): hits of the first 45 at bat in 1970, and the average over the rest of the season. */
const batters: readonly (readonly [hits: number, season: number])[] = [
  [18, 0.346],
  [17, 0.298],
  [16, 0.276],
  [15, 0.222],
  [14, 0.273],
  [14, 0.27],
  [13, 0.263],
  [12, 0.21],
  [11, 0.269],
  [11, 0.23],
  [10, 0.264],
  [10, 0.256],
  [10, 0.303],
  [10, 0.264],
  [10, 0.226],
  [9, 0.285],
  [8, 0.316],
  [7, 0.2],
]

test('Efron & Morris: shares drawn to their group foretell a season three times better than the shares themselves', () => {
  const shares = batters.map(([x]) => ({ x, n: 45 }))
  const moments = momentsOf(shares)
  const error = (guesses: readonly number[]) =>
    guesses.reduce((sum, guess, place) => sum + (guess - batters[place]![1]) ** 2, 0)
  const raw = error(shares.map(({ x, n }) => x / n))
  // As published, to its three digits; the published .0215 is by arcsines, this one by moments.
  expect(raw).toBeCloseTo(0.0753, 4)
  const shrunk = error(shares.map((share) => shrinkByMoments(moments, share).share))
  expect(shrunk).toBeCloseTo(0.0228, 4)
  expect(shrunk * 3).toBeLessThan(raw)
})
