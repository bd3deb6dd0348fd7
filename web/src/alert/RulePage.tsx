import { useQuery } from '@tanstack/react-query'
import { usualDigestMinutes } from 'shared/alert/address-tell.ts'
import { scopeTexts, severityTexts } from 'shared/messages/alert.ts'
import { alertPageMessages as m } from 'shared/messages/alert-page.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { AlertFrame } from './AlertFrame.tsx'
import type { Rule } from './answer-types.ts'
import { minutesText } from './incident-words.ts'
import { RuleDialog } from './RuleDialog.tsx'
import { useTargets } from './use-targets.ts'

/** Who is told of what, in the order in which the rules are tried. */
export function RulePage() {
  const say = useSay()
  const { may } = useWho()
  const [{ open, row }, change] = usePageState()
  const query = useQuery({ ...q('listRules', {}), staleTime: 0 })
  const changes = may('alert-setup.change')
  return (
    <AlertFrame
      title={say(m.rules)}
      under={say(m.rulesUnder)}
      steer={
        changes && (
          <button type="button" className="primary" onClick={() => change({ open: 'new' })}>
            {say(m.newRule)}
          </button>
        )
      }
    >
      <Answered query={query} what={say(m.theRules)} lines={6}>
        {({ rules }) => (
          <>
            {rules.length === 0 ? <p className="empty">{say(m.noRules)}</p> : <Rules rules={rules} />}
            {changes && (open === 'new' || open === 'edit') && (
              <RuleDialog
                rule={open === 'edit' ? rules.find(({ id }) => id === row) : undefined}
                place={rules.length + 1}
                close={() => change({ open: undefined, row: undefined })}
              />
            )}
          </>
        )}
      </Answered>
    </AlertFrame>
  )
}

function Rules({ rules }: { rules: readonly Rule[] }) {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const { nameOf } = useTargets()
  const [, change] = usePageState()
  const names = (targets: readonly { id: string }[]) => targets.map(({ id }) => nameOf(id)).join(', ') || '—'
  const columns: Column<Rule>[] = [
    {
      key: 'name',
      label: say(m.name),
      cell: ({ name, place, enabled }) => (
        <>
          {place}. {name}
          {!enabled && <span className="second">{say(m.disabled)}</span>}
        </>
      ),
    },
    {
      key: 'for',
      label: say(m.appliesTo),
      cell: ({ definition: { scopes, atLeast, providers, subsystems, units } }) => (
        <>
          {scopes.length === 0 ? say(m.everything) : scopes.map((scope) => say(scopeTexts[scope])).join(', ')}
          <span className="second">
            {[say(m.orGraver, { severity: say(severityTexts[atLeast]) }), ...providers, ...subsystems, ...units].join(
              ' · ',
            )}
          </span>
        </>
      ),
    },
    {
      key: 'to',
      label: say(m.sendTo),
      cell: ({ definition: { to, repeatMinutes, digestBelow, digestMinutes = usualDigestMinutes, nightBelow } }) => (
        <>
          {names(to)}
          <span className="second">
            {[
              repeatMinutes !== null && say(m.repeats, { after: minutesText(locale, repeatMinutes) }),
              digestBelow &&
                `${say(m.digestBelow)} ${say(severityTexts[digestBelow])} (${say(m.digestEach, { each: minutesText(locale, digestMinutes) })})`,
              nightBelow && `${say(m.nightBelow)} ${say(severityTexts[nightBelow])}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      ),
    },
    {
      key: 'escalation',
      label: say(m.escalateTo),
      cell: ({ definition: { escalation } }) =>
        escalation
          .map(({ afterMinutes, to }) => say(m.escalates, { after: minutesText(locale, afterMinutes), to: names(to) }))
          .join('; ') || '—',
    },
    {
      key: 'act',
      label: '',
      numeric: true,
      cell: ({ id }) =>
        may('alert-setup.change') && (
          <button type="button" onClick={() => change({ open: 'edit', row: id })}>
            {say(m.edit)}
          </button>
        ),
    },
  ]
  return <DataTable className="listed" caption={say(m.rules)} columns={columns} rows={rules} rowKey={({ id }) => id} />
}
