import { useQuery, useQueryClient } from '@tanstack/react-query'
import { formatInstant } from 'shared/format.ts'
import { administrationMessages as m } from 'shared/messages/account-administration.ts'
import type { Answer } from '../http.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { FailureNote } from '../ui/FailureNote.tsx'
import { RefusalNote } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'

type Reset = Answer<'listFactorResets'>['resets'][number]

/** What one administrator has asked for and another has to grant; nothing stands here while nothing waits. */
export function FactorResets() {
  const say = useSay()
  const query = useQuery({ ...q('listFactorResets', {}), staleTime: 0 })
  if (query.error) {
    return <FailureNote what={say(m.resets)} error={query.error} retry={() => void query.refetch()} />
  }
  const resets = query.data?.resets ?? []
  if (resets.length === 0) return null
  return (
    <section className="waiting" aria-labelledby="resets">
      <h2 id="resets">{say(m.resets)}</h2>
      <ul>
        {resets.map((reset) => (
          <Waiting key={reset.id} reset={reset} />
        ))}
      </ul>
    </section>
  )
}

function Waiting({ reset }: { reset: Reset }) {
  const say = useSay()
  const locale = useLocale()
  const client = useQueryClient()
  const grant = useOrder('grantFactorReset')
  const withdraw = useOrder('withdrawFactorReset')
  const act = async ({ order }: typeof grant | typeof withdraw) => {
    if ((await order({ params: { id: reset.id } })).kind !== 'done') return
    await client.invalidateQueries({ queryKey: ['listFactorResets'] })
    await client.invalidateQueries({ queryKey: ['listPeople'] })
  }
  const refusal = grant.refusal ?? withdraw.refusal
  return (
    <li>
      <p>
        {say(m.resetOf, {
          asker: reset.askedByName,
          person: reset.personName,
          until: formatInstant(locale, reset.expiresAt),
          reason: reset.reason,
        })}
      </p>
      <div className="form-buttons">
        {reset.grantable ? (
          <button type="button" className="primary" aria-disabled={grant.pending} onClick={() => void act(grant)}>
            {say(m.grant)}
          </button>
        ) : (
          <span className="none">{say(m.needsAnother)}</span>
        )}
        <button type="button" aria-disabled={withdraw.pending} onClick={() => void act(withdraw)}>
          {say(m.withdrawReset)}
        </button>
      </div>
      {refusal && <RefusalNote refusal={refusal} />}
    </li>
  )
}
