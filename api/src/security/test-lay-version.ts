import type { Redefinition } from 'shared/kpi/version/version.ts'
import type { Db } from '../db/open.ts'

const words = (text: string) => ({ vi: text, en: text })
const side = (measure: string) => ({ label: words(measure), terms: [{ measure, coefficient: 1 as const }] })

/** T02 rounded otherwise. */
export const redefinition: Redefinition = {
  numerator: side('dossiers_online'),
  denominator: side('dossiers_received'),
  direction: 'higher',
  decimals: 2,
  definition: words('Tỷ lệ hồ sơ nộp trực tuyến, làm tròn hai chữ số'),
}

/** A version that is to hold one day, recorded and not confirmed. */
export async function layVersion(
  system: Db,
  at: Date,
): Promise<Record<'kpi-versions.id', { own: string; missing: string }>> {
  await system
    .insertInto('kpi_version')
    .values({
      kpi: 'T02',
      version: 40,
      definition: JSON.stringify(redefinition),
      from_day: '2032-01-01',
      basis: 'Quyết định số 1',
      reason: 'Đổi cách làm tròn',
      state: 'proposed',
      recorded_at: at,
      recorded_by: 'somebody',
    })
    .execute()
  return { 'kpi-versions.id': { own: 'T02@40', missing: 'T02@999' } }
}
