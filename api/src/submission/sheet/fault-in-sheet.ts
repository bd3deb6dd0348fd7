import { type SheetPlace, wholeFile } from 'shared/submission/sheet-place.ts'
import type { SheetFault } from 'shared/submission/sheet.ts'

/** Thrown by whatever reads a file, as soon as it is known that nothing of it can be taken. */
export class FaultInSheet extends Error {
  override readonly name = 'FaultInSheet'
  readonly fault: SheetFault
  readonly at: SheetPlace

  constructor(fault: SheetFault, at: SheetPlace = wholeFile) {
    super(`${fault} ${JSON.stringify(at)}`)
    this.fault = fault
    this.at = at
  }
}
