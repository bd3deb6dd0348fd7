import { useQuery } from '@tanstack/react-query'
import { formatCount, formatInstant } from 'shared/format.ts'
import { faultSaid, trailMessages as m } from 'shared/messages/account-trail.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { Answered } from '../ui/Answered.tsx'

/** How far the chain was found whole and where it was last anchored; a chain that is broken is said before all else. */
export function TrailState() {
  const say = useSay()
  const locale = useLocale()
  const query = useQuery({ ...q('readAuditState', {}), staleTime: 0 })
  const at = (one: { seq: number; at: string }) => ({
    seq: formatCount(locale, one.seq),
    at: formatInstant(locale, one.at),
  })
  return (
    <Answered query={query} what={say(m.theState)} lines={2}>
      {({ last, verified, wholeAt, fault, anchored, signed }) => (
        <>
          {fault && (
            <p className="loud" role="alert">
              <strong>{say(m.broken, { seq: formatCount(locale, fault.seq) })}</strong> {say(faultSaid[fault.kind])}{' '}
              {say(m.brokenSince, { at: formatInstant(locale, fault.since) })}
            </p>
          )}
          <dl className="trail-state">
            <div>
              <dt>{say(m.verified)}</dt>
              <dd>
                {verified
                  ? say(fault ? m.verifiedOnly : m.verifiedTo, { ...at(verified), last: formatCount(locale, last) })
                  : say(m.notVerified)}
                {wholeAt && <span className="second">{say(m.wholeAt, { at: formatInstant(locale, wholeAt) })}</span>}
              </dd>
            </div>
            <div>
              <dt>{say(m.anchored)}</dt>
              <dd>
                {anchored ? say(m.anchoredTo, at(anchored)) : say(m.notAnchored)}
                <span className="second">{signed ? say(m.signedTo, at(signed)) : say(m.notSigned)}</span>
              </dd>
            </div>
          </dl>
        </>
      )}
    </Answered>
  )
}
