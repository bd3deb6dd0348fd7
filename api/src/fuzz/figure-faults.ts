/** Faults of the figures in an answer, wherever they stand in it. `kpi` beside or above a value says whose it is. */
export function figureFaults(answer: unknown, shares: ReadonlySet<string>, kpi: string | null = null): string[] {
  if (Array.isArray(answer)) return answer.flatMap((each) => figureFaults(each, shares, kpi))
  if (typeof answer !== 'object' || answer === null) return []
  const here = answer as Record<string, unknown>
  const whose = typeof here['kpi'] === 'string' ? here['kpi'] : kpi
  return [
    ...coverageFaults(here),
    ...valueFaults(here, whose !== null && shares.has(whose)),
    ...spanFaults(here),
    ...Object.values(here).flatMap((each) => figureFaults(each, shares, whose)),
  ].map((fault) => (fault.startsWith('figure') ? fault : `figure: ${whose ?? ''} ${fault}`))
}

function coverageFaults({ reported, expected }: Record<string, unknown>): string[] {
  if (typeof reported !== 'number' || typeof expected !== 'number') return []
  return reported >= 0 && reported <= expected ? [] : [`${reported} reported of ${expected} expected`]
}

function valueFaults({ state, numerator, denominator, ratio }: Record<string, unknown>, share: boolean): string[] {
  if (typeof state !== 'string' || ratio === undefined || numerator === undefined) return []
  if (state !== 'value') return ratio === null ? [] : [`${state} with the ratio ${JSON.stringify(ratio)}`]
  if (typeof ratio !== 'number' || typeof numerator !== 'number') return ['a value without a number']
  if (typeof denominator !== 'number') return ratio === numerator ? [] : [`${ratio} is not the sum ${numerator}`]
  const faults =
    Math.abs(ratio - numerator / denominator) <= 1e-9 ? [] : [`${ratio} is not ${numerator}/${denominator}`]
  return share && (numerator < 0 || numerator > denominator) ? [...faults, `${numerator} of ${denominator}`] : faults
}

const spanFaults = ({ from, to }: Record<string, unknown>): string[] =>
  typeof from === 'string' && typeof to === 'string' && /^\d{4}-/.test(from) && /^\d{4}-/.test(to) && to < from
    ? [`from ${from} to ${to}`]
    : []
