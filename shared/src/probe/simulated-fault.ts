/**
 * Ways a real system fails its readers. `slow` sends half and then waits; `500` refuses; `malformed` breaks off in
 * the middle with stray bytes; `silent` accepts and never answers; `schema` renames a field; `html` shows a login page
 * with status 200; `gap` answers well but without some of its units.
 */
export const feedFaultKinds = ['slow', '500', 'malformed', 'silent', 'schema', 'html', 'gap'] as const
export type FeedFaultKind = (typeof feedFaultKinds)[number]

/**
 * Ways a node of the path fails what runs through it. `down` refuses (of a line) or breaks off (of a system); `silent`
 * takes connections and answers nothing; `slow` adds `ms`; `lossy` loses `percent` of packets, which TCP sends again;
 * `errors` answers 503 and `resets` breaks off, `percent` of the time; `login` shows a page to sign in. Of what speaks
 * TLS: `expired`, `expiring` in `days`, `wrong-name`, `untrusted`. Of the resolver, `down` and `silent` answer nothing.
 */
export const pathFaultKinds = [
  'down',
  'silent',
  'slow',
  'lossy',
  'errors',
  'resets',
  'login',
  'expired',
  'expiring',
  'wrong-name',
  'untrusted',
] as const
export type PathFaultKind = (typeof pathFaultKinds)[number]

export type SimulatedFaultKind = FeedFaultKind | PathFaultKind

export const usualAmounts = { percent: 20, ms: 1_500, days: 5 } as const
/** What a kind of fault can be given more or less of. */
export const amountOf: Partial<Record<SimulatedFaultKind, keyof typeof usualAmounts>> = {
  slow: 'ms',
  lossy: 'percent',
  errors: 'percent',
  resets: 'percent',
  expiring: 'days',
}
