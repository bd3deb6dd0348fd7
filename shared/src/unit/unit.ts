import { z } from 'zod'

/**
 * A body that answers for numbers: the province itself, a provincial department (sở, ngành), a commune (xã) or a
 * ward (phường). Communes and wards carry the five-digit code of Decision 19/2025/QĐ-TTg; the province carries its
 * two digits; departments carry `H42.` and their number under Decision 20/2020/QĐ-TTg.
 */
export const unitKinds = ['province', 'department', 'commune', 'ward'] as const
export type UnitKind = (typeof unitKinds)[number]

export const formerProvinces = ['ha-nam', 'nam-dinh', 'ninh-binh'] as const
export type FormerProvince = (typeof formerProvinces)[number]

export const unitCodeSchema = z.string().regex(/^(\d{2}|\d{5}|H\d{2}\.\d{1,3})$/)
export type UnitCode = string

export const unitSchema = z
  .strictObject({
    code: unitCodeSchema,
    /** Without the prefix Xã, Phường or Sở for communes and wards; in full for departments and the province. */
    name: z.string().min(1),
    kind: z.enum(unitKinds),
    formerProvince: z.enum(formerProvinces).nullable(),
    /** Column and row on the equal-area map; null for bodies without a territory. */
    tile: z.tuple([z.int().min(0), z.int().min(0)]).nullable(),
    areaKm2: z.number().positive().nullable(),
    lat: z.number().nullable(),
    lon: z.number().nullable(),
  })
  .meta({ id: 'Unit' })
export type Unit = z.infer<typeof unitSchema>
