import { isIPv4 } from 'node:net'
import type { AskedConnection } from '../ask/ask-connection.ts'

/** What gets only so many rounds at once: a network of 256 addresses, or for names the place behind their first label. */
export function networkOf(config: AskedConnection): string {
  const host = hostOf(config)
  return isIPv4(host) ? host.slice(0, host.lastIndexOf('.')) : host.slice(host.indexOf('.') + 1)
}

function hostOf(config: AskedConnection): string {
  switch (config.kind) {
    case 'http':
      return new URL(config.target.url).hostname
    case 'dns':
      return config.target.resolver?.host ?? 'resolver'
    case 'tcp':
    case 'tls':
    case 'icmp':
      return config.target.host
  }
}
