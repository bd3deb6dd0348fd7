import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { submissionPageMessages as m } from 'shared/messages/submission-page.ts'
import type { LookedSheet, SheetPreview } from 'shared/submission/sheet-contract.ts'
import type { SheetMapping } from 'shared/submission/sheet.ts'
import type { GivenDataset, HandedInAnswer } from 'shared/submission/submission-contract.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { UnitOptions } from '../account/UnitOptions.tsx'
import { sendFile } from '../http.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { DayField } from '../ui/DayField.tsx'
import { SelectField } from '../ui/Field.tsx'
import { RefusalNote } from '../ui/Form.tsx'
import { refusalOf } from '../use-order.ts'
import { HeadTable } from './HeadTable.tsx'
import { type ColumnRole, draftOf, type Lack, mappingOf } from './sheet-draft.ts'
import { SheetPreviewView } from './SheetPreviewView.tsx'

interface Props {
  dataset: GivenDataset
  file: File
  looked: { digest: string; sheets: LookedSheet[] }
  /** The one unit the reader speaks for; null for any. */
  own: string | null
  done: (answer: HandedInAnswer) => void
}

/** What stands where in a file, then what would become of it, then taking it in. */
export function SheetMapper({ dataset, file, looked, own, done }: Props) {
  const say = useSay()
  const lang = useLocale()
  const { units, today, historyFrom } = useProvince()
  const [draft, setDraft] = useState(() => draftOf(looked.sheets[0]!, 0, own))
  const key = useRef(crypto.randomUUID())
  const sheet = looked.sheets[draft.sheet]!
  const made = mappingOf(draft)
  const preview = useMutation({
    mutationFn: (mapping: SheetMapping): Promise<SheetPreview> =>
      sendFile('previewSheet', file, { dataset: dataset.id, mapping: JSON.stringify(mapping) }, lang),
    networkMode: 'always',
  })
  const commit = useMutation({
    mutationFn: ({ mapping, reason }: { mapping: SheetMapping; reason: string }): Promise<HandedInAnswer> => {
      const { digest } = looked
      const why = reason.trim() === '' ? undefined : reason.trim()
      const query = { dataset: dataset.id, mapping: JSON.stringify(mapping), digest, fileName: file.name, reason: why }
      return sendFile('submitSheet', file, query, lang, key.current)
    },
    networkMode: 'always',
    onSuccess: done,
  })
  const change = (more: Partial<typeof draft>) => {
    preview.reset()
    commit.reset()
    // Another content is another submission.
    key.current = crypto.randomUUID()
    setDraft((before) => ({ ...before, ...more }))
  }
  return (
    <>
      <section aria-labelledby="step-columns">
        <h2 id="step-columns">{say(m.step2)}</h2>
        {sheet.remembered && <p className="note">{say(m.rememberedNote)}</p>}
        <div className="sheet-fields">
          {looked.sheets.length > 1 && (
            <SelectField
              label={say(m.sheet)}
              value={String(draft.sheet)}
              onChange={(value) => {
                change(draftOf(looked.sheets[Number(value)]!, Number(value), own))
              }}
            >
              {looked.sheets.map(({ name, rows }, place) => (
                <option key={name} value={place}>
                  {say(m.sheetOption, { name, rows })}
                </option>
              ))}
            </SelectField>
          )}
          <SelectField
            label={say(m.headerRow)}
            value={String(draft.headerRow)}
            onChange={(value) => change({ headerRow: Number(value) })}
          >
            <option value="0">{say(m.noHeader)}</option>
            {sheet.head.map(({ row }) => (
              <option key={row} value={row}>
                {row}
              </option>
            ))}
          </SelectField>
          {!draft.roles.includes('unit') && (
            <SelectField label={say(m.allOfUnit)} value={draft.unit} onChange={(unit) => change({ unit })}>
              {own === null && <option value="">{say(m.chooseUnit)}</option>}
              {own === null && <UnitOptions units={units} />}
              {units
                .filter(({ code, kind }) => code === own || (own === null && kind === 'department'))
                .map((unit) => (
                  <option key={unit.code} value={unit.code}>
                    {unitName(lang, unit)}
                  </option>
                ))}
            </SelectField>
          )}
          {!draft.roles.includes('day') && (
            <DayField
              label={say(m.allOfDay)}
              value={draft.day}
              first={historyFrom}
              last={today}
              onChange={(day) => change({ day })}
            />
          )}
        </div>
        <HeadTable
          sheet={sheet}
          dataset={dataset}
          headerRow={draft.headerRow}
          roles={draft.roles}
          choose={(column, role) => change({ roles: draft.roles.with(column, role) })}
        />
        {'lacks' in made && <p className="form-fault">{lackText(made.lacks)}</p>}
        <button
          type="button"
          className="primary"
          aria-disabled={'lacks' in made || preview.isPending}
          onClick={() => 'mapping' in made && !preview.isPending && preview.mutate(made.mapping)}
        >
          {say(m.preview)}
        </button>
        <p role="status">{preview.isPending && say(m.previewing)}</p>
        {preview.error && <RefusalNote refusal={refusalOf(preview.error)} />}
      </section>
      {preview.data && 'mapping' in made && (
        <SheetPreviewView
          preview={preview.data}
          dataset={dataset}
          pending={commit.isPending}
          refusal={commit.error}
          commit={(reason) => !commit.isPending && commit.mutate({ mapping: made.mapping, reason })}
        />
      )}
    </>
  )

  function lackText(lacks: Lack): string {
    if (lacks.kind === 'twice') return say(m.twice, { what: roleText(lacks.role) })
    return say({ unit: m.lacksUnit, day: m.lacksDay, measure: m.lacksMeasure }[lacks.kind])
  }
  function roleText(role: ColumnRole): string {
    if (role === 'unit') return say(m.unitColumn)
    if (role === 'day') return say(m.dayColumn)
    return dataset.measures.find(({ id }) => role === `measure:${id}`)?.name[lang] ?? role
  }
}
