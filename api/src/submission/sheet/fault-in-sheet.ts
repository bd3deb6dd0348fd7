import type { SheetFault } from 'shared/submission/sheet.ts'

/** Thrown by whatever reads a file, as soon as it is known that nothing of it can be taken. */
export class FaultInSheet extends Error {
  override readonly name = 'FaultInSheet'
  readonly fault: SheetFault
  /** Where: a row, a part of the archive. */
  readonly at: string

  constructor(fault: SheetFault, at = '') {
    super(`${fault} ${at}`)
    this.fault = fault
    this.at = at
  }
}
