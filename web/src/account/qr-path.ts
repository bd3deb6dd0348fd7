/** The dark cells as an SVG path, each run of a row one rectangle. */
export function qrPath(cells: readonly (readonly boolean[])[]): string {
  const parts: string[] = []
  cells.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      const from = x
      while (row[x + 1]) x++
      parts.push(`M${from} ${y}h${x - from + 1}v1h-${x - from + 1}z`)
    }
  })
  return parts.join('')
}
