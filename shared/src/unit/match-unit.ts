import { fold } from '../fold.ts'
import type { Day } from '../day.ts'
import { standsOn } from './succession.ts'
import type { UnitKind } from './unit.ts'
import type { UnitLife } from './unit-change.ts'

export interface UnitNamed {
  code: string
  name: string
  kind: UnitKind
}

/** From when until when units stand, of those that do not stand for ever. */
export type UnitLives = ReadonlyMap<string, Pick<UnitLife, 'from' | 'to'>>

export type UnitMatch = { kind: 'found'; code: string; by: 'code' | 'name' } | { kind: 'several' | 'none' }

type Found = UnitMatch | UnitNamed[]
const always = { from: null, to: null }

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
 * apart by them. Of several that bore a name one after another it is the one that stood on the day the row is of.
 */
export function makeUnitMatcher(
  units: readonly UnitNamed[],
  lives: UnitLives = new Map(),
): (text: string, day?: Day | null) => UnitMatch {
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
  const known = new Map<string, Found>()
  return (text, day = null) => {
    const found = known.get(text) ?? findUnits(text)
    if (known.size < 10_000) known.set(text, found)
    if (!Array.isArray(found)) return found
    const stood = day === null ? [] : found.filter(({ code }) => standsOn(lives.get(code) ?? always, day))
    return stood.length === 1 ? { kind: 'found', code: stood[0]!.code, by: 'name' } : { kind: 'several' }
  }

  /** Several by one name are told apart by the day only. */
  function findUnits(text: string): Found {
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
    if (exact.length === 1) return { kind: 'found', code: exact[0]!.code, by: 'name' }
    return exact.length === 0 ? found : exact
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
