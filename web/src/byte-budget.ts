/** The part of a Vite manifest entry that says what must be loaded with it. */
export interface Chunk {
  file: string
  isEntry?: boolean
  isDynamicEntry?: boolean
  imports?: string[]
  css?: string[]
  assets?: string[]
}

/** Everything that comes with an entry: itself and, step by step, what it imports statically. */
export function closureOf(manifest: Readonly<Record<string, Chunk>>, entry: string): { js: string[]; css: string[] } {
  const seen = new Set<string>()
  const [js, css] = [new Set<string>(), new Set<string>()]
  const visit = (name: string) => {
    const chunk = manifest[name]
    if (!chunk) throw new Error(`the manifest has no ${name}: build first`)
    if (seen.has(name)) return
    seen.add(name)
    if (chunk.file.endsWith('.css')) css.add(chunk.file)
    else js.add(chunk.file)
    chunk.css?.forEach((file) => css.add(file))
    chunk.imports?.forEach(visit)
  }
  visit(entry)
  return { js: [...js], css: [...css] }
}

type Spent = Readonly<Record<'js' | 'css', number>>

/** Which limits, given in kB of 1000 bytes, are passed. */
export const isOver = (spent: Spent, limits: Spent): ('js' | 'css')[] =>
  (['js', 'css'] as const).filter((kind) => spent[kind] > limits[kind] * 1000)

export const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1)
