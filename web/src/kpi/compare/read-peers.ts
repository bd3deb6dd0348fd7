/** The parts of a set of peers in an address; whether it means anything the API judges. */
export function readPeers(peers: string | undefined): { by: string; value: string } {
  const [body = 'all'] = (peers ?? 'all').split('@')
  const dot = body.indexOf('.')
  return dot < 0 ? { by: body, value: '' } : { by: body.slice(0, dot), value: body.slice(dot + 1) }
}
