import { formatCount } from 'shared/format.ts'
import { explainPageMessages as m } from 'shared/messages/explain-page.ts'
import { aggregationTexts } from 'shared/messages/kpi-page.ts'
import { measuredInTexts } from 'shared/messages/value.ts'
import type { Sheet, SheetCell } from 'shared/export/sheet.ts'
import { ExportMenu } from '../export/ExportMenu.tsx'
import { figureCell } from '../export/value-data.ts'
import type { Answer } from '../http.ts'
import { type Say, useLocale, useSay } from '../shell/locale.tsx'
import type { KpiBrief } from '../shell/use-province.ts'
import { ValueText } from '../ui/ValueText.tsx'
import { CountedBy } from './CountedBy.tsx'

type Explanation = Answer<'readExplanation'>

/** The formula with its counts put in, as one would write it on paper, and whether the ledger says the same. */
export function NumberParts({ kpi, explanation }: { kpi: KpiBrief; explanation: Explanation }) {
  const say = useSay()
  const locale = useLocale()
  const { value, definition, numerator, denominator, agrees, line } = explanation
  return (
    <section aria-labelledby="number">
      <h2 id="number">{say(m.numberTitle)}</h2>
      <p className="headline-value">
        <ValueText value={value} />{' '}
        {kpi.measuredIn !== 'percent' && value.state === 'value' && (
          <small>{measuredInTexts[kpi.measuredIn][locale]}</small>
        )}
      </p>
      <div className="table-tools">
        <ExportMenu title={say(m.numberTitle)} readSheet={() => partsSheet(say, kpi, explanation)} />
      </div>
      <table className="data formula">
        <caption className="unseen">{say(m.numberTitle)}</caption>
        <thead>
          <tr>
            <th scope="col">{say(m.part)}</th>
            <th scope="col" className="numeric">
              {say(m.count)}
            </th>
          </tr>
        </thead>
        <Side name={say(denominator ? m.numerator : m.result)} side={numerator} />
        {denominator && <Side name={say(m.denominator)} side={denominator} />}
        {denominator && (
          <tbody>
            <tr className="formula-result">
              <th scope="row">
                {say(m.result)}
                <small className="second">
                  {value.numerator !== null && value.denominator !== null && value.denominator > 0 && (
                    <>
                      {formatCount(locale, value.numerator)} ÷ {formatCount(locale, value.denominator)}
                    </>
                  )}
                </small>
              </th>
              <td className="numeric">
                <b>{value.text}</b>
              </td>
            </tr>
          </tbody>
        )}
      </table>
      {line.some(({ share }) => share < 1) && (
        <p className="none">
          {say(m.wholeBefore)} <a href="#line">{say(m.lineTitle)}</a>
        </p>
      )}
      <p className={agrees ? 'agrees' : 'loud'} role={agrees ? undefined : 'alert'}>
        <span aria-hidden="true">{agrees ? '✓ ' : '✕ '}</span>
        {say(agrees ? m.agrees : m.disagrees)}
      </p>
      <p className="prose">
        {definition.text[locale]} {say(aggregationTexts[definition.aggregation])}
      </p>
      <CountedBy definition={definition} />
    </section>
  )
}

/** The parts as data: the terms of each side with their signs, the sides, and what they come to. */
function partsSheet(say: Say, kpi: KpiBrief, { numerator, denominator, value }: Explanation): Sheet {
  const side = (name: string, { label, terms, total }: Explanation['numerator']): SheetCell[][] => [
    ...terms.map((term): SheetCell[] => [name, say(term.name), term.measure, term.coefficient * term.total]),
    [name, say(label), null, total],
  ]
  return {
    title: `${kpi.id} ${say(kpi.name)}`,
    columns: [
      { key: 'side', head: say(m.part) },
      { key: 'name', head: say(m.term) },
      { key: 'measure', head: say(m.measure) },
      { key: 'count', head: say(m.count) },
    ],
    rows: [
      ...side(say(denominator ? m.numerator : m.result), numerator),
      ...(denominator
        ? [...side(say(m.denominator), denominator), [say(m.result), null, null, figureCell(kpi, value)]]
        : []),
    ],
  }
}

function Side({ name, side }: { name: string; side: Explanation['numerator'] }) {
  const say = useSay()
  const locale = useLocale()
  const lone = side.terms.length === 1 && side.terms[0]?.coefficient === 1
  return (
    <tbody>
      <tr className="formula-side">
        <th scope="row">
          {name}: {side.label[locale]}
          {lone && <code className="second">{side.terms[0]?.measure}</code>}
        </th>
        <td className="numeric">
          <b>{formatCount(locale, side.total)}</b>
        </td>
      </tr>
      {!lone &&
        side.terms.map(({ measure, name: term, coefficient, total }) => (
          <tr key={measure} className="formula-term">
            <th scope="row">
              {coefficient < 0 && `${say(m.less)} `}
              {term[locale]} <code>{measure}</code>
            </th>
            <td className="numeric">
              {coefficient < 0 && '−'}
              {formatCount(locale, total)}
            </td>
          </tr>
        ))}
    </tbody>
  )
}
