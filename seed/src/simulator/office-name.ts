import type { Unit } from 'shared/unit/unit.ts'

/** The name a system prints for a unit: `UBND xã Yên Mô`, `UBND phường Phủ Lý`, or the department's own. */
export function officeName({ kind, name }: Unit): string {
  if (kind === 'commune') return `UBND xã ${name}`
  return kind === 'ward' ? `UBND phường ${name}` : name
}
