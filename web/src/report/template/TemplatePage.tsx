import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatInstant } from 'shared/format.ts'
import { reportPageMessages } from 'shared/messages/report-page.ts'
import { templatePageMessages as m } from 'shared/messages/template-page.ts'
import type { Answer } from '../../http.ts'
import { toReports } from '../../links.ts'
import { q } from '../../query.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { usePageState } from '../../shell/use-page-state.ts'
import { Answered } from '../../ui/Answered.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { SelectField } from '../../ui/Field.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { TemplateForm } from './TemplateForm.tsx'
import '../../account/account.css'
import '../report.css'
import './template.css'

type Templates = Answer<'listReportTemplates'>['templates']

/** From what reports are made: one template at a time, changed by keeping its next version. */
export function TemplatePage() {
  const say = useSay()
  const query = useQuery({ ...q('listReportTemplates', {}), staleTime: 0 })
  return (
    <div className="template-page">
      <p className="page-links">
        <Link {...toReports()}>{say(reportPageMessages.reports)}</Link>
      </p>
      <PageHead title={say(m.templates)} under={say(m.under)} />
      <Answered query={query} what={say(m.theTemplate)} lines={12}>
        {({ templates }) => <Chosen templates={templates} />}
      </Answered>
    </div>
  )
}

function Chosen({ templates }: { templates: Templates }) {
  const say = useSay()
  const locale = useLocale()
  const [{ row }, change] = usePageState()
  const chosen =
    templates.find(({ id }) => id === row) ?? templates.find(({ kind }) => kind === 'periodic') ?? templates[0]
  const id = chosen?.id ?? ''
  const query = useQuery({ ...q('readReportTemplate', { params: { id } }), enabled: id !== '', staleTime: 0 })
  return (
    <>
      <SelectField label={say(m.template)} value={id} onChange={(one) => change({ row: one })}>
        {templates.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name[locale]}
          </option>
        ))}
      </SelectField>
      <Answered query={query} what={say(m.theTemplate)} lines={12}>
        {(whole) => (
          <>
            <TemplateForm key={`${whole.template.id}@${whole.template.version}`} whole={whole} />
            <Versions versions={whole.versions} />
          </>
        )}
      </Answered>
    </>
  )
}

type Version = Answer<'readReportTemplate'>['versions'][number]

function Versions({ versions }: { versions: readonly Version[] }) {
  const say = useSay()
  const locale = useLocale()
  const columns: Column<Version>[] = [
    { key: 'version', label: say(m.version), cell: ({ version }) => version },
    {
      key: 'made-at',
      label: say(m.madeAt),
      cell: ({ madeAt }) => (madeAt ? formatInstant(locale, madeAt) : '–'),
    },
    {
      key: 'made-by',
      label: say(m.madeBy),
      cell: ({ madeAt, madeBy }) => (madeAt === null ? say(m.withProgram) : (madeBy ?? '–')),
    },
    { key: 'reason', label: say(m.why), cell: ({ reason }) => reason ?? '–' },
    {
      key: 'reports',
      label: say(m.reports),
      numeric: true,
      cell: ({ reports }) => reports,
    },
  ]
  return (
    <section aria-labelledby="versions" className="scrolled">
      <h2 id="versions">{say(m.versions)}</h2>
      <DataTable
        className="listed"
        caption={say(m.versions)}
        columns={columns}
        rows={versions}
        rowKey={({ version }) => String(version)}
      />
    </section>
  )
}
