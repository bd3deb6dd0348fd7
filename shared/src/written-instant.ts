import { z } from '@hono/zod-openapi'

/** An instant in an address, of years that a calendar and a database both know whatever its offset. */
export const writtenInstant = z.iso
  .datetime({ offset: true })
  .refine((text) => text >= '1000-01-02' && text < '9999-12-30')
