import { useState } from 'react'
import { reportPaper } from 'shared/messages/report-paper.ts'
import { reportPageMessages as m } from 'shared/messages/report-page.ts'
import type { Annex, Block, ReportDocument } from 'shared/report/document.ts'
import type { Locale } from 'shared/text.ts'
import { useSay } from '../shell/locale.tsx'
import type { Detail } from './answer-types.ts'
import { FigureView } from './FigureView.tsx'
import { Passage } from './Passage.tsx'
import { Inlines, ReportTable } from './ReportTable.tsx'
import { WithSource } from './SourceLine.tsx'

interface Props {
  document: ReportDocument
  /** Null of a tree that is no report's: a preview. */
  detail: Detail | null
  open: boolean
  told: (detail: Detail) => void
}

/** The report as it will be printed, read on a screen: the same tree, its numbers saying where they come from. */
export function DocumentView({ document, ...shared }: Props) {
  const { head, body, foot, annexes, locale, source } = document
  return (
    <WithSource asOf={source.cutOff}>
      <article className="paper" lang={locale}>
        <header>
          <div className="head-left">
            <p>{head.superior}</p>
            <p>
              <strong>{head.issuer}</strong>
            </p>
            <p className="blank">{reportPaper.number[locale].replace('{symbol}', head.symbol)}</p>
          </div>
          <div className="head-right">
            <p>
              <strong>{reportPaper.nation[locale]}</strong>
            </p>
            <p className="motto">
              <strong>{reportPaper.motto[locale]}</strong>
            </p>
            <p className="blank day">
              {reportPaper.placeAndDay[locale].replace('{place}', head.place).replace('{year}', String(head.year))}
            </p>
          </div>
          <h2 className="title">
            {head.kind}
            {head.subject.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </h2>
          <p className="to">
            {reportPaper.to[locale]} {head.addressees.join('; ')}.
          </p>
        </header>
        <Blocks blocks={body} title={head.kind} locale={locale} {...shared} />
        <footer>
          <div>
            <p>
              <em>
                <strong>{reportPaper.recipients[locale]}</strong>
              </em>
            </p>
            {foot.recipients.map((name, at) => (
              <p key={name}>
                - {name}
                {at === foot.recipients.length - 1 ? '.' : ';'}
              </p>
            ))}
          </div>
          <div className="signed">
            {foot.authority.map((line) => (
              <p key={line}>
                <strong>{line}</strong>
              </p>
            ))}
            <p className="signer">{foot.signer}</p>
          </div>
        </footer>
        {annexes.map((annex) => (
          <AnnexView key={annex.mark} annex={annex} locale={locale} {...shared} />
        ))}
      </article>
    </WithSource>
  )
}

type Shared = Omit<Props, 'document'> & { locale: Locale }

function Blocks({ blocks, title, locale, ...shared }: Shared & { blocks: readonly Block[]; title: string }) {
  return blocks.map((block, at) => {
    const key = `${at}`
    switch (block.kind) {
      case 'heading': {
        const Heading = (['h3', 'h4', 'h5'] as const)[block.level - 1]!
        return (
          <Heading key={key} id={`section-${at}`}>
            {block.mark} {block.text}
          </Heading>
        )
      }
      case 'paragraph':
        return (
          <p key={key} className={block.role}>
            {block.role === 'item' && '- '}
            <Inlines content={block.content} />
          </p>
        )
      case 'passage':
        return <Passage key={block.id} block={block} locale={locale} {...shared} />
      case 'table':
        return <ReportTable key={key} table={block} title={titleAt(blocks, at) ?? title} />
      case 'figure':
        return <FigureView key={key} figure={block} locale={locale} />
    }
  })
}

/** What the last heading before a place says. */
const titleAt = (blocks: readonly Block[], at: number): string | undefined =>
  blocks.slice(0, at).findLast((block) => block.kind === 'heading')?.text

/** An annex is long: it is drawn once it is opened. */
function AnnexView({ annex, ...shared }: Shared & { annex: Annex }) {
  const say = useSay()
  const [shown, setShown] = useState(false)
  return (
    <details className="annex" onToggle={(event) => event.currentTarget.open && setShown(true)}>
      <summary>
        {say(m.annex, { mark: annex.mark })}. {annex.title}
      </summary>
      {shown && <Blocks blocks={annex.blocks} title={annex.title} {...shared} />}
    </details>
  )
}
