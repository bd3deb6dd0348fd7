const coefficients = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 0.000009984369578019572, 1.5056327351493116e-7,
] as const
const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI)

/** ln Γ(x) for x > 0 (Lanczos 1964 with g = 7, n = 9 as tabulated by Godfrey; Stirling's series from 15 on): 14 digits. */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  if (x >= 15) return stirling(x)
  const t = x - 1
  let sum: number = coefficients[0]
  for (let place = 1; place < 9; place += 1) sum += coefficients[place]! / (t + place)
  const base = t + 7.5
  return halfLogTwoPi + (t + 0.5) * Math.log(base) - base + Math.log(sum)
}

function stirling(x: number): number {
  const square = 1 / (x * x)
  const series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) / x
  return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + series
}
