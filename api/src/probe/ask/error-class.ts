import type { ErrorClass } from 'shared/probe/sample.ts'

/** The class of a failure by the code of the system call, of TLS or of our own. */
export function classOf(code: string): ErrorClass {
  if (code === 'ECONNREFUSED') return 'refused'
  if (code === 'ETIMEDOUT' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH' || code === 'EHOSTDOWN')
    return 'timeout'
  if (/^(ERR_SSL|ERR_TLS|EPROTO)/.test(code)) return 'tls'
  return 'reset'
}

export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' ? code : 'UNKNOWN'
}
