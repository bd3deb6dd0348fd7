import { useQuery, useQueryClient } from '@tanstack/react-query'
import { formatInstant } from 'shared/format.ts'
import { alertPageMessages as m } from 'shared/messages/alert-page.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { useOrder } from '../use-order.ts'

/** What could not be delivered, to be sent again by hand once the way is mended. */
export function DeadLetters() {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const client = useQueryClient()
  const { order } = useOrder('resendLetter')
  const letters = useQuery({ ...q('listDeadLetters', {}), staleTime: 0 }).data?.letters ?? []
  const resend = async (id: number) => {
    if ((await order({ params: { id: String(id) } })).kind !== 'done') return
    await client.invalidateQueries({ queryKey: ['listDeadLetters'] })
    await client.invalidateQueries({ queryKey: ['listChannels'] })
  }
  return (
    <section aria-labelledby="dead">
      <h2 id="dead">{say(m.deadLetters)}</h2>
      {letters.length === 0 ? (
        <p className="note">{say(m.noDead)}</p>
      ) : (
        <DataTable
          className="listed"
          caption={say(m.deadLetters)}
          rows={letters}
          rowKey={({ id }) => String(id)}
          columns={[
            { key: 'at', label: say(m.since), cell: ({ createdAt }) => formatInstant(locale, createdAt) },
            {
              key: 'to',
              label: say(m.recipient),
              cell: ({ channel, recipient }) => [channel, recipient].filter(Boolean).join(': '),
            },
            { key: 'why', label: say(m.why), cell: ({ lastError }) => lastError ?? '—' },
            { key: 'tries', label: say(m.tries), numeric: true, cell: ({ attempts }) => attempts },
            {
              key: 'act',
              label: '',
              numeric: true,
              cell: ({ id }) =>
                may('alert-setup.change') && (
                  <button type="button" onClick={() => void resend(id)}>
                    {say(m.resend)}
                  </button>
                ),
            },
          ]}
        />
      )}
    </section>
  )
}
