import type { Day } from '../../day.ts'
import type { AddressDayStyle, ConnectorAsked, ConnectorDefinition } from './connector.ts'

export const placeholders = ['from', 'to', 'day', 'unit'] as const
export type Placeholder = (typeof placeholders)[number]

const written = /\{([^{}]*)\}/g

/** What stands in braces, known or not; JSON that is posted has braces of its own, so there only what is known counts. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(written)].map(([, name = '']) => name)
}

export const isPlaceholder = (name: string): name is Placeholder => (placeholders as readonly string[]).includes(name)

/** Whether each unit that owes has an address of its own; where all is of one unit, there is but one. */
export const fansOut = ({ asked, mapping }: Pick<ConnectorDefinition, 'asked' | 'mapping'>): boolean =>
  !('code' in mapping.unit) && [asked.url, asked.body ?? ''].some((text) => placeholdersIn(text).includes('unit'))

export function writeDay(day: Day, style: AddressDayStyle): string {
  if (style === 'iso') return day
  if (style === 'compact') return day.replaceAll('-', '')
  return day.split('-').toReversed().join('/')
}

/** The address and the body for some days and, where they name one, for a unit. */
export function fillAddress(
  { url, body, days }: Pick<ConnectorAsked, 'url' | 'body' | 'days'>,
  { from, to }: { from: Day; to: Day },
  unit: string | null,
): { url: string; body: string | null } {
  const values: Record<Placeholder, string> = {
    from: writeDay(from, days),
    to: writeDay(to, days),
    day: writeDay(to, days),
    unit: unit ?? '',
  }
  const fill = (text: string, write: (value: string) => string) =>
    text.replaceAll(written, (whole, name: string) => (isPlaceholder(name) ? write(values[name]) : whole))
  return { url: fill(url, encodeURIComponent), body: body === null ? null : fill(body, (value) => value) }
}
