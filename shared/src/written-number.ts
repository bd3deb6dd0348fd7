import { z } from 'zod'

/**
 * A whole number as a URL carries it: digits and nothing else. `Number()` would read `0x10`, `1e1`, `+1` and a blank as
 * numbers too, and answer a question nobody asked.
 */
export const writtenNumber = <S extends z.ZodType>(schema: S) =>
  z.preprocess(
    (written) => (typeof written === 'string' && /^\d{1,15}$/.test(written) ? Number(written) : written),
    schema,
  )
