import { z } from 'zod'

/** Written, used and never shown: no answer gives it back. */
export const connectorSecretSchema = z.strictObject({
  header: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/),
  value: z
    .string()
    .min(1)
    .max(2_000)
    .regex(/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/),
})
