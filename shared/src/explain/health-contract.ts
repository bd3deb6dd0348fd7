import { createRoute, z } from '@hono/zod-openapi'
import { feedStatusSchema } from '../feed/feed-contract.ts'
import { periodQuery, statedPeriodSchema } from '../period-contract.ts'
import { answer, refusals } from '../problem.ts'
import { langQuery, textSchema } from '../text.ts'

/**
 * How well a dataset was reported over a period, as DHIS2 measures it: completeness is `reported / expected`, timeliness
 * `onTime / expected`. Reports are of one unit for one day (or week, or month), whatever the dataset owes.
 */
export const datasetHealthSchema = z
  .object({
    dataset: z.string(),
    name: textSchema,
    feeds: z.array(
      feedStatusSchema.pick({
        id: true,
        name: true,
        state: true,
        caughtUpTo: true,
        dueTo: true,
        daysBehind: true,
        lagHours: true,
      }),
    ),
    expected: z.int(),
    reported: z.int(),
    /** Of the reported: there when they were first asked for. The rest came late. */
    onTime: z.int(),
    /** Figures put right since, by their source or by a person. */
    corrected: z.int(),
    /** Records that wait for a decision. */
    held: z.int(),
    /** Units that owe anything. */
    owing: z.int(),
  })
  .openapi('DatasetHealth')
export type DatasetHealth = z.infer<typeof datasetHealthSchema>

export const readDataHealth = createRoute({
  method: 'get',
  path: '/api/data-health',
  operationId: 'readDataHealth',
  summary: 'Completeness, timeliness, corrections and doubts of every dataset over a period',
  request: { query: z.object({ ...periodQuery, ...langQuery }) },
  responses: {
    200: answer(
      'A row for each dataset',
      z.object({ period: statedPeriodSchema, datasets: z.array(datasetHealthSchema) }),
    ),
    ...refusals,
  },
})

export const healthContract = { readDataHealth }
