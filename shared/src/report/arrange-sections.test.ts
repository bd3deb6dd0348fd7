import { describe, expect, test } from 'vitest'
import { composeReport } from './compose-report.ts'
import { layoutFault } from './layout-fault.ts'
import { numbersOf } from './numbers-of.ts'
import type { ReportDocument } from './document.ts'
import { passagesOf } from './passages-of.ts'
import { outlines } from './section-outline.ts'
import type { StandingPassage, TemplateLayout } from './template-layout.ts'
import { testSnapshot } from './test-snapshot.ts'

const template = { id: 'dinh-ky', version: 2, kind: 'periodic' as const }
const laid = (layout?: TemplateLayout, locale: 'vi' | 'en' = 'vi'): ReportDocument =>
  composeReport(testSnapshot({ template: { ...template, ...(layout && { layout }) } }), locale)
const headings = ({ body }: ReportDocument, level = 1) =>
  body.flatMap((block) => (block.kind === 'heading' && block.level === level ? [`${block.mark} ${block.text}`] : []))
const online: StandingPassage = {
  vi: [
    { kind: 'text', text: 'Toàn tỉnh có ' },
    { kind: 'number', kpi: 'T02', part: 'numerator' },
    { kind: 'text', text: ' hồ sơ trực tuyến.' },
  ],
  en: [{ kind: 'number', kpi: 'T02', part: 'numerator' }],
}

describe('the layout of a template', () => {
  test('without one, the sections stand as the decree orders them', () => {
    expect(laid()).toEqual(laid([]))
    expect(headings(laid()).map((heading) => heading.replace(/^\S+ /, ''))).toEqual(
      outlines.periodic.map(({ title }) => title.vi),
    )
  })

  test('sections change places and are counted anew, are named otherwise, or are left out with what is written there', () => {
    const document = laid([
      { id: 'proposal', parts: [] },
      {
        id: 'results',
        title: { vi: 'KẾT QUẢ', en: 'RESULTS' },
        parts: [{ id: 'dossier' }, { id: 'document', hidden: true }],
      },
      { id: 'next', hidden: true, parts: [] },
    ])
    expect(headings(document).slice(0, 2)).toEqual(['I. KIẾN NGHỊ, ĐỀ XUẤT', 'II. KẾT QUẢ'])
    expect(headings(document)).toHaveLength(4)
    expect(headings(document, 2)[0]).toBe('1. Hệ thống thông tin giải quyết thủ tục hành chính')
    expect(headings(document, 2).join(' ')).not.toContain('quản lý văn bản')
    expect(passagesOf(laid())).toContain('next')
    expect(passagesOf(document)).not.toContain('next')
  })

  test('a standing passage quotes the number the report states, in the language of the report', () => {
    const standing: TemplateLayout = [{ id: 'next', standing: [online], parts: [] }]
    const stated = laid().body.flatMap((block) => (block.kind === 'paragraph' ? block.content : []))
    const number = stated.find(
      (one) =>
        one.kind === 'number' &&
        one.binding.of === 'kpi' &&
        one.binding.kpi === 'T02' &&
        one.binding.part === 'numerator',
    )
    for (const [locale, words] of [
      ['vi', 3],
      ['en', 1],
    ] as const) {
      const document = laid(standing, locale)
      const place = document.body.findIndex((block) => block.kind === 'passage' && block.id === 'next')
      const before = document.body[place - 1]
      expect(before?.kind === 'paragraph' && before.content.length).toBe(words)
      expect(numbersOf(document)).toHaveLength(numbersOf(laid(undefined, locale)).length + 1)
      if (locale === 'vi') expect(before?.kind === 'paragraph' && before.content[1]).toEqual(number)
    }
  })

  const numbers = [{ kpi: 'T02', parts: ['numerator', 'ratio'] as const }]
  test.each([
    ['a section its kind does not have', [{ id: 'nothing', parts: [] }], 'layout.0'],
    ['a part of another section', [{ id: 'next', parts: [{ id: 'dossier' }] }], 'layout.0.parts.0'],
    [
      'a section twice',
      [
        { id: 'next', parts: [] },
        { id: 'next', parts: [] },
      ],
      'layout.0',
    ],
    [
      'a number nobody counts',
      [{ id: 'next', standing: [{ ...online, en: [{ kind: 'number', kpi: 'T99', part: 'ratio' }] }], parts: [] }],
      'layout.0.standing',
    ],
    [
      'a part a KPI has not',
      [{ id: 'next', standing: [{ ...online, en: [{ kind: 'number', kpi: 'T02', part: 'denominator' }] }], parts: [] }],
      'layout.0.standing',
    ],
    ['nothing at all', outlines.periodic.map(({ id }) => ({ id, hidden: true as const, parts: [] })), 'layout'],
  ] satisfies [string, TemplateLayout, string][])('is refused with %s', (_, layout, at) => {
    expect(layoutFault(layout, { kind: 'periodic', numbers })).toMatchObject({ at })
  })

  test('is taken where every section, part and number is known', () => {
    const layout: TemplateLayout = [
      { id: 'next', standing: [online], parts: [] },
      { id: 'results', parts: [{ id: 'dossier' }] },
    ]
    expect(layoutFault(layout, { kind: 'periodic', numbers })).toBeNull()
  })
})
