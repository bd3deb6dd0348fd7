import type { Kpi, Term } from 'shared/kpi/kpi.ts'
import { kpiPageMessages as m } from 'shared/messages/kpi-page.ts'
import type { Text } from 'shared/text.ts'
import { useLocale, useSay } from '../shell/locale.tsx'

interface Props {
  sides: Pick<Kpi, 'numerator' | 'denominator'>
  measures: readonly { id: string; name: Text }[]
}

/** A fraction as on paper: words above and below a line, and the counts each side is made of. */
export function Formula({ sides: { numerator, denominator }, measures }: Props) {
  const say = useSay()
  const locale = useLocale()
  const nameOf = (measure: string): Text | undefined => measures.find(({ id }) => id === measure)?.name
  const terms = (side: { terms: readonly Term[] }) =>
    side.terms.length > 0 && (
      <small>
        {side.terms.map(({ measure, coefficient }, place) => (
          <span key={measure}>
            {coefficient < 0 ? ` ${say(m.minus)} ` : place > 0 ? ` ${say(m.plus)} ` : ''}
            {nameOf(measure)?.[locale] ?? measure} <code>{measure}</code>
          </span>
        ))}
      </small>
    )
  return (
    <div className="formula">
      <div>
        {numerator.label[locale]}
        {terms(numerator)}
      </div>
      {denominator && (
        <div>
          {denominator.label[locale]}
          {terms(denominator)}
        </div>
      )}
    </div>
  )
}
