import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCount, formatNumber } from 'shared/format.ts'
import { say } from 'shared/messages/say.ts'
import { severityTexts, validationPageMessages as m } from 'shared/messages/validation-page.ts'
import type { Locale, Text } from 'shared/text.ts'
import type { Answer } from '../http.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { DataPages } from '../ui/DataPages.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import './correction.css'
import { RuleForm } from './RuleForm.tsx'

type Rules = Answer<'listValidationRules'>
type Rule = Rules['rules'][number]

/** By which rules what comes in is doubted, what each has found, and setting them. */
export function ValidationPage() {
  const sayIt = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const [open, setOpen] = useState<Rule | 'new'>()
  const query = useQuery(q('listValidationRules', { query: { lang: locale } }))
  return (
    <div className="correction-page">
      <PageHead title={sayIt(m.title)} under={sayIt(m.under)}>
        {may('validation.change') && query.data && (
          <button type="button" onClick={() => setOpen('new')}>
            {sayIt(m.add)}
          </button>
        )}
      </PageHead>
      <DataPages />
      <p className="prose">{sayIt(m.always)}</p>
      <Answered query={query} what={sayIt(m.theRules)} lines={8}>
        {({ rules, measures }) => (
          <>
            {rules.length === 0 ? (
              <p className="empty">{sayIt(m.none)}</p>
            ) : (
              <RuleTable rules={rules} measures={measures} {...(may('validation.change') && { change: setOpen })} />
            )}
            {open && (
              <RuleForm
                rule={open === 'new' ? null : open}
                measures={measures}
                taken={rules.map(({ id }) => id)}
                close={() => setOpen(undefined)}
              />
            )}
          </>
        )}
      </Answered>
    </div>
  )
}

function RuleTable({ rules, measures, change }: Rules & { change?: (rule: Rule) => void }) {
  const sayIt = useSay()
  const locale = useLocale()
  const names = new Map(measures.map(({ id, name }) => [id, name]))
  const columns: Column<Rule>[] = [
    {
      key: 'rule',
      label: sayIt(m.rule),
      cell: ({ name, version, enabled }) => (
        <>
          {name[locale]}
          <small className="second">
            {sayIt(m.version, { n: version })}
            {!enabled && ` · ${sayIt(m.off)}`}
          </small>
        </>
      ),
    },
    { key: 'means', label: sayIt(m.means), cell: ({ test }) => ruleSentence(locale, test, names) },
    { key: 'severity', label: sayIt(m.severity), cell: ({ severity }) => sayIt(severityTexts[severity]) },
    {
      key: 'found',
      label: sayIt(m.found),
      cell: ({ held, warned }) => (
        <>
          {sayIt(m.foundHeld, { n: formatCount(locale, held) })}
          <small className="second">{sayIt(m.foundWarned, { n: formatCount(locale, warned) })}</small>
        </>
      ),
    },
    {
      key: 'acts',
      label: '',
      cell: (rule) => (
        <button
          type="button"
          className="plain"
          aria-label={sayIt(m.changeOf, { name: rule.name[locale] })}
          onClick={() => change?.(rule)}
        >
          {sayIt(m.change)}
        </button>
      ),
    },
  ]
  return (
    <DataTable
      className="corrections"
      caption={sayIt(m.caption)}
      columns={columns.filter(({ key }) => key !== 'acts' || change)}
      rows={rules}
      rowKey={({ id }) => id}
    />
  )
}

/** What a rule asks, as one would say it. */
function ruleSentence(locale: Locale, test: Rule['test'], names: ReadonlyMap<string, Text>): string {
  const nameOf = (measure: string) => names.get(measure)?.[locale] ?? measure
  if (test.kind === 'usual')
    return say(locale, m.usualMeans, {
      measure: nameOf(test.measure),
      z: formatNumber(locale, test.z, 1),
      n: formatCount(locale, test.atLeast),
    })
  const side = (measures: readonly string[]) => `“${measures.map(nameOf).join(' + ')}”`
  const message = test.comparator === 'equal' ? m.compareEqual : m.compareAtMost
  return (
    say(locale, message, { left: side(test.left), right: side(test.right) }) +
    (test.tolerance > 0 ? say(locale, m.tolerance, { n: formatCount(locale, test.tolerance) }) : '')
  )
}
