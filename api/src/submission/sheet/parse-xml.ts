import { StringDecoder } from 'node:string_decoder'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
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
  part: string,
  handlers: XmlHandlers,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const decoder = new StringDecoder('utf8')
  let depth = 0
  let letters = 0
  const plain = (tag: SaxesTagPlain) => tag.name.slice(tag.name.indexOf(':') + 1)
  parser.on('error', () => {
    throw new FaultInSheet('broken-xml', part)
  })
  parser.on('doctype', () => {
    throw new FaultInSheet('doctype', part)
  })
  parser.on('opentag', (tag) => {
    depth += 1
    letters = 0
    if (depth > most.depth || Object.keys(tag.attributes).length > most.attributes)
      throw new FaultInSheet('broken-xml', part)
    handlers.open?.(plain(tag), tag.attributes)
  })
  parser.on('text', (text) => {
    letters += text.length
    if (letters > sheetLimits.letters) throw new FaultInSheet('cell-too-long', part)
    handlers.text?.(text)
  })
  parser.on('closetag', (tag) => {
    depth -= 1
    handlers.close?.(plain(tag))
  })
  for await (const piece of pieces) {
    const text = decoder.write(piece)
    // Of one text that never ends, the parser would hold all.
    parser.write(text)
    yield
  }
  parser.write(decoder.end())
  parser.close()
  yield
}

export async function readXml(pieces: AsyncIterable<Buffer>, part: string, handlers: XmlHandlers): Promise<void> {
  for await (const _ of walkXml(pieces, part, handlers));
}
