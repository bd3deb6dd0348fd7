import { Hono } from 'hono'
import { z } from 'zod'

/** A message as it came by the bot API. */
export interface BoxedMessage {
  id: number
  at: string
  chat: string
  text: string
}

const mostKept = 500
const sendSchema = z.object({
  chat_id: z.union([z.string().min(1), z.int()]),
  text: z.string().min(1).max(4_096),
})

/**
 * Where the demonstration's alerts arrive: it takes messages as a chat service does by its bot API (sendMessage), keeps
 * the newest in memory and shows them. Nothing leaves this machine.
 */
export function messageBox(now: () => Date): Hono {
  const kept: BoxedMessage[] = []
  let last = 0
  const app = new Hono()
  app.post('/:bot{bot[A-Za-z0-9_:-]{8,200}}/sendMessage', async (context) => {
    const message = sendSchema.safeParse(await context.req.json().catch(() => null))
    if (!message.success) return context.json({ ok: false, error_code: 400, description: 'Bad Request' }, 400)
    last += 1
    const { chat_id: chat, text } = message.data
    kept.push({ id: last, at: now().toISOString(), chat: String(chat), text })
    if (kept.length > mostKept) kept.shift()
    return context.json({ ok: true, result: { message_id: last, chat: { id: chat }, text } })
  })
  app.get('/messages', (context) => context.json({ messages: kept }))
  return app
}
