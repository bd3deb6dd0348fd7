import { say } from 'shared/messages/say.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import type { Locale } from 'shared/text.ts'
import type { Unit } from 'shared/unit/unit.ts'

/** `Phường Phủ Lý`, `Xã Gia Viễn`; departments and the province carry their full name already. */
export function unitName(locale: Locale, { kind, name }: Pick<Unit, 'kind' | 'name'>): string {
  const message = kind === 'commune' ? uiMessages.commune : kind === 'ward' ? uiMessages.ward : uiMessages.named
  return say(locale, message, { name })
}
