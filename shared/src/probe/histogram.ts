/**
 * Latencies counted in buckets 4 % wide, bucket → how many. Two of them add up to the histogram of both together, which
 * no average of percentiles does; a quantile read from it is off by 2 % at most.
 */
export type Histogram = Map<number, number>

const width = 0.04

export const bucketOf = (us: number): number => Math.floor(Math.log1p(us / 50) / width)

/** The middle of a bucket, µs. */
export const middleOf = (bucket: number): number => 50 * Math.expm1((bucket + 0.5) * width)

export function addTo(histogram: Histogram, bucket: number, count = 1): void {
  histogram.set(bucket, (histogram.get(bucket) ?? 0) + count)
}

export function mergeHistograms(histograms: Iterable<Histogram>): Histogram {
  const merged: Histogram = new Map()
  for (const each of histograms) for (const [bucket, count] of each) addTo(merged, bucket, count)
  return merged
}

/** The latency that a share `q` of the counted ones does not exceed (nearest rank), µs; null where nothing is counted. */
export function quantile(histogram: Histogram, q: number, middle = middleOf): number | null {
  return quantiles(histogram, [q], middle)[0] ?? null
}

/** Several at once, `shares` in ascending order: a smoke band asks for five. */
export function quantiles(histogram: Histogram, shares: readonly number[], middle = middleOf): (number | null)[] {
  const buckets = [...histogram].sort(([one], [other]) => one - other)
  const total = buckets.reduce((sum, [, count]) => sum + count, 0)
  if (total === 0) return shares.map(() => null)
  let at = 0
  let below = 0
  return shares.map((share) => {
    const rank = Math.min(total, Math.max(1, Math.ceil(share * total)))
    while (at < buckets.length - 1 && below + buckets[at]![1] < rank) {
      below += buckets[at]![1]
      at += 1
    }
    return middle(buckets[at]![0])
  })
}
