const newline = 10
/** A sample takes 150 bytes; what is longer than this is none, and is not gathered in memory. */
export const longestLine = 65_536

export interface Line {
  number: number
  text: string
  tooLong: boolean
}

/** The lines of a stream of bytes in batches, one for each piece read; a line too long is said to be so, its text dropped. */
export async function* readLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<Line[]> {
  let rest: Buffer[] = []
  let restLength = 0
  let number = 0
  for await (const piece of bytes) {
    const lines: Line[] = []
    let from = 0
    for (let to = piece.indexOf(newline); to >= 0; to = piece.indexOf(newline, from)) {
      number += 1
      const length = restLength + to - from
      const tooLong = length > longestLine
      const text = tooLong
        ? ''
        : rest.length === 0
          ? piece.toString('utf8', from, to)
          : Buffer.concat([...rest, piece.subarray(from, to)]).toString('utf8')
      lines.push({ number, text, tooLong })
      rest = []
      restLength = 0
      from = to + 1
    }
    restLength += piece.length - from
    if (restLength > longestLine) rest = []
    else if (from < piece.length) rest.push(Buffer.from(piece.subarray(from)))
    yield lines
  }
  if (restLength > 0) {
    const tooLong = restLength > longestLine
    yield [{ number: number + 1, text: tooLong ? '' : Buffer.concat(rest).toString('utf8'), tooLong }]
  }
}
