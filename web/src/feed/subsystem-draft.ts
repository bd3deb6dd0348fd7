import type { KnownSubsystem } from 'shared/subsystem/subsystem-contract.ts'
import type { SubsystemKind } from 'shared/subsystem/subsystem-kind.ts'

/** The form of a system as it is typed. What is wrong with it, the API says at the place. */
export interface SubsystemDraft {
  id: string
  nameVi: string
  nameEn: string
  kind: SubsystemKind
  level: 'province' | 'national'
  providerVi: string
  providerEn: string
  contact: string
  reason: string
}

export const draftOfSystem = (known: KnownSubsystem | null): SubsystemDraft => ({
  id: known?.id ?? '',
  nameVi: known?.name.vi ?? '',
  nameEn: known?.name.en ?? '',
  kind: known?.kind ?? 'services',
  level: known?.level ?? 'province',
  providerVi: known?.provider?.vi ?? '',
  providerEn: known?.provider?.en ?? '',
  contact: known?.added?.contact ?? '',
  reason: '',
})

/** What is not said in English is said as it is in Vietnamese; a provider nobody named is none. */
export function describedSystem({
  nameVi,
  nameEn,
  kind,
  level,
  providerVi,
  providerEn,
  contact,
  reason,
}: SubsystemDraft) {
  const provider = providerVi.trim()
  return {
    name: { vi: nameVi.trim(), en: nameEn.trim() || nameVi.trim() },
    kind,
    level,
    provider: provider === '' ? null : { vi: provider, en: providerEn.trim() || provider },
    contact: contact.trim(),
    reason: reason.trim(),
  }
}
