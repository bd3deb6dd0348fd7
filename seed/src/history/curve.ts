import { type Day, toSerial } from 'shared/day.ts'

/** A course over time through known points, straight between them and level outside. */
export function curve(points: Record<Day, number>): (serial: number) => number {
  const days = Object.keys(points).map(toSerial)
  const values = Object.values(points)
  return (serial) => {
    const next = days.findIndex((day) => day > serial)
    if (next === 0) return values[0] ?? 0
    if (next < 0) return values.at(-1) ?? 0
    const [fromDay = 0, toDay = 1] = [days[next - 1], days[next]]
    const [from = 0, to = 0] = [values[next - 1], values[next]]
    return from + ((to - from) * (serial - fromDay)) / (toDay - fromDay)
  }
}

/** Volume of work: two-tier government starts in July 2025 and people come to know where to go by autumn. */
export const volume = curve({
  '2025-07-01': 1,
  '2025-07-31': 1.04,
  '2025-09-15': 1.28,
  '2025-11-15': 1.46,
  '2026-07-01': 1.52,
  '2026-12-31': 1.58,
  '2027-12-31': 1.66,
})

/** Share of dossiers filed online on working days: 77,9 % in July 2025 and over 88 % four months after the merger. */
export const online = curve({
  '2025-07-01': 0.768,
  '2025-07-31': 0.782,
  '2025-09-15': 0.862,
  '2025-11-01': 0.898,
  '2025-12-01': 0.905,
  '2026-07-01': 0.924,
  '2026-12-01': 0.94,
  '2027-12-01': 0.955,
})
export const late = curve({ '2025-07-01': 0.037, '2025-10-01': 0.026, '2026-07-01': 0.016, '2027-07-01': 0.012 })
export const withFee = curve({ '2025-07-01': 0.371, '2026-01-01': 0.36 })
export const paidOnline = curve({ '2025-07-01': 0.578, '2025-12-01': 0.69, '2026-12-01': 0.82, '2027-12-01': 0.87 })
export const fullEligible = curve({ '2025-07-01': 0.58, '2025-12-01': 0.66, '2026-12-01': 0.7 })
export const fullProcess = curve({ '2025-07-01': 0.66, '2025-12-01': 0.77, '2026-09-01': 0.84, '2027-12-01': 0.88 })
export const digitised = curve({ '2025-07-01': 0.68, '2025-12-01': 0.83, '2026-12-01': 0.93 })
export const resultRequired = curve({ '2025-07-01': 0.8 })
export const resultElectronic = curve({ '2025-07-01': 0.66, '2025-12-01': 0.84, '2026-12-01': 0.95 })
export const dataReused = curve({ '2025-07-01': 0.21, '2025-12-01': 0.42, '2026-12-01': 0.66 })
export const populationData = curve({ '2025-07-01': 0.46, '2025-12-01': 0.66, '2026-12-01': 0.83 })
export const synced = curve({ '2025-07-01': 0.968, '2025-12-01': 0.988, '2026-12-01': 0.995 })

export const documentSigned = curve({
  '2025-07-01': 0.81,
  '2025-09-01': 0.88,
  '2025-12-31': 0.955,
  '2026-12-31': 0.985,
})
export const exchangedElectronically = curve({ '2025-07-01': 0.93, '2025-12-31': 0.985, '2026-12-31': 0.996 })
export const delivered = curve({ '2025-07-01': 0.986, '2025-10-01': 0.994, '2026-12-31': 0.9975 })
export const handledOnTime = curve({ '2025-07-01': 0.89, '2025-12-31': 0.94, '2026-12-31': 0.965 })
export const workFileOnline = curve({ '2025-07-01': 0.55, '2025-12-31': 0.74, '2026-12-31': 0.88 })
export const signingFailed = curve({
  '2025-07-01': 0.042,
  '2025-10-01': 0.021,
  '2026-03-01': 0.012,
  '2026-12-31': 0.008,
})
export const certificateValid = curve({ '2025-07-01': 0.9, '2025-09-01': 0.965, '2026-12-31': 0.985 })

export const petitionOnTime = curve({ '2025-07-01': 0.9, '2025-12-31': 0.95, '2026-12-31': 0.975 })
export const satisfied = curve({ '2025-07-01': 0.915, '2025-12-31': 0.945, '2026-12-31': 0.962 })
