import { type MessageParameters, say } from 'shared/messages/say.ts'
import { settingsSay } from 'shared/messages/settings.ts'
import type { Text } from 'shared/text.ts'

/** A setting that cannot be used, in both languages; a value that may hold a secret is left out. */
export function settingFault(name: string, value: string, why: Text, parameters: MessageParameters = {}): string {
  const line = (locale: 'vi' | 'en') => say(locale, settingsSay.bad, { name, value, why: say(locale, why, parameters) })
  return `${line('vi')}\n  ${line('en')}`
}

/** Found out only by opening what the setting names; said like every other bad setting. */
export class SettingFault extends Error {
  override readonly name = 'SettingFault'

  constructor(setting: string, value: string, why: Text, parameters: MessageParameters = {}, cause?: unknown) {
    super(settingFault(setting, value, why, parameters), cause === undefined ? {} : { cause })
  }
}
