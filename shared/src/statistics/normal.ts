/** Two-sided points of the standard normal distribution: 95 % and 99.8 %, as every funnel here is drawn. */
export const z95 = 1.959963984540054
export const z998 = 3.090232306167813

/**
 * P(Z ≤ z), by the complementary error function as W. J. Cody approximates it in rational functions (1969, Mathematics of
 * Computation 23: 631–637); relative error below 1e-15 in both tails.
 */
export function normalCdf(z: number): number {
  const x = Math.abs(z) * Math.SQRT1_2
  const tail = x < 0.46875 ? 1 - erfSmall(x) : erfcLarge(x)
  return z > 0 ? 1 - tail / 2 : tail / 2
}

/** P(|Z| ≥ |z|). Small values stay exact, where 1 − cdf would lose them. */
export const twoSidedP = (z: number): number => 2 * normalCdf(-Math.abs(z))

/**
 * The z below which a share `p` lies (Wichura 1988, algorithm AS 241, PPND16; about 16 digits). −∞ at 0, ∞ at 1, NaN
 * outside.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    return (q * horner(centre.top, r)) / horner(centre.bottom, r)
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p))
  const { top, bottom } = r <= 5 ? near : far
  const value = horner(top, r - (r <= 5 ? 1.6 : 5)) / horner(bottom, r - (r <= 5 ? 1.6 : 5))
  return q < 0 ? -value : value
}

/** Coefficients from the lowest power up. */
const horner = (coefficients: readonly number[], x: number): number =>
  coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0)

const erfSmall = (x: number): number => (x * horner(small.top, x * x)) / horner(small.bottom, x * x)

function erfcLarge(x: number): number {
  if (x > 27) return 0
  const part = x <= 4 ? horner(middle.top, x) / horner(middle.bottom, x) : beyondFour(x)
  // e^(−x²) in two factors, so that the rounding of x² costs no digits.
  const cut = Math.trunc(x * 16) / 16
  return Math.exp(-cut * cut) * Math.exp(-(x - cut) * (x + cut)) * part
}

function beyondFour(x: number): number {
  const inverse = 1 / (x * x)
  const rest = (inverse * horner(outer.top, inverse)) / horner(outer.bottom, inverse)
  return (1 / Math.sqrt(Math.PI) - rest) / x
}

const small = {
  top: [3209.3775891384694, 377.485237685302, 113.86415415105016, 3.1611237438705655, 0.18577770618460315],
  bottom: [2844.236833439171, 1282.6165260773723, 244.02463793444417, 23.601290952344122, 1],
}
const middle = {
  top: [
    1230.3393547979972, 2051.0783778260716, 1712.0476126340707, 881.952221241769, 298.6351381974001, 66.11919063714163,
    8.883149794388377, 0.5641884969886701, 2.1531153547440383e-8,
  ],
  bottom: [
    1230.3393548037495, 3439.3676741437216, 4362.619090143247, 3290.7992357334597, 1621.3895745666903,
    537.1811018620099, 117.6939508913125, 15.744926110709835, 1,
  ],
}
const outer = {
  top: [
    0.0006587491615298378, 0.016083785148742275, 0.12578172611122926, 0.36034489994980445, 0.30532663496123236,
    0.016315387137302097,
  ],
  bottom: [0.0023352049762686918, 0.06051834131244132, 0.5279051029514285, 1.8729528499234673, 2.568520192289822, 1],
}
const centre = {
  top: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
    33430.57558358813, 2509.0809287301227,
  ],
  bottom: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852546,
  ],
}
const near = {
  top: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  bottom: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
}
const far = {
  top: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
  ],
  bottom: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548,
    1.421511758316446e-7, 2.0442631033899397e-15,
  ],
}
