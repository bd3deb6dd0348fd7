import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** The first moment a zip can tell, in local time as a zip keeps it: the same bytes on every machine. */
const noTime = new Date(1980, 0, 1)

/**
 * The zip of a Word or Excel file with its entries in the order of their names and no clock in it. `instead` gives the
 * whole text of the parts in which the library wrote the time of day.
 */
export function fixedZip(bytes: Uint8Array, instead: Readonly<Record<string, string>> = {}): Buffer {
  const parts = unzipSync(bytes)
  for (const [path, text] of Object.entries(instead)) parts[path] = strToU8(text)
  // What the parts are comes first, as every office writes it.
  const first = '[Content_Types].xml'
  const paths = Object.keys(parts).toSorted((a, b) => (a === first ? -1 : b === first ? 1 : a < b ? -1 : 1))
  return Buffer.from(
    zipSync(Object.fromEntries(paths.map((path) => [path, parts[path]!])), { mtime: noTime, level: 6 }),
  )
}

export const zipText = (bytes: Uint8Array, path: string): string => {
  const part = unzipSync(bytes, { filter: ({ name }) => name === path })[path]
  if (!part) throw new Error(`the zip holds no ${path}`)
  return strFromU8(part)
}
