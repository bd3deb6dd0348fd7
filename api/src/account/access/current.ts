import { AsyncLocalStorage } from 'node:async_hooks'
import { type Identity, nobody } from 'shared/account/identity.ts'

/** Who asks in this request, and from where: known to every door and store below it without being handed through. */
export interface Asker {
  identity: Identity
  /** The address of the client, as the trusted edge knows it. */
  address: string | null
  requestId: string | null
}

const asker = new AsyncLocalStorage<Asker>()

export const runAs = <T>(who: Asker, work: () => T): T => asker.run(who, work)

/** Outside of a request nobody asks, and nobody has no rights. */
export const currentAsker = (): Asker => asker.getStore() ?? { identity: nobody, address: null, requestId: null }

export const currentIdentity = (): Identity => currentAsker().identity
