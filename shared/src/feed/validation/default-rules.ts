import type { ValidationRule } from './validation-rule.ts'

const both = (vi: string, en: string) => ({ vi, en })

/** What a province begins with. Thresholds are wide: a doubt that is none costs an officer's morning. */
export const defaultValidationRules: Omit<ValidationRule, 'version'>[] = [
  {
    id: 'dossiers-unusual',
    name: both('Số hồ sơ tiếp nhận khác thường', 'Dossiers received are unusual'),
    test: { kind: 'usual', measure: 'dossiers_received', z: 10, atLeast: 100 },
    severity: 'quarantine',
    enabled: true,
  },
  {
    id: 'documents-unusual',
    name: both('Số văn bản đến khác thường', 'Incoming documents are unusual'),
    test: { kind: 'usual', measure: 'documents_incoming', z: 10, atLeast: 100 },
    severity: 'warn',
    enabled: true,
  },
  {
    id: 'signings-cover-documents',
    name: both('Văn bản ký số không vượt số lượt ký', 'Signed documents do not exceed signings'),
    test: {
      kind: 'compare',
      left: ['documents_signed'],
      comparator: 'at-most',
      right: ['signings'],
      missing: 'skip-any',
      tolerance: 0,
    },
    severity: 'warn',
    enabled: true,
  },
]
