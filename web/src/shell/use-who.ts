import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { type Identity, nobody, visitor } from 'shared/account/identity.ts'
import { reachOf } from 'shared/account/policy.ts'
import type { Right } from 'shared/account/right.ts'
import type { Answer } from '../http.ts'
import { forgetKept } from '../offline/kept-answers.ts'
import { q } from '../query.ts'

export type Ways = Answer<'readSignInWays'>
export type Me = Exclude<Answer<'readMe'>, { role: 'visitor' }>

export const waysQuestion = q('readSignInWays', {})
export const meQuestion = q('readMe', {})

export interface Who {
  /** False until the server has said who it is; a visitor is assumed meanwhile, so that the first page need not wait. */
  known: boolean
  ways: Ways | undefined
  /** Who is signed in, perhaps with a step still to do. */
  me: Me | null
  identity: Identity
  /** Whether the identity has a right for anything at all; what exactly, each door judges. */
  may: (right: Right) => boolean
}

export function useWho(): Who {
  const { data: ways } = useQuery(waysQuestion)
  const signedIn = ways?.signedIn === true
  const asked = useQuery({ ...meQuestion, enabled: signedIn })
  const me = signedIn && asked.data && asked.data.role !== 'visitor' ? asked.data : null
  const identity = identityOf(ways, me)
  const known = ways !== undefined && (!signedIn || asked.data !== undefined)
  return { known, ways, me, identity, may: (right) => reachOf(identity, right) !== null }
}

/** Whoever has a step of sign-in to do is nobody yet. */
export function identityOf(ways: Pick<Ways, 'openFigures'> | undefined, me: Me | null): Identity {
  if (me && me.next === 'ready') return { role: me.role, id: me.id, unit: me.unit, provider: me.provider }
  return !ways || ways.openFigures ? visitor : nobody
}

/** After somebody has come, gone or become another: nothing that was answered to the one before stays. */
export function useForgetAnswers(): () => Promise<void> {
  const client = useQueryClient()
  return () => forgetAnswers(client)
}

async function forgetAnswers(client: QueryClient): Promise<void> {
  client.removeQueries({ type: 'inactive' })
  await forgetKept()
  await client.fetchQuery({ ...waysQuestion, staleTime: 0 })
  client.removeQueries({ queryKey: meQuestion.queryKey, type: 'inactive' })
  await client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== waysQuestion.queryKey[0] })
}
