import { z } from 'zod'
import { locales } from '../text.ts'

export const channelKinds = ['email', 'webhook', 'telegram'] as const
export type ChannelKind = (typeof channelKinds)[number]

/** An address as we write it into a letter: no display name, quotes, commas nor line ends can stand in it. */
export const emailAddressSchema = z
  .string()
  .max(254)
  .regex(/^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/)

export const chatSchema = z.string().regex(/^(-?\d{1,20}|@[A-Za-z0-9_]{3,64})$/)

const url = z.url({ protocol: /^https?$/ }).max(2_000)

/** A way out: what is not secret of it. Keys and tokens are written, used and never shown. */
export const channelDefinitionSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('email'),
      locale: z.enum(locales),
      to: z.array(emailAddressSchema).max(50),
    }),
    z.strictObject({ kind: z.literal('webhook'), locale: z.enum(locales), url }),
    z.strictObject({
      kind: z.literal('telegram'),
      locale: z.enum(locales),
      /** Where the bot API is: Telegram's own, or one of the province that speaks the same. */
      base: url,
      chats: z.array(chatSchema).max(20),
    }),
  ])
  .meta({ id: 'ChannelDefinition' })
export type ChannelDefinition = z.infer<typeof channelDefinitionSchema>

/** Whom a channel reaches without a roster. A webhook is one recipient without a name. */
export function recipientsOf(definition: ChannelDefinition): readonly string[] {
  if (definition.kind === 'email') return definition.to
  return definition.kind === 'telegram' ? definition.chats : ['']
}

/** Where a channel's secret is sent to, and under which name; null where there is none. */
export function secretOf(definition: ChannelDefinition): { url: string; header: string } | null {
  if (definition.kind === 'webhook') return { url: definition.url, header: 'X-NhipSo-Signature' }
  return definition.kind === 'telegram' ? { url: definition.base, header: 'Bot-Token' } : null
}
