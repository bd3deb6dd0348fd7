/** The parts of a set of peers in an address; whether it means anything the API judges. */
export function readPeers(peers: string | undefined): { by: string; value: string; version: string | null } {
  const [body = 'all', version = null] = (peers ?? 'all').split('@')
  const dot = body.indexOf('.')
  return dot < 0 ? { by: body, value: '', version } : { by: body.slice(0, dot), value: body.slice(dot + 1), version }
}

/** The same set by another definition; null: by the one in force at the end of the period, and then all is no choice at all. */
export function withVersion(peers: string | undefined, version: string | null): string | undefined {
  const [body = 'all'] = (peers ?? 'all').split('@')
  return version === null ? (body === 'all' ? undefined : body) : `${body}@${version}`
}
