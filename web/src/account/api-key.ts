import type { Answer } from '../http.ts'

export type ApiKey = Answer<'listApiKeys'>['keys'][number]
