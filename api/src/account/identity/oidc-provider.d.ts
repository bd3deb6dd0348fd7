/** Published without types; of a test's server we say only what we use. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http'
  export default class Provider {
    constructor(issuer: string, configuration: object)
    callback(): RequestListener
    interactionDetails(
      request: unknown,
      response: unknown,
    ): Promise<{ prompt: { name: string }; params: Record<string, string> }>
    interactionFinished(request: unknown, response: unknown, result: object, options?: object): Promise<void>
    on(event: string, listener: (...data: unknown[]) => void): void
    Grant: new (of: object) => { addOIDCScope(scope: string): void; save(): Promise<string> }
    proxy: boolean
  }
}
