import { Hono } from 'hono'

export interface SecurityContact {
  /** `mailto:` or `https:` of whoever answers for security in the province. */
  contact: string
  /** The address our pages are served from. */
  origin: string
}

const halfAYearMs = 182 * 86_400_000

/** RFC 9116: where to tell of a weakness. It never looks forgotten, for it is dated at every asking. */
export function securityText({ contact, origin }: SecurityContact, now: Date): string {
  const expires = new Date(Math.floor((now.getTime() + halfAYearMs) / 86_400_000) * 86_400_000)
  return [
    `Contact: ${oneLine(contact)}`,
    `Expires: ${expires.toISOString()}`,
    'Preferred-Languages: vi, en',
    `Canonical: ${oneLine(origin)}/.well-known/security.txt`,
    '',
  ].join('\n')
}

export function securityTxtDoor(contact: SecurityContact, now: () => Date): Hono {
  const door = new Hono()
  door.get('/.well-known/security.txt', (c) =>
    c.body(securityText(contact, now()), 200, { 'content-type': 'text/plain; charset=utf-8' }),
  )
  return door
}

/** A setting with a line break would write lines of its own. */
// eslint-disable-next-line no-control-regex
const oneLine = (text: string): string => text.replaceAll(/[\u0000-\u001f\u007f]/g, '')
