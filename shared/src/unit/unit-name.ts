import { say } from '../messages/say.ts'
import { uiMessages } from '../messages/ui.ts'
import type { Locale } from '../text.ts'
import type { Unit } from './unit.ts'

/** `Phường Phủ Lý`, `Xã Gia Viễn`; departments and the province carry their full name already. */
export function unitName(locale: Locale, { kind, name }: Pick<Unit, 'kind' | 'name'>): string {
  const message = kind === 'commune' ? uiMessages.commune : kind === 'ward' ? uiMessages.ward : uiMessages.named
  return say(locale, message, { name })
}
