/**
 * What was taken in comes out as it went in: text the same in composed letters, numbers exactly, by the names they were
 * sent under. Passwords, codes and links are shown to nobody, and so are not looked for.
 */
export function roundTripFaults(sent: unknown, shown: unknown): string[] {
  if (!isObject(sent)) return []
  return Object.entries(sent).flatMap(([name, value]) => {
    if (value === null || typeof value === 'object') return []
    // The reason of a decision stands beside the reason of what was decided on, under a name of its own.
    const found = [name, `decided${name.charAt(0).toUpperCase()}${name.slice(1)}`].flatMap((one) =>
      valuesOf(shown, one),
    )
    if (found.length === 0 || found.some((one) => same(one, value))) return []
    return [
      `round trip: ${name} went in as ${JSON.stringify(value).slice(0, 80)}, came out as ${JSON.stringify(found[0]).slice(0, 80)}`,
    ]
  })
}

/** Blank ends are cut off what people type; addresses are compared without regard to capitals. */
function same(one: unknown, other: unknown): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return one === other
  const [shown, sent] = [one, other].map((text) => text.normalize('NFC').trim())
  return shown === sent || (sent!.includes('@') && shown === sent!.toLowerCase())
}

/** Every value of that name, the nearest first. */
function valuesOf(shown: unknown, name: string): unknown[] {
  if (Array.isArray(shown)) return shown.flatMap((one) => valuesOf(one, name))
  if (!isObject(shown)) return []
  const here = name in shown && typeof shown[name] !== 'object' ? [shown[name]] : []
  return [...here, ...Object.values(shown).flatMap((one) => valuesOf(one, name))]
}

/** The entry of a list that has this id, wherever the list stands. */
export function entryOf(list: unknown, id: string): unknown {
  if (Array.isArray(list)) return list.map((one) => entryOf(one, id)).find((one) => one !== undefined)
  if (!isObject(list)) return undefined
  return list['id'] === id
    ? list
    : Object.values(list)
        .map((one) => entryOf(one, id))
        .find((one) => one !== undefined)
}

/** Of an answer to something made: the id of it. */
export function idOf(answer: unknown): string | null {
  if (!isObject(answer)) return null
  if (typeof answer['id'] === 'string') return answer['id']
  return (
    Object.values(answer)
      .map(idOf)
      .find((id) => id !== null) ?? null
  )
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
