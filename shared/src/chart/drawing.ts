/** A chart as marks on a sheet, before any format: Word, PDF and screen draw the same ones. Black, white and grey only. */
export interface Drawing {
  width: number
  height: number
  marks: Mark[]
}

export type Tone = 'ink' | 'grey' | 'light' | 'white'
export type DotShape = 'circle' | 'square' | 'triangle' | 'diamond'

export type Mark =
  | { kind: 'line'; points: readonly (readonly [x: number, y: number])[]; width: number; dash?: string; tone: Tone }
  | { kind: 'box'; x: number; y: number; width: number; height: number; fill: Tone; edge?: Tone }
  | { kind: 'dot'; shape: DotShape; x: number; y: number; size: number; filled: boolean }
  | {
      kind: 'text'
      x: number
      y: number
      text: string
      size: number
      anchor: 'start' | 'middle' | 'end'
      bold?: boolean
    }

/** Each of the greys is told from the others on any printer. */
export const tones: Readonly<Record<Tone, string>> = {
  ink: '#000000',
  grey: '#6e6e6e',
  light: '#c8c8c8',
  white: '#ffffff',
}

/** The corners of a dot that has some; a circle has none. */
export function dotCorners({ shape, x, y, size }: Extract<Mark, { kind: 'dot' }>): [number, number][] | null {
  switch (shape) {
    case 'circle':
      return null
    case 'square':
      return [
        [x - size, y - size],
        [x + size, y - size],
        [x + size, y + size],
        [x - size, y + size],
      ]
    case 'triangle':
      return [
        [x, y - size * 1.2],
        [x + size * 1.15, y + size],
        [x - size * 1.15, y + size],
      ]
    case 'diamond':
      return [
        [x, y - size * 1.35],
        [x + size * 1.35, y],
        [x, y + size * 1.35],
        [x - size * 1.35, y],
      ]
  }
}

/** About how wide a text of Times is: a capital 0.7, a small letter or a digit half, a space a quarter of its size. */
export const textWidth = (text: string, size: number): number =>
  size *
  Array.from(text.normalize('NFC')).reduce(
    (sum, letter) => sum + (/[\s.,:;|il!]/.test(letter) ? 0.28 : /\p{Lu}|[%mw]/u.test(letter) ? 0.74 : 0.49),
    0,
  )
