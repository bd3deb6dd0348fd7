import type { OpenAPIHono } from '@hono/zod-openapi'
import { valueOf } from 'shared/kpi/value.ts'
import type { Value } from 'shared/kpi/value-contract.ts'
import type { PublishedFigure } from 'shared/province.ts'
import { readPublished } from 'shared/province-contract.ts'
import type { Deps } from '../deps.ts'
import { makeDoors } from '../http/doors.ts'
import { localeOf } from '../http/locale.ts'
import { gatherCounts } from './gather-counts.ts'
import { inSnapshot } from './in-snapshot.ts'
import { keepGround } from './read-ground.ts'
import { readKnowledge } from './read-knowledge.ts'

/** What somebody published beside what we count, each over its own days. */
export function publishedDoors({ db, now }: Pick<Deps, 'db' | 'now'>): OpenAPIHono {
  const doors = makeDoors()
  const readGround = keepGround(now)

  doors.openapi(readPublished, (c) =>
    inSnapshot(db, async (snapshot) => {
      const ground = await readGround(snapshot)
      const knowledge = await readKnowledge(snapshot, ground, undefined, now())
      const published = (
        await snapshot.selectFrom('published_figure').select('definition').orderBy('id').execute()
      ).map(({ definition }) => definition)
      const kpis = ground.kpis.filter(({ id }) => published.some(({ kpi }) => kpi === id))
      const gathered = await gatherCounts(
        snapshot,
        ground,
        { kpis, units: [ground.province], spans: published },
        knowledge,
      )
      const flags = await snapshot.selectFrom('quality_flag').select('definition').orderBy('id').execute()
      const figures = published.flatMap((figure, place) => {
        const kpi = kpis.find(({ id }) => id === figure.kpi)
        if (!kpi) return []
        const ours = valueOf(gathered.defined(kpi, place), gathered.of(kpi, [ground.province], place), localeOf(c))
        return [{ ...figure, ours, agrees: agrees(figure, ours) }]
      })
      const number = ({ id }: { id: string }) => Number(/\d+/.exec(id)?.[0] ?? 0)
      return c.json(
        {
          figures: figures.sort((one, other) => number(one) - number(other) || (one.id < other.id ? -1 : 1)),
          flags: flags.map(({ definition }) => definition).sort((one, other) => number(one) - number(other)),
        },
        200,
      )
    }),
  )
  return doors
}

/**
 * The same counts; where no denominator was published, the numerator alone is compared. Of an inferred figure only the
 * rate was printed ("100 %" of meetings nobody counted), so the rate must be the same, not the counts.
 */
function agrees({ numerator, denominator, status }: PublishedFigure, ours: Value): boolean {
  if (ours.state !== 'value' || ours.numerator === null) return false
  if (denominator === null) return ours.numerator === numerator
  if (status === 'inferred') return ours.numerator * denominator === numerator * (ours.denominator ?? 0)
  return ours.numerator === numerator && ours.denominator === denominator
}
