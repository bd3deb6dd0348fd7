import type { Text } from '../text.ts'

export const reportDifficulties = {
  at: { vi: '{text} (tại {units}).', en: '{text} (at {units}).' },
  task: { vi: '{text}. Đơn vị thực hiện: {owner}.', en: '{text}. Responsible: {owner}.' },
  taskDue: {
    vi: '{text}. Đơn vị thực hiện: {owner}; thời hạn: {due}.',
    en: '{text}. Responsible: {owner}; due: {due}.',
  },
  askedOf: {
    centre: { vi: 'Với Trung ương: {list}.', en: 'Of the centre: {list}.' },
    province: { vi: 'Với UBND tỉnh: {list}.', en: 'Of the provincial People’s Committee: {list}.' },
    department: { vi: 'Với các sở, ngành: {list}.', en: 'Of the departments: {list}.' },
    commune: { vi: 'Với UBND cấp xã: {list}.', en: 'Of the communes and wards: {list}.' },
    provider: {
      vi: 'Với các đơn vị cung cấp (VNPT, Viettel): {list}.',
      en: 'Of the providers (VNPT, Viettel): {list}.',
    },
  },
} satisfies { at: Text; task: Text; taskDue: Text; askedOf: Record<string, Text> }
