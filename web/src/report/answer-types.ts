import type { Answer } from '../http.ts'

export type Detail = Answer<'readReport'>
export type ReportBrief = Detail['report']
