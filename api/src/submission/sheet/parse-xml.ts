import { StringDecoder } from 'node:string_decoder'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { SheetPlace } from 'shared/submission/sheet-place.ts'
import { sheetLimits } from 'shared/submission/sheet.ts'
import { FaultInSheet } from './fault-in-sheet.ts'

const most = { depth: 64, attributes: 32 }

export interface XmlHandlers {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

/**
 * Walks through XML piece by piece and holds nothing of it; names come without their prefix. What could make a small file
 * a large one is refused: a DOCTYPE with its entities, depth, a crowd of attributes, text longer than a cell may be.
 * Yields after each piece, so that rows can be taken out as they come.
 */
export async function* walkXml(
  pieces: AsyncIterable<Buffer>,
  where: () => SheetPlace,
  handlers: XmlHandlers,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let decode: ((piece?: Buffer) => string) | null = null
  let depth = 0
  let letters = 0
  const plain = (tag: SaxesTagPlain) => tag.name.slice(tag.name.indexOf(':') + 1)
  parser.on('error', () => {
    throw new FaultInSheet('broken-xml', where())
  })
  parser.on('doctype', () => {
    throw new FaultInSheet('doctype', where())
  })
  parser.on('opentag', (tag) => {
    depth += 1
    letters = 0
    if (depth > most.depth || Object.keys(tag.attributes).length > most.attributes)
      throw new FaultInSheet('broken-xml', where())
    handlers.open?.(plain(tag), tag.attributes)
  })
  const take = (text: string) => {
    letters += text.length
    if (letters > sheetLimits.letters) throw new FaultInSheet('cell-too-long', where())
    handlers.text?.(text)
  }
  parser.on('text', take)
  // Some programs write text so, and it is text like any other.
  parser.on('cdata', take)
  parser.on('closetag', (tag) => {
    depth -= 1
    handlers.close?.(plain(tag))
  })
  for await (const piece of pieces) {
    decode ??= decoderOf(piece)
    // Of one text that never ends, the parser would hold all.
    parser.write(decode(piece))
    yield
  }
  parser.write(decode?.() ?? '')
  parser.close()
  yield
}

/** XML is UTF-8 unless its first bytes are the mark of UTF-16; of what it calls itself nothing is believed. */
function decoderOf(first: Buffer): (piece?: Buffer) => string {
  const mark = first.subarray(0, 2).toString('hex')
  if (mark !== 'fffe' && mark !== 'feff') {
    const decoder = new StringDecoder('utf8')
    return (piece) => (piece ? decoder.write(piece) : decoder.end())
  }
  const decoder = new TextDecoder(mark === 'fffe' ? 'utf-16le' : 'utf-16be')
  return (piece) => decoder.decode(piece, { stream: piece !== undefined })
}

export async function readXml(pieces: AsyncIterable<Buffer>, part: string, handlers: XmlHandlers): Promise<void> {
  for await (const _ of walkXml(pieces, () => ({ in: 'part', part }), handlers));
}
