import type { identityContract } from './identity-contract.ts'
import type { RouteRight } from './route-right.ts'

/**
 * The right of every door of sign-in. Whoever has a step to do is nobody yet, so what such a session needs asks for no
 * more than signing in does; the doors themselves know which step a session is in.
 */
export const identityRouteRights: Readonly<Record<keyof typeof identityContract, RouteRight>> = {
  readSignInWays: { right: 'sign-in.use' },
  signIn: { right: 'sign-in.use' },
  passSecondFactor: { right: 'sign-in.use' },
  recover: { right: 'sign-in.use' },
  beginEnrolment: { right: 'sign-in.use' },
  confirmEnrolment: { right: 'sign-in.use' },
  signOut: { right: 'sign-in.use' },
  readMe: { right: 'sign-in.use' },
  changePassword: { right: 'sign-in.use' },
  renewRecoveryCodes: { right: 'sign-in.use' },
  readInvitation: { right: 'sign-in.use' },
  acceptInvitation: { right: 'sign-in.use' },
  signInDemo: { right: 'sign-in.use' },
  signInSso: { right: 'sign-in.use' },
  returnFromSso: { right: 'sign-in.use' },
  listOwnSessions: { right: 'session.read', judgedByDoor: true },
  endOwnSession: { right: 'session.end', judgedByDoor: true },
  endOtherSessions: { right: 'session.end', judgedByDoor: true },
  listPeople: { right: 'user.read' },
  invite: { right: 'user.change' },
  inviteAgain: { right: 'user.change' },
  changePerson: { right: 'user.change' },
  disablePerson: { right: 'user.change' },
  enablePerson: { right: 'user.change' },
  endPersonSessions: { right: 'user.change' },
  listFactorResets: { right: 'user.read' },
  askFactorReset: { right: 'user.change' },
  grantFactorReset: { right: 'user.change' },
  withdrawFactorReset: { right: 'user.change' },
}
