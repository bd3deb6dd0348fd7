import { readAddress } from './address.ts'

export type UrlVerdict =
  | { kind: 'target'; protocol: 'http:' | 'https:'; host: string; port: number; isAddress: boolean }
  | { kind: 'refused'; why: 'unreadable' | 'scheme' | 'userinfo' | 'fragment' | 'host' }

/** What an address to be asked says, once it is read the way the client will read it. */
export function judgeUrl(text: string): UrlVerdict {
  if (text.length > 4_096 || !URL.canParse(text)) return { kind: 'refused', why: 'unreadable' }
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { kind: 'refused', why: 'scheme' }
  // `http://@host` has userinfo too, though it is empty.
  if (url.username !== '' || url.password !== '' || hasAt(text)) return { kind: 'refused', why: 'userinfo' }
  if (url.hash !== '' || text.endsWith('#')) return { kind: 'refused', why: 'fragment' }
  const host = plainHost(url.hostname)
  if (host === null) return { kind: 'refused', why: 'host' }
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)
  return { kind: 'target', protocol: url.protocol, host, port, isAddress: readAddress(host) !== null }
}

/** A host without brackets and without the dot of the root; null for none we would ask. */
export function plainHost(hostname: string): string | null {
  const host = hostname.replace(/^\[(.+)\]$/, '$1').replace(/\.$/, '')
  if (readAddress(host)) return host
  // A name of digits only, or ending in them, is an address some resolver would understand.
  const isName = /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(host)
  if (!isName || /(^|\.)(\d+|0x[0-9a-f]*)$/.test(host)) return null
  return host
}

const hasAt = (text: string): boolean => /^[a-z]+:[\\/]*[^\\/?#]*@/i.test(text.trim())
