import { createRoute, z } from '@hono/zod-openapi'
import { behindSignIn, body, conflict, problem } from '../account/identity-contract-parts.ts'
import { answer, refusals } from '../problem.ts'
import { featureFaultKinds } from './boundary.ts'
import { unitCodeSchema } from './unit.ts'

const ringSchema = z.array(z.tuple([z.number(), z.number()]))
const shapesSchema = z.record(z.string(), z.array(z.array(ringSchema)))

export const boundaryReportSchema = z
  .object({
    digest: z.string(),
    bytes: z.int(),
    features: z.int(),
    foundBy: z.enum(['code', 'name']).nullable(),
    property: z.string().nullable(),
    matched: z.array(z.object({ unit: unitCodeSchema, called: z.string(), by: z.enum(['code', 'name']) })),
    faults: z.array(
      z.object({
        feature: z.int(),
        called: z.string(),
        kind: z.enum(featureFaultKinds),
        unit: unitCodeSchema.nullable(),
      }),
    ),
    faultsMore: z.int(),
    unmapped: z.array(unitCodeSchema),
    holes: z.array(unitCodeSchema),
    gaps: z.int(),
    pointsBefore: z.int(),
    pointsAfter: z.int(),
  })
  .openapi('BoundaryReport')

export const readBoundaries = createRoute({
  method: 'get',
  path: '/api/boundaries',
  operationId: 'readBoundaries',
  summary: 'Where units lie, as the administrator imported it; without a version there is only the map of tiles',
  responses: {
    200: answer(
      'Longitude and latitude in WGS 84, simplified, unit by unit',
      z.object({ version: z.int().nullable(), shapes: shapesSchema }),
    ),
    ...refusals,
  },
})

export const boundaryVersionSchema = z
  .object({
    version: z.int(),
    recordedAt: z.iso.datetime(),
    /** Whether it holds now; one that was taken off the map brought no shapes. */
    holds: z.boolean(),
    shapes: z.boolean(),
    report: boundaryReportSchema,
  })
  .openapi('BoundaryVersion')

export const listBoundaryVersions = createRoute({
  method: 'get',
  path: '/api/boundary-versions',
  operationId: 'listBoundaryVersions',
  summary: 'Every import of boundaries, newest first, with what it brought',
  responses: {
    200: answer('The imports', z.object({ versions: z.array(boundaryVersionSchema) })),
    ...behindSignIn,
  },
})

/**
 * A file as it is; it is counted while it comes in and read in a process of its own. Not called JSON, which is read whole
 * by the server before a door sees it.
 */
const file = {
  required: true,
  content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
}
const refusedFile = {
  413: problem('The file is larger than is read.'),
  415: problem('It was not sent as a file.'),
  409: problem('Another file is being read, or the file is not the one that was looked at.'),
}

export const checkBoundaries = createRoute({
  method: 'post',
  path: '/api/boundaries/check',
  operationId: 'checkBoundaries',
  summary: 'What a file of boundaries would bring; nothing is kept',
  request: { body: file },
  responses: {
    200: answer('What matched and what did not', z.object({ report: boundaryReportSchema, shapes: shapesSchema })),
    ...behindSignIn,
    ...refusedFile,
  },
})

export const importBoundaries = createRoute({
  method: 'post',
  path: '/api/boundaries',
  operationId: 'importBoundaries',
  summary: 'Keep the boundaries of a file that was checked; what was kept before stays a version',
  request: {
    query: z.object({
      /** Of the file whose report was read. */
      digest: z.string().regex(/^[0-9a-f]{64}$/),
    }),
    body: file,
  },
  responses: {
    201: answer('The version that holds from now on', z.object({ version: boundaryVersionSchema })),
    ...behindSignIn,
    ...refusedFile,
  },
})

export const restoreBoundaries = createRoute({
  method: 'post',
  path: '/api/boundary-versions',
  operationId: 'restoreBoundaries',
  summary: 'Let an earlier version hold again, or none: then the map is one of tiles alone',
  request: { body: body(z.strictObject({ version: z.int().min(1).nullable() })) },
  responses: {
    201: answer('The version that holds from now on', z.object({ version: boundaryVersionSchema })),
    ...behindSignIn,
    ...conflict,
  },
})

export const boundaryContract = {
  readBoundaries,
  listBoundaryVersions,
  checkBoundaries,
  importBoundaries,
  restoreBoundaries,
}
