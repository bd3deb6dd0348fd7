import type { SignInMethod } from 'shared/account/identity-contract-parts.ts'
import { accountPageMessages as m } from 'shared/messages/account-page.ts'
import type { Text } from 'shared/text.ts'

export const methodNames: Readonly<Record<SignInMethod, Text>> = {
  password: m.byPassword,
  sso: m.bySso,
  demo: m.byDemo,
  kiosk: m.byKiosk,
}
