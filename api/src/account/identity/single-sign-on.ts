/**
 * Signing in with a provider of the province (OpenID Connect): what we ask of whatever library speaks it.
 * The library never sees a session of ours, nor makes an account.
 */
export interface SingleSignOn {
  name: string
  /**
   * Where to send the browser, and the cookie that ties the answer to it; null while the provider does not answer.
   * `next`, a path of ours, travels in the signed state and comes back from `finish`.
   */
  begin(next: string | null): Promise<{ url: string; cookies: string[] } | null>
  /** The provider's answer, as the browser brings it: whose account it is, or nobody's; and whether it proved a factor. */
  finish(request: {
    search: string
    cookies: string | undefined
  }): Promise<{ userId: string | null; next: string | null; passed: boolean; cookies: string[] }>
}
