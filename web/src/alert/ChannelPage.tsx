import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatCount, formatInstant } from 'shared/format.ts'
import { alertPageMessages as m } from 'shared/messages/alert-page.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { RefusalNote } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import { AlertFrame } from './AlertFrame.tsx'
import type { Channel } from './answer-types.ts'
import { ChannelDialog } from './ChannelDialog.tsx'
import { DeadLetters } from './DeadLetters.tsx'

/** The ways by which alerts go out. */
export function ChannelPage() {
  const say = useSay()
  const { may } = useWho()
  const [{ open, row }, change] = usePageState()
  const query = useQuery({ ...q('listChannels', {}), staleTime: 0 })
  const changes = may('alert-setup.change')
  return (
    <AlertFrame
      title={say(m.channels)}
      under={say(m.channelsUnder)}
      steer={
        changes && (
          <button type="button" className="primary" onClick={() => change({ open: 'new' })}>
            {say(m.newChannel)}
          </button>
        )
      }
    >
      <Answered query={query} what={say(m.theChannels)} lines={6}>
        {({ channels }) => (
          <>
            {channels.length === 0 ? <p className="empty">{say(m.noChannels)}</p> : <Channels channels={channels} />}
            <DeadLetters />
            {changes && (open === 'new' || open === 'edit') && (
              <ChannelDialog
                channel={open === 'edit' ? channels.find(({ id }) => id === row) : undefined}
                close={() => change({ open: undefined, row: undefined })}
              />
            )}
          </>
        )}
      </Answered>
    </AlertFrame>
  )
}

function Channels({ channels }: { channels: readonly Channel[] }) {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const client = useQueryClient()
  const [, change] = usePageState()
  const { order, pending, refusal } = useOrder('testChannel')
  const [said, setSaid] = useState<string | null>(null)
  const test = async ({ id, definition }: Channel) => {
    setSaid(null)
    const done = await order({ params: { id }, body: { recipient: recipients(definition)[0] ?? '' } })
    if (done.kind !== 'done') return
    const why = done.answer.detail ?? ''
    const { outcome } = done.answer
    setSaid(outcome === 'sent' ? say(m.tested) : say(outcome === 'failed' ? m.testFailed : m.testUnknown, { why }))
    await client.invalidateQueries({ queryKey: ['listChannels'] })
  }
  const columns: Column<Channel>[] = [
    {
      key: 'name',
      label: say(m.name),
      cell: ({ name, kind }) => (
        <>
          {name}
          <span className="second">{say(m[kind])}</span>
        </>
      ),
    },
    {
      key: 'to',
      label: say(m.recipient),
      cell: ({ definition, secretSetAt }) => (
        <>
          {definition.kind === 'webhook' ? <code>{definition.url}</code> : recipients(definition).join(', ') || '—'}
          <span className="second">
            {secretSetAt
              ? say(m.secretSet, { when: formatInstant(locale, secretSetAt) })
              : definition.kind === 'email'
                ? say(m.secretNone)
                : '—'}
          </span>
        </>
      ),
    },
    { key: 'on', label: say(m.letterState), cell: ({ enabled }) => say(enabled ? m.enabled : m.disabled) },
    {
      key: 'sent',
      label: say(m.lastSent),
      cell: ({ lastSentAt, waiting, dead, lastError }) => (
        <>
          {lastSentAt ? formatInstant(locale, lastSentAt) : '—'}
          <span className={dead > 0 ? 'second worse' : 'second'}>
            {[
              waiting > 0 && say(m.waiting, { n: formatCount(locale, waiting) }),
              dead > 0 && `${say(m.dead, { n: formatCount(locale, dead) })} (${lastError ?? ''})`,
            ]
              .filter(Boolean)
              .join(', ')}
          </span>
        </>
      ),
    },
    {
      key: 'act',
      label: '',
      numeric: true,
      cell: (channel) =>
        may('alert-setup.change') && (
          <span className="row-acts">
            <button
              type="button"
              aria-disabled={pending}
              aria-label={say(m.testOf, { name: channel.name })}
              onClick={() => void test(channel)}
            >
              {say(m.test)}
            </button>
            <button type="button" onClick={() => change({ open: 'edit', row: channel.id })}>
              {say(m.edit)}
            </button>
          </span>
        ),
    },
  ]
  return (
    <>
      {refusal && <RefusalNote refusal={refusal} />}
      {said && (
        <p className="note" role="status">
          {said}
        </p>
      )}
      <DataTable
        className="listed"
        caption={say(m.channels)}
        columns={columns}
        rows={channels}
        rowKey={({ id }) => id}
      />
    </>
  )
}

function recipients(definition: Channel['definition']): readonly string[] {
  if (definition.kind === 'email') return definition.to
  return definition.kind === 'telegram' ? definition.chats : ['']
}
