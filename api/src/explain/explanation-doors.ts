import type { OpenAPIHono } from '@hono/zod-openapi'
import { dayOf } from 'shared/day.ts'
import { explanationContract } from 'shared/explain/explanation-contract.ts'
import type { Knowledge } from 'shared/kpi/value-contract.ts'
import type { VersionedKpi } from 'shared/kpi/version/version.ts'
import { explainSays } from 'shared/messages/explain.ts'
import { type PeriodQuery, statePeriod } from 'shared/period.ts'
import type { StatedPeriod } from 'shared/period-contract.ts'
import type { Locale } from 'shared/text.ts'
import type { Db } from '../db/open.ts'
import type { Deps } from '../deps.ts'
import { demandOfDatabase } from '../account/access/database-grants.ts'
import { demand } from '../account/access/demand.ts'
import { makeDoors } from '../http/doors.ts'
import { codesOf } from '../kpi/draw-units.ts'
import { localeOf } from '../http/locale.ts'
import { badRequest, notFound } from '../http/refusal.ts'
import { askedPeriods } from '../kpi/asked-periods.ts'
import { byVersion, countedOn, kpiAsked, unitAsked } from '../kpi/find-asked.ts'
import { inSnapshot } from '../kpi/in-snapshot.ts'
import { type Ground, groundThen, keepGround } from '../kpi/read-ground.ts'
import { readKnowledge } from '../kpi/read-knowledge.ts'
import { membersOf } from '../kpi/sum-rows.ts'
import { type Whose, whoseGroup, whoseUnit } from './asked-group.ts'
import { countedFigures, isOfProvince } from './counted-figures.ts'
import { gatherExplanation } from './gather-explanation.ts'
import { listRecords } from './list-records.ts'
import { weightsOf } from './read-contributions.ts'
import { readExcerptOf } from './read-excerpt.ts'
import type { ShowRows } from './read-sheet-excerpt.ts'

type NumberQuery = PeriodQuery & {
  asOf?: string | undefined
  unit?: string | undefined
  group?: string | undefined
  definition?: number | undefined
}

interface AskedNumber {
  ground: Ground
  /** Counted by the one definition the number is by. */
  kpi: VersionedKpi
  /** The versions it is counted by on other days. */
  versions: VersionedKpi['versions']
  whose: Whose
  period: StatedPeriod
  knowledge: Knowledge
}

/** Where a number comes from: in brief, batch by batch, and in the raw answer itself. */
export function explanationDoors({ db, now }: Pick<Deps, 'db' | 'now'>, showRows: ShowRows): OpenAPIHono {
  const doors = makeDoors()
  const readGround = keepGround(now)

  doors.openapi(explanationContract.readExplanation, async (c) => {
    const { before, ...query } = c.req.valid('query')
    return aboutNumber(c.req.valid('param').id, query, localeOf(c), async (snapshot, number) =>
      c.json(await gatherExplanation(snapshot, { ...number, before, locale: localeOf(c), now: now() }), 200),
    )
  })

  doors.openapi(explanationContract.listExplainedRecords, async (c) => {
    const { id } = c.req.valid('param')
    const { after, collection, ...query } = c.req.valid('query')
    return aboutNumber(id, query, localeOf(c), async (snapshot, { ground, kpi, whose, period, knowledge }) => {
      const { version } = knowledge
      const counted = await countedFigures(snapshot, { ground, kpi, units: whose.units, ...period, version })
      const units = isOfProvince({ ground, kpi, units: whose.units })
        ? membersOf(kpi, ground.everyone)
        : [...new Set(whose.units.flatMap((unit) => [unit, ...codesOf(ground, unit)]))]
      const asked = { weights: weightsOf(kpi), collection, version, units, after }
      return c.json(await listRecords(snapshot, counted, asked), 200)
    })
  })

  doors.openapi(explanationContract.readExcerpt, async (c) => {
    const { id } = c.req.valid('param')
    const { unit, day, measure } = c.req.valid('query')
    const excerpt = await readExcerptOf(db, { collection: id, unit, day, measure: measure ?? null }, showRows)
    if (!excerpt) throw notFound(explainSays.noSuchPlace, { id, unit, day })
    return c.json(excerpt, 200)
  })

  /** A number as it is asked for everywhere: the same period, the same state of the ledger, the same refusals. */
  function aboutNumber<T>(
    id: string,
    query: NumberQuery,
    locale: Locale,
    answer: (snapshot: Db, number: AskedNumber) => Promise<T>,
  ): Promise<T> {
    demand('figure.read')
    if (query.unit !== undefined && query.group !== undefined)
      throw badRequest({ at: 'query.group', detail: explainSays.unitAndGroup })
    const at = now()
    const today = dayOf(at)
    return inSnapshot(db, async (snapshot) => {
      // Whoever hands figures in may read the ledger to compare; that alone explains no number.
      await demandOfDatabase(snapshot, 'figure.read')
      const newest = await readGround(snapshot)
      kpiAsked(newest, id)
      const { period } = askedPeriods(query, newest, today)
      const knowledge = await readKnowledge(snapshot, newest, query.asOf, at)
      const ground = groundThen(newest, knowledge)
      const whole = kpiAsked(ground, id)
      const kpi = countedOn(byVersion(whole, query.definition), period, ground)
      const whose =
        query.group === undefined
          ? whoseUnit(unitAsked(ground, query.unit ?? ground.province))
          : await whoseGroup(snapshot, kpi, query.group, { ground, knowledge, day: period.to, today, locale })
      return answer(snapshot, {
        ground,
        kpi,
        versions: whole.versions,
        whose,
        period: statePeriod(period, today, ground.calendar),
        knowledge,
      })
    })
  }

  return doors
}
