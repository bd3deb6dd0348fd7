import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { kpiPageMessages } from 'shared/messages/kpi-page.ts'
import { kpiVersionMessages as m } from 'shared/messages/kpi-version-page.ts'
import { toKpi, toKpis } from '../../links.ts'
import { q } from '../../query.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { type KpiBrief, useKpi } from '../../shell/use-province.ts'
import { useWho } from '../../shell/use-who.ts'
import { Answered } from '../../ui/Answered.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import '../../account/account.css'
import '../kpi.css'
import { DefinitionForm } from './DefinitionForm.tsx'
import { versionsQuestion } from './use-kpi-versions.ts'
import './version.css'
import { VersionTable } from './VersionTable.tsx'

/** The definition of a KPI in versions: recorded by one person, confirmed by another. */
export function DefinitionPage() {
  const { id } = useParams({ from: '/kpi/$id/definition' })
  const say = useSay()
  const kpi = useKpi(id)
  if (kpi) return <Known key={id} kpi={kpi} />
  return (
    <div className="lone">
      <PageHead title={say(kpiPageMessages.unknownKpi, { id })} />
      <Link {...toKpis()}>{say(kpiPageMessages.toList)}</Link>
    </div>
  )
}

function Known({ kpi }: { kpi: KpiBrief }) {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const query = useQuery({ ...versionsQuestion(kpi.id, locale), staleTime: 0 })
  const proposals = useQuery({
    ...q('listVersionProposals', { params: { id: kpi.id }, query: { lang: locale } }),
    staleTime: 0,
  })
  return (
    <div className="definition-page">
      <PageHead
        title={say(m.title, { id: kpi.id })}
        under={
          <>
            <Link {...toKpi(kpi.id)}>{kpi.name[locale]}</Link>
          </>
        }
      />
      <p className="prose">{say(m.under)}</p>
      <Answered query={query} what={say(m.what, { id: kpi.id })} lines={20}>
        {(answer) => (
          <>
            {may('definition.change') &&
              (kpi.dataset === null ? (
                <p className="empty">{say(m.noSource)}</p>
              ) : (
                <DefinitionForm kpi={kpi} answer={answer} />
              ))}
            <Answered query={proposals} what={say(m.what, { id: kpi.id })} lines={6}>
              {({ versions, names }) => (
                <VersionTable
                  kpi={kpi.id}
                  versions={[
                    ...versions,
                    ...answer.versions.filter((one) => versions.every(({ version }) => version !== one.version)),
                  ].toSorted((a, b) => b.version - a.version)}
                  names={names}
                  inForce={answer.inForce}
                  measures={answer.measures}
                />
              )}
            </Answered>
          </>
        )}
      </Answered>
    </div>
  )
}
