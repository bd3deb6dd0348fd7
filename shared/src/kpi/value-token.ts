import { uiMessages } from '../messages/ui.ts'
import type { Text } from '../text.ts'
import type { Value } from './value-contract.ts'

/** Four answers that are not a number, each with its own mark. */
export const tokens: Readonly<Record<Exclude<Value['state'], 'value'>, { mark: string; text: Text }>> = {
  missing: { mark: '—', text: uiMessages.missing },
  'none-arose': { mark: '○', text: uiMessages.noneArose },
  'not-applicable': { mark: '·', text: uiMessages.notApplicable },
  quarantined: { mark: '?', text: uiMessages.quarantined },
}
