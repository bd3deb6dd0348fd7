import { outlines } from 'shared/report/section-outline.ts'
import { describe, expect, test } from 'vitest'
import { draftOf, layoutOf, moved } from './template-draft.ts'

const periodic = draftOf({ kind: 'periodic' })
const ids = (draft: readonly { id: string }[]) => draft.map(({ id }) => id)

describe('a template as it is edited', () => {
  test('shows every section its kind has, whatever the template names', () => {
    expect(ids(periodic)).toEqual(ids(outlines.periodic))
    const laid = draftOf({
      kind: 'periodic',
      layout: [
        { id: 'proposal', parts: [] },
        { id: 'gone', parts: [] },
      ],
    })
    expect(ids(laid)).toEqual(['proposal', 'direction', 'results', 'difficulty', 'next'])
  })

  test('keeps order, own titles, what is left out and what stands, and reads back as it was', () => {
    const [first, ...others] = moved(periodic, 0, 1)
    const standing = [
      {
        vi: [
          { kind: 'text' as const, text: 'Tỷ lệ trực tuyến đạt ' },
          { kind: 'number' as const, kpi: 'T02', part: 'ratio' as const },
        ],
        en: [{ kind: 'number' as const, kpi: 'T02', part: 'ratio' as const }],
      },
    ]
    const edited = [
      { ...first!, title: { vi: 'KẾT QUẢ', en: 'RESULTS' }, parts: moved(first!.parts, 6, -1) },
      ...others.map((section) => ({
        ...section,
        hidden: section.id === 'next',
        standing: section.id === 'next' ? [] : standing,
      })),
    ]
    const layout = layoutOf(edited)
    expect(layout[0]).toMatchObject({ id: 'results', title: { vi: 'KẾT QUẢ', en: 'RESULTS' } })
    expect(ids(layout[0]!.parts).slice(-2)).toEqual(['incident', 'comparison'])
    expect(layout[1]).not.toHaveProperty('title')
    expect(layout.find(({ id }) => id === 'next')).toEqual({ id: 'next', hidden: true, parts: [] })
    expect(draftOf({ kind: 'periodic', layout })).toEqual(edited)
  })

  test('drops words nobody wrote and passages without any', () => {
    const empty = { vi: [{ kind: 'text' as const, text: ' ' }], en: [] }
    expect(layoutOf([{ ...periodic[3]!, standing: [empty] }])).toEqual([{ id: 'next', parts: [] }])
  })

  test('nothing moves past an end', () => {
    expect([moved([1, 2], 0, -1), moved([1, 2], 1, 1), moved([1, 2], 0, 1)]).toEqual([
      [1, 2],
      [1, 2],
      [2, 1],
    ])
  })
})
