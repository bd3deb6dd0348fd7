import { checkConnector } from 'shared/feed/connector/check-connector.ts'
import type { ConnectorDefinition } from 'shared/feed/connector/connector.ts'
import { isOwn, type KeptFeed } from 'shared/feed/feed.ts'
import { egressTexts } from 'shared/messages/alert.ts'
import { connectorProblem, connectorSays } from 'shared/messages/connector.ts'
import type { MeasureId } from 'shared/feed/measure.ts'
import type { Db } from '../../db/open.ts'
import { type EgressRules, judgeAddress } from '../../http/egress/judge-address.ts'
import { judgeUrl } from '../../http/egress/judge-url.ts'
import { badRequest, Refusal } from '../../http/refusal.ts'
import { addressFor } from './ask-connector.ts'
import { readMeasures } from './mapped-ground.ts'

/** Whether a definition can be meant at all, and its address be asked; answers the measures of its dataset. */
export async function judgeDefinition(
  system: Db,
  definition: ConnectorDefinition,
  { rules, now }: { rules: EgressRules; now: Date },
): Promise<MeasureId[]> {
  const { history_from: historyFrom } = await system
    .selectFrom('province')
    .select('history_from')
    .executeTakeFirstOrThrow()
  const subsystems = await system.selectFrom('subsystem').select('id').execute()
  const units = await system.selectFrom('unit').select('code').execute()
  const measures = await readMeasures(system, definition.dataset)
  const problems = checkConnector(definition, {
    subsystems: new Set(subsystems.map(({ id }) => id)),
    units: new Set(units.map(({ code }) => code)),
    measures,
    historyFrom,
  })
  if (problems.length > 0)
    throw badRequest(
      ...problems.map(({ at, message, parameters }) => ({
        at: `body.definition.${at}`,
        detail: connectorProblem[message],
        ...(parameters && { parameters }),
      })),
    )
  const feeds = await system.selectFrom('feed').select('definition').where('dataset', '=', definition.dataset).execute()
  if (feeds.some(({ definition: feed }: { definition: KeptFeed }) => isOwn(feed.format)))
    throw badRequest({ at: 'body.definition.dataset', detail: connectorSays.ownFeed })
  judgeTarget(definition, rules, now)
  return measures
}

/** An address that could never be asked is refused while somebody looks; one behind a name is judged at each asking. */
function judgeTarget(definition: ConnectorDefinition, rules: EgressRules, now: Date): void {
  const { historyFrom: day } = definition
  const judged = judgeUrl(addressFor(definition, { from: day, to: day }).url)
  const refuse = (why: string) => {
    const { vi, en } = egressTexts[why] ?? egressTexts['url']!
    const { forbidden } = connectorSays
    const detail = { vi: forbidden.vi.replace('{why}', vi), en: forbidden.en.replace('{why}', en) }
    throw badRequest({ at: 'body.definition.asked.url', detail })
  }
  if (judged.kind === 'refused') return refuse(judged.why === 'host' ? 'host' : 'url')
  if (!judged.isAddress) return
  const verdict = judgeAddress(judged.host, judged.port, rules, now)
  if (verdict !== 'allowed') refuse(verdict)
}

/** Headers that belong to the conversation itself and carry no secret. */
const ofTheConversation =
  /^(host|connection|content-.*|transfer-encoding|te|upgrade|expect|keep-alive|proxy-.*|accept.*|cookie2?)$/i

export function judgeHeader(header: string): void {
  if (ofTheConversation.test(header))
    throw badRequest({ at: 'body.secret.header', detail: connectorSays.headerTaken, parameters: { header } })
}

export const secretMissing = (): Refusal => new Refusal(409, connectorSays.secretMissing)
