/** Bounds a rounded figure has to keep to so that it never tells another story than the exact one. */
export interface Wall {
  /** In tenths of the unit shown: 995 is 99.5. */
  tenths: bigint
  side: 'below' | 'above' | 'at-or-below' | 'at-or-above'
}

/** `units` / 10^`decimals`, exactly. */
export interface Rounded {
  units: bigint
  decimals: number
}

/**
 * `numerator × scale / denominator` to so many decimals, half up, on whole numbers only. Where the nearest figure would
 * stand on the wrong side of a wall, the neighbour is taken; where neither fits, one more decimal is shown.
 */
export function roundQuotient(
  numerator: bigint,
  denominator: bigint,
  decimals: number,
  walls: readonly Wall[],
): Rounded {
  const scale = 10n ** BigInt(decimals)
  const scaled = numerator * scale
  const lower = floorDivide(scaled, denominator)
  const remainder = scaled - lower * denominator
  const upper = remainder === 0n ? lower : lower + 1n
  const nearestFirst = remainder * 2n >= denominator ? [upper, lower] : [lower, upper]
  const fitting = nearestFirst.find((units) => walls.every((wall) => keepsTo(wall, units, scale)))
  if (fitting !== undefined) return { units: fitting, decimals }
  return decimals < mostDecimals
    ? roundQuotient(numerator, denominator, decimals + 1, walls)
    : { units: nearestFirst[0] ?? lower, decimals }
}

/** A count has at most sixteen digits, so two different quotients differ long before this. */
const mostDecimals = 34

function keepsTo({ tenths, side }: Wall, units: bigint, scale: bigint): boolean {
  const [shown, wall] = [units * 10n, tenths * scale]
  switch (side) {
    case 'below':
      return shown < wall
    case 'above':
      return shown > wall
    case 'at-or-below':
      return shown <= wall
    case 'at-or-above':
      return shown >= wall
  }
}

export function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator
  return numerator % denominator < 0n ? quotient - 1n : quotient
}

export const ceilDivide = (numerator: bigint, denominator: bigint): bigint => -floorDivide(-numerator, denominator)
