import { z } from 'zod'

/** A unit code, as `unit/unit.ts` has it; that room stands to the right of this one. */
export const unitScopeSchema = z.string().regex(/^(\d{2}|\d{5}|H\d{2}\.\d{1,3})$/)
