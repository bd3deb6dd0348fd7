import { Link } from '@tanstack/react-router'
import { toKpi } from '../links.ts'
import { useLocale } from '../shell/locale.tsx'
import type { KpiBrief } from '../shell/use-province.ts'
import './kpi-table.css'

/** KPIs that have no source yet, folded away, each with its reason. */
export function AwaitingList({
  title,
  kpis,
  open = false,
}: {
  title: string
  kpis: readonly KpiBrief[]
  open?: boolean
}) {
  const locale = useLocale()
  if (kpis.length === 0) return null
  return (
    <details className="awaiting" open={open}>
      <summary>{title}</summary>
      <dl>
        {kpis.map(({ id, name, awaiting }) => (
          <div key={id}>
            <dt>
              <Link {...toKpi(id)}>{name[locale]}</Link> <small>{id}</small>
            </dt>
            <dd>{awaiting?.[locale]}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
