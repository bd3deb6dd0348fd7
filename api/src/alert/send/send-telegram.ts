import type { Letter } from 'shared/alert/compose-letter.ts'
import { letterTexts } from 'shared/messages/alert.ts'
import { say } from 'shared/messages/say.ts'
import type { Locale } from 'shared/text.ts'
import type { Secret } from '../../account/secret/secret.ts'
import type { Outcome } from './outcome.ts'
import { postGuarded, type PostOptions } from './post-guarded.ts'

export interface BotMessage {
  base: string
  token: Secret<string>
  chat: string
  letter: Letter
  locale: Locale
  /** It may have arrived before: this way has no key to know it again by, so people are told. */
  again: boolean
}

/** The longest text the bot API takes, in UTF-16 units. */
const longest = 4_096

/** By the bot API (sendMessage). The text is plain: no parse mode, so nothing in it can be markup. */
export async function sendTelegram(message: BotMessage, options: PostOptions): Promise<Outcome> {
  const { base, token, chat, letter, locale, again } = message
  const mark = again ? `${say(locale, letterTexts.again)} ` : ''
  const text = shorten(`${mark}${letter.subject}\n\n${letter.text}`)
  const body = JSON.stringify({ chat_id: chat, text, link_preview_options: { is_disabled: true } })
  const url = `${base.replace(/\/$/, '')}/bot${token.reveal()}/sendMessage`
  const { outcome, answer } = await postGuarded({ url, body, headers: {} }, options)
  const wait = retryAfterOf(answer)
  return outcome.kind === 'failed' && wait > 0 ? { ...outcome, retryAfterMs: wait } : outcome
}

/** Never between the halves of a character. */
function shorten(text: string): string {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest - 1)
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

function retryAfterOf(answer: string): number {
  try {
    const { parameters } = JSON.parse(answer) as { parameters?: { retry_after?: unknown } }
    const seconds = parameters?.retry_after
    return typeof seconds === 'number' && seconds > 0 && seconds <= 3_600 ? seconds * 1_000 : 0
  } catch {
    return 0
  }
}
