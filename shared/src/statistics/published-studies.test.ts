import { expect, test } from 'vitest'
import { pPrimeLimits, pPrimeOf } from './p-prime.ts'
import { expectedRanks, rankSets } from './rank.ts'
import { momentsOf, shrinkByMoments } from './shrinkage.ts'

/**
 * PISA 2018, mathematics, the 37 OECD countries, best first: mean and standard error as the OECD gives them unrounded, and
 * the places each may truly hold as the authors of rank confidence sets publish them (Mogstad et al. 2024; data and picture
 * of the marginal sets of the R package csranks, from a bootstrap of 1,000).
 */
const pisa: readonly (readonly [country: string, score: number, se: number, from: number, to: number])[] = [
  ['Japan', 526.9732502, 2.471475318, 1, 4],
  ['Korea', 525.933002, 3.121394315, 1, 6],
  ['Estonia', 523.4145802, 1.743602224, 1, 6],
  ['Netherlands', 519.2309824, 2.632277885, 1, 7],
  ['Poland', 515.6478747, 2.602085176, 2, 11],
  ['Switzerland', 515.3147131, 2.908003898, 2, 11],
  ['Canada', 512.0169429, 2.357475749, 4, 12],
  ['Denmark', 509.3983746, 1.735002337, 5, 13],
  ['Slovenia', 508.8975441, 1.363877596, 5, 14],
  ['Belgium', 508.0703063, 2.262662011, 5, 18],
  ['Finland', 507.3013618, 1.967920411, 5, 18],
  ['Sweden', 502.3877022, 2.654250935, 7, 23],
  ['United Kingdom', 501.7698992, 2.564428111, 8, 23],
  ['Norway', 500.9637885, 2.219044878, 10, 23],
  ['Germany', 500.0437805, 2.647083096, 9, 24],
  ['Ireland', 499.632894, 2.198621128, 10, 24],
  ['Czech Republic', 499.4676508, 2.460661531, 10, 24],
  ['Austria', 498.9423138, 2.970998694, 10, 24],
  ['Latvia', 496.1263306, 1.962766789, 12, 25],
  ['France', 495.4075794, 2.320214487, 12, 26],
  ['Iceland', 495.1873762, 1.953082603, 12, 26],
  ['New Zealand', 494.489676, 1.705942856, 12, 26],
  ['Portugal', 492.4874062, 2.684570081, 12, 26],
  ['Australia', 491.3600252, 1.939833031, 15, 26],
  ['Italy', 486.5898573, 2.780045867, 19, 31],
  ['Slovak Republic', 486.1648542, 2.555595707, 20, 31],
  ['Luxembourg', 483.421485, 1.097632409, 25, 31],
  ['Spain', 481.3926126, 1.462417763, 25, 31],
  ['Lithuania', 481.1911884, 1.953282039, 25, 31],
  ['Hungary', 481.0826364, 2.319596741, 25, 31],
  ['United States', 478.2447174, 3.235444099, 25, 31],
  ['Israel', 463.0345488, 3.498563228, 32, 34],
  ['Turkey', 453.5077774, 2.260406789, 32, 34],
  ['Greece', 451.3703438, 3.091228197, 32, 34],
  ['Chile', 417.4065563, 2.41588757, 35, 36],
  ['Mexico', 408.8014734, 2.493225544, 35, 36],
  ['Colombia', 390.9322732, 2.989559274, 37, 37],
]
const scores = pisa.map(([, value, se]) => ({ value, se }))
const setsOf = (confidence: number) => {
  const sets = rankSets(scores, { seed: 'PISA 2018', draws: 4_000, confidence })
  if (!Array.isArray(sets)) throw new Error(sets.why)
  return sets
}

test('PISA 2018: both ends of every set are the published ones, as far as a bootstrap of a thousand can tell them', () => {
  const sets = setsOf(0.95)
  // The 95 % point of 1,000 draws is known to 0.7 points of confidence; two such errors either way.
  const [less, more] = [setsOf(0.936), setsOf(0.964)]
  let same = 0
  for (const [place, [country, , , from, to]] of pisa.entries()) {
    const { from: first, to: last } = sets[place]!
    same += Number(first === from) + Number(last === to)
    expect([country, from]).toEqual([country, Math.min(less[place]!.from, Math.max(more[place]!.from, from))])
    expect([country, to]).toEqual([country, Math.max(less[place]!.to, Math.min(more[place]!.to, to))])
  }
  expect(same).toBeGreaterThanOrEqual(70)
  // Who is told to be better leaves the other side of the pair in doubt: dropped, Chile and Mexico had one place each.
  const of = (country: string) => sets[pisa.findIndex(([name]) => name === country)]
  expect(['Chile', 'Mexico', 'Colombia'].map(of)).toEqual([
    { from: 35, to: 36 },
    { from: 35, to: 36 },
    { from: 37, to: 37 },
  ])
})

