import { type MessageParameters, say } from 'shared/messages/say.ts'
import type { Text } from 'shared/text.ts'

/** A line for the person at the console, in both languages. */
export function tell(message: Text, parameters?: MessageParameters): void {
  process.stdout.write(`${say('vi', message, parameters)} · ${say('en', message, parameters)}\n`)
}
