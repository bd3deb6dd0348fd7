import { submissionSays } from 'shared/messages/submission-answer.ts'
import { Refusal } from '../http/refusal.ts'
import type { HandedIn } from './hand-in.ts'

/** A first answer is 201, the same again 200. */
export function replyOf<Answer>(handed: HandedIn<Answer>): { status: 200 | 201; answer: Answer } {
  switch (handed.kind) {
    case 'kept':
      return { status: 201, answer: handed.answer }
    case 'repeated':
      return { status: 200, answer: handed.answer }
    case 'other-body':
      throw new Refusal(422, submissionSays.keyUsed)
    case 'busy':
      throw new Refusal(503, submissionSays.busy, { parameters: { seconds: '2' }, headers: { 'retry-after': '2' } })
    case 'in-flight':
      throw new Refusal(409, submissionSays.inFlight, { parameters: { seconds: '1' }, headers: { 'retry-after': '1' } })
  }
}
