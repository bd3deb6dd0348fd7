import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * Which words of the provider mean that it asked for a second factor itself (RFC 8176 `amr`, OpenID Connect `acr`). The
 * province names them; a provider that says none of them has proved nothing, and the person's own authenticator is asked.
 */
export interface FactorProof {
  amr: readonly string[]
  acr: readonly string[]
}

/** `amr:mfa,amr:otp,acr:https://refeds.org/profile/mfa`; null for what is no such list. */
export function readFactorProof(text: string | undefined): FactorProof | null {
  const words = (text ?? '').split(',').flatMap((word) => word.trim() || [])
  const read = words.map((word) => /^(amr|acr):(\S{1,200})$/.exec(word))
  if (read.some((one) => one === null)) return null
  const of = (kind: string) => read.flatMap((one) => (one?.[1] === kind && one[2] ? [one[2]] : []))
  return { amr: of('amr'), acr: of('acr') }
}

export function provesFactor(claims: Readonly<Record<string, unknown>> | null, { amr, acr }: FactorProof): boolean {
  if (claims === null) return false
  const methods: readonly unknown[] = Array.isArray(claims['amr']) ? claims['amr'] : []
  return amr.some((method) => methods.includes(method)) || acr.some((level) => claims['acr'] === level)
}

interface Heard {
  claims: Record<string, unknown> | null
}
const listening = new AsyncLocalStorage<Heard>()

/** Runs `work`, in which the library verifies one token, and hands back what that token said. */
export async function hearClaims<T>(work: () => Promise<T>): Promise<{ done: T; claims: Heard['claims'] }> {
  const heard: Heard = { claims: null }
  const done = await listening.run(heard, work)
  return { done, claims: heard.claims }
}

/** Called by the library once signature, issuer, audience and nonce of the token were found right; answers its subject. */
export function hearToken(idToken: string | undefined): string | undefined {
  const claims = claimsOf(idToken)
  const heard = listening.getStore()
  if (heard) heard.claims = claims
  return typeof claims?.['sub'] === 'string' ? claims['sub'] : undefined
}

function claimsOf(idToken: string | undefined): Record<string, unknown> | null {
  try {
    return JSON.parse(Buffer.from(idToken?.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<
      string,
      unknown
    >
  } catch {
    return null
  }
}
