import { fold } from '../fold.ts'
import type { UnitKind } from './unit.ts'

export interface UnitNamed {
  code: string
  name: string
  kind: UnitKind
}

export type UnitMatch = { kind: 'found'; code: string; by: 'code' | 'name' } | { kind: 'several' | 'none' }

const office =
  /^(ubnd|uy ban nhan dan|hdnd va ubnd|(trung tam|tt) (phuc vu hanh chinh cong|pvhcc)|ttpvhcc|ttphcc|bo phan mot cua)\s+/
const sort = /^(xa|phuong|thi tran|dac khu|so|ban)\s+/
const plain = (text: string): string =>
  fold(text)
    .replace(office, '')
    // “P. Phủ Lý”, “X.Giao Hoà”
    .replace(/^p\.\s*/, 'phuong ')
    .replace(/^x\.\s*/, 'xa ')
    .replaceAll(/[.,:;()]/g, '')
    .replace(office, '')

/**
 * Finds a unit by what stands in a cell: its code, be it that a spreadsheet took it for a number, or its name with or
 * without “UBND” and “xã”, whichever letter of `hoà` carries the tone. Two units that only tone marks tell apart are told
 * apart by them.
 */
export function makeUnitMatcher(units: readonly UnitNamed[]): (text: string) => UnitMatch {
  const codes = new Set(units.map(({ code }) => code))
  const names = new Map<string, UnitNamed[]>()
  const add = (name: string, unit: UnitNamed) => {
    const known = names.get(name) ?? []
    if (!known.includes(unit)) names.set(name, [...known, unit])
  }
  for (const unit of units) {
    const whole = plain(unit.name)
    const bare = whole.replace(sort, '')
    add(whole, unit)
    if (unit.kind === 'commune') add(`xa ${bare}`, unit)
    if (unit.kind === 'ward') add(`phuong ${bare}`, unit)
    if (unit.kind === 'commune' || unit.kind === 'ward') add(bare, unit)
  }
  const known = new Map<string, UnitMatch>()
  return (text) => {
    const before = known.get(text)
    if (before) return before
    const match = findUnit(text)
    if (known.size < 10_000) known.set(text, match)
    return match
  }

  function findUnit(text: string): UnitMatch {
    const typed = text.trim()
    const code = /^\d{1,5}$/.test(typed) ? typed.padStart(5, '0') : typed
    if (codes.has(typed)) return { kind: 'found', code: typed, by: 'code' }
    if (codes.has(code)) return { kind: 'found', code, by: 'code' }
    const found = names.get(plain(typed)) ?? []
    const [only] = found
    if (!only) return { kind: 'none' }
    if (found.length === 1) return { kind: 'found', code: only.code, by: 'name' }
    const marks = marksOf(typed)
    const exact = found.filter(({ name }) => marksOf(name) === marks)
    return exact.length === 1 ? { kind: 'found', code: exact[0]!.code, by: 'name' } : { kind: 'several' }
  }
}

/** A name with its tone marks, wherever in a syllable they stand, and without what sort of unit it is. */
function marksOf(name: string): string {
  const bare = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/^(ubnd|ủy ban nhân dân|uỷ ban nhân dân)\s+/u, '')
    .replace(/^((xã|phường|thị trấn|đặc khu)\s+|[px]\.\s*)/u, '')
  return bare
    .split(/\s+/)
    .map((word) => {
      const letters = [...word.normalize('NFD')]
      const tones = letters.filter((letter) => /[\u0300\u0301\u0303\u0309\u0323]/u.test(letter))
      return letters.filter((letter) => !tones.includes(letter)).join('') + tones.join('')
    })
    .join(' ')
}
