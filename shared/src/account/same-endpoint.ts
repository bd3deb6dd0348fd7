/**
 * Where a secret is sent, as scheme, host and port: what a change of address must not change silently. Null for what is
 * no such address. Path and query do not matter: the same machine reads the secret.
 */
export function endpointOf(url: string): string | null {
  if (!URL.canParse(url)) return null
  const { protocol, hostname, port } = new URL(url)
  if (protocol !== 'http:' && protocol !== 'https:') return null
  const host = hostname.replace(/\.$/, '')
  return `${protocol}//${host}:${port || (protocol === 'https:' ? '443' : '80')}`
}

/**
 * Whoever may change an address but was never told the secret would otherwise have it sent to a machine of their own.
 * So a new scheme, host or port asks for the secret again.
 */
export function asksSecretAgain(was: string, becomes: string): boolean {
  const [before, after] = [endpointOf(was), endpointOf(becomes)]
  return before === null || after === null || before !== after
}
