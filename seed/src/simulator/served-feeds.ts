import { type FeedId, feedPaths, type ServedSubsystem } from '../province/feeds.ts'
import { answerDocuments } from './answer-documents.ts'
import { answerDossiers } from './answer-dossiers.ts'
import { answerGateway } from './answer-gateway.ts'
import { answerLines } from './answer-lines.ts'
import { answerMeetings } from './answer-meetings.ts'
import { answerPetitionWeeks } from './answer-petition-weeks.ts'
import { answerPetitions } from './answer-petitions.ts'
import { answerPortals } from './answer-portals.ts'
import { answerProcedures } from './answer-procedures.ts'
import { answerCertificates, answerSignings } from './answer-signatures.ts'
import type { Answerer } from './asking.ts'

/** One address of a subsystem: what it answers, how it writes days, and the field its maker might rename. */
export interface ServedFeed {
  /** With `:unit`, each unit has an address of its own. */
  path: string
  answer: Answerer
  days: 'compact' | 'plain'
  contentType: string
  renamed: readonly [from: string, to: string]
  /** What it calls the first and the last day, where that is its own. */
  asks?: readonly [from: string, to: string]
  /** Answers nobody who does not know it. */
  secret?: { header: string; value: string }
}

const json = 'application/json; charset=utf-8'
const csv = 'text/csv; charset=utf-8'

const feed = (id: FeedId, answer: Answerer, contentType: string, renamed: readonly [string, string]): ServedFeed => ({
  path: feedPaths[id],
  answer,
  days: contentType === json ? 'compact' : 'plain',
  contentType,
  renamed,
})

/** No feed of the province asks it: it is there to be set up by form. */
const newPetitions: ServedFeed = {
  path: '/v2/bao-cao/tuan',
  answer: answerPetitionWeeks,
  days: 'plain',
  contentType: json,
  renamed: ['"dung_han":', '"kip_thoi":'],
  asks: ['tu', 'den'],
  secret: { header: 'x-khoa', value: 'phan-anh-trinh-dien' },
}

/** The same, at an address of each unit: `/api/xa/13285/phan-anh`. */
const petitionsOfUnit: ServedFeed = { ...newPetitions, path: '/api/xa/:unit/phan-anh' }

/** The one-stop system, unit by unit and one day at a time. */
const dossiersOfUnit: ServedFeed = {
  path: '/api/xa/:unit/hoso',
  answer: answerDossiers,
  days: 'plain',
  contentType: json,
  renamed: ['"tiepNhan":', '"soTiepNhan":'],
  asks: ['ngay', 'ngay'],
}

export const servedFeeds: Record<ServedSubsystem, ServedFeed[]> = {
  'mot-cua': [feed('mot-cua', answerDossiers, json, ['"tiepNhan":', '"soTiepNhan":']), dossiersOfUnit],
  'van-ban': [feed('van-ban', answerDocuments, json, ['"den":', '"vanBanDen":'])],
  dvcqg: [feed('thu-tuc', answerProcedures, json, ['"authorityCount":', '"authorityTotal":'])],
  'phan-anh': [feed('phan-anh', answerPetitions, json, ['"received":', '"total":']), newPetitions, petitionsOfUnit],
  'ky-so': [
    feed('ky-so', answerSignings, json, ['{"data":', '{"items":']),
    feed('chung-thu-so', answerCertificates, json, ['"valid":', '"active":']),
  ],
  'cong-tttt': [feed('cong-tttt', answerPortals, json, ['"checkedOn":', '"date":'])],
  tslcd: [feed('tslcd', answerLines, csv, ['phut_hoat_dong', 'so_phut_hoat_dong'])],
  'hoi-nghi': [feed('hoi-nghi', answerMeetings, csv, ['tham_gia', 'trang_thai'])],
  lgsp: [feed('lgsp', answerGateway, 'application/x-ndjson; charset=utf-8', ['"calls":', '"count":'])],
}