test('PISA 2018: expected ranks lie in the sets and come to the sum of all places', () => {
  const [sets, expected] = [setsOf(0.95), expectedRanks(scores)]
  if (!Array.isArray(expected)) throw new Error('no ranks')
  expect(expected.reduce((sum, rank) => sum + rank, 0)).toBeCloseTo((37 * 38) / 2, 6)
  // The six digits of the table of the normal distribution, thirty-six times.
  const digits = 5e-5
  for (const [place, rank] of expected.entries()) {
    expect(rank).toBeGreaterThanOrEqual(sets[place]!.from - digits)
    expect(rank).toBeLessThanOrEqual(sets[place]!.to + digits)
  }
  // By the error function in another language, from the scores above.
  const reckoned = [1.5346, 1.9063, 2.7474, 4.1891, 5.4901, 5.6481, 7.133, 8.7187, 9.0854, 9.6717, 10.2206, 13.5812]
  expect(expected.slice(0, 12)).toEqual(reckoned.map((rank) => expect.closeTo(rank, 3) as number))
})

/**
 * Efron & Morris (1975, JASA 70: 311–319): hits of the first 45 at bat in 1970, and the average over the rest of the season;
 * digit by digit as the R package pscl carries the table.
 */
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

/**
 * Attendances of accident and emergency departments in England seen within four hours, week by week (Mohammed et al. 2013,
 * BMJ Quality & Safety 22: 362–368; as the R package qicharts2 carries them).
 */
const seen = [
  266_501, 264_225, 276_532, 281_461, 269_071, 261_215, 270_409, 279_778, 270_483, 270_320, 267_923, 271_478, 255_353,
  256_820, 261_835, 259_144, 255_910, 260_863, 264_465, 260_989,
]
const attended = [
  280_443, 276_823, 291_681, 296_155, 282_343, 275_888, 283_867, 295_251, 284_468, 282_529, 279_618, 283_932, 266_629,
  268_091, 276_803, 271_578, 266_005, 273_520, 278_574, 273_772,
]

test('Mohammed et al.: a p-chart flags sixteen weeks in twenty, P′ none', () => {
  const weeks = seen.map((x, place) => ({ x, n: attended[place]! }))
  const chart = pPrimeOf(weeks)
  if (chart.kind === 'none') throw new Error(chart.why)
  expect(chart).toMatchObject({
    centre: expect.closeTo(0.9529, 4) as number,
    sigmaZ: expect.closeTo(10.64, 2) as number,
  })
  const flagged = (sigmaZ: number) =>
    weeks.filter(({ x, n }) => {
      const { low, high } = pPrimeLimits({ ...chart, sigmaZ }, n)!
      return x / n < low || x / n > high
    }).length
  expect([flagged(1), flagged(chart.sigmaZ)]).toEqual([16, 0])
})

/**
 * Sudden infant deaths among the births of 1974–78 in the hundred counties of North Carolina (Cressie 1993, pp. 386–389),
 * and what PySAL's tests publish of the first five once they are drawn to the whole (esda, `Empirical_Bayes`).
 */
const deaths = [
  1, 0, 5, 1, 9, 7, 0, 0, 4, 1, 2, 16, 4, 4, 4, 18, 3, 4, 1, 1, 1, 0, 1, 2, 10, 23, 13, 6, 4, 16, 8, 0, 10, 6, 0, 2, 16,
  2, 4, 1, 0, 8, 5, 5, 0, 5, 7, 2, 11, 3, 14, 5, 9, 6, 2, 0, 7, 3, 4, 5, 12, 18, 6, 10, 8, 2, 5, 44, 3, 3, 5, 5, 0, 10,
  3, 11, 1, 0, 4, 1, 2, 38, 1, 4, 15, 7, 0, 4, 4, 0, 13, 8, 29, 31, 5, 8, 4, 15, 12, 5,
]
const births = [
  1091, 487, 3188, 508, 1421, 1452, 286, 420, 968, 1612, 1035, 4449, 1671, 1556, 2180, 3608, 1638, 3146, 1323, 484, 751,
  781, 1269, 1399, 11858, 16184, 4672, 1324, 3164, 7970, 4021, 671, 3657, 3609, 770, 1549, 14484, 765, 4139, 1207, 1333,
  5509, 3573, 990, 248, 1946, 4456, 1646, 3702, 4606, 5094, 5754, 7515, 3999, 2110, 521, 2692, 675, 870, 2252, 2992,
  6638, 3776, 4866, 2216, 1143, 2648, 21588, 4099, 1258, 2356, 2574, 415, 3589, 1173, 9014, 533, 797, 3025, 542, 1027,
  20366, 578, 3915, 1570, 1494, 338, 2483, 2756, 284, 5868, 2255, 11158, 7889, 2414, 1782, 1228, 3350, 5526, 2181,
]

test('PySAL: rates of infant deaths, drawn to the state by Marshall’s moments', () => {
  // Marshall counts by Poisson, m for our m(1 − m): the same where shares are so small that 1 − m is one.
  const millionths = 1e6
  const counties = deaths.map((x, place) => ({ x, n: births[place]! * millionths }))
  const moments = momentsOf(counties)
  const drawn = counties.map((county) => shrinkByMoments(moments, county).share * millionths)
  const published = [0.0016973, 0.0017054, 0.0017731, 0.0020129, 0.0035349]
  expect(drawn.slice(0, 5)).toEqual(published.map((rate) => expect.closeTo(rate, 7) as number))
})
