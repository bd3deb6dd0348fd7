import type { FeedFormat } from 'shared/feed/feed.ts'
import { readCertificateJson } from './certificate-json.ts'
import { readChecklistJson } from './checklist-json.ts'
import { readDocumentJson } from './document-json.ts'
import { readDossierJson } from './dossier-json.ts'
import { readGatewayJsonl } from './gateway-jsonl.ts'
import { readLineCsv } from './line-csv.ts'
import { readMeetingCsv } from './meeting-csv.ts'
import { readOwnJson } from './own-json.ts'
import { readPetitionJson } from './petition-json.ts'
import { readProcedureJson } from './procedure-json.ts'
import type { ReadContext, Reading } from './reading.ts'
import { readSignatureJson } from './signature-json.ts'

const readers: Record<FeedFormat, (bytes: Uint8Array, context: ReadContext) => Reading> = {
  'dossier-json': readDossierJson,
  'document-json': readDocumentJson,
  'procedure-json': readProcedureJson,
  'petition-json': readPetitionJson,
  'signature-json': readSignatureJson,
  'certificate-json': readCertificateJson,
  'checklist-json': readChecklistJson,
  'line-csv': readLineCsv,
  'meeting-csv': readMeetingCsv,
  'gateway-jsonl': readGatewayJsonl,
  'connection-json': (bytes, context) => readOwnJson('connection-json', bytes, context),
  'arrival-json': (bytes, context) => readOwnJson('arrival-json', bytes, context),
}

/** Judges the bytes of an answer. Pure: the same bytes and the same question give the same reading. */
export const readFeed = (format: FeedFormat, bytes: Uint8Array, context: ReadContext): Reading =>
  readers[format](bytes, context)
