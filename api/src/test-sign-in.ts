import type { RoleAndScope } from 'shared/account/role.ts'
import { signInDemo } from './account/identity/demo.ts'
import type { ServingDeps } from './serving-deps.ts'

/** A session of somebody with this role, as the header a browser would send. By the click of the demonstration. */
export async function signedInAs(
  { identity }: Pick<ServingDeps, 'identity'>,
  role: RoleAndScope['role'],
  { unit = null, provider = null }: Partial<Pick<RoleAndScope, 'unit' | 'provider'>> = {},
): Promise<{ cookie: string }> {
  const visit = { address: '127.0.0.1', agent: '', session: null, device: null }
  const outcome = await signInDemo(identity, { role, unit, provider }, { visit, host: 'localhost' })
  if (outcome.kind !== 'started') throw new Error(outcome.kind)
  return { cookie: `nhipso=${outcome.started.session}` }
}
