import { say } from 'shared/messages/say.ts'
import { sheetFaultTexts } from 'shared/messages/sheet-answer.ts'
import { saySheetPlace } from 'shared/messages/sheet-place.ts'
import type { SheetPlace } from 'shared/submission/sheet-place.ts'
import type { SheetFault } from 'shared/submission/sheet.ts'
import type { Locale, Text } from 'shared/text.ts'

/** Why a file is not taken, with the place named in the reader's own words. */
export function sayFault(fault: SheetFault, at: SheetPlace): Text {
  const inWords = (locale: Locale) => say(locale, sheetFaultTexts[fault], { at: saySheetPlace(locale, at) })
  return { vi: inWords('vi'), en: inWords('en') }
}
