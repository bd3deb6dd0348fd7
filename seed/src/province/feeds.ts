import type { Day } from 'shared/day.ts'
import type { Feed, FeedFormat, Schedule } from 'shared/feed/feed.ts'
import type { Text } from 'shared/text.ts'
import { both } from './both.ts'

/** Subsystems that answer over HTTP, in the order of their ports: the control port first, then one port each. */
export const servedSubsystems = [
  'mot-cua',
  'van-ban',
  'dvcqg',
  'phan-anh',
  'ky-so',
  'cong-tttt',
  'tslcd',
  'hoi-nghi',
  'lgsp',
] as const
export type ServedSubsystem = (typeof servedSubsystems)[number]

/** Where each feed is asked, on the server of its subsystem. */
export const feedPaths = {
  'mot-cua': '/api/thong-ke/ho-so',
  'van-ban': '/api/thong-ke/van-ban',
  'thu-tuc': '/api/procedures/statistics',
  'phan-anh': '/api/thong-ke/phan-anh',
  'ky-so': '/api/luot-ky',
  'chung-thu-so': '/api/chung-thu-so',
  'cong-tttt': '/api/kiem-tra',
  tslcd: '/bao-cao/duong-truyen.csv',
  'hoi-nghi': '/bao-cao/diem-cau.csv',
  lgsp: '/log/giao-dich.jsonl',
} as const
export type FeedId = keyof typeof feedPaths

const every = (minutes: number): Schedule => ({ kind: 'every', minutes })
const daily = (at: string): Schedule => ({ kind: 'daily', at })

interface Plan {
  id: FeedId
  subsystem: ServedSubsystem
  dataset: string
  format: FeedFormat
  name: Text
  schedule: Schedule
  backfillDays: number
  recheckDays: number
  lagHours: number
}

/** Figures of a day are there the next morning; what is counted by week or month has a little longer. */
const plans: Plan[] = [
  {
    id: 'mot-cua',
    subsystem: 'mot-cua',
    dataset: 'dossier',
    format: 'dossier-json',
    name: both('Thống kê hồ sơ theo ngày tiếp nhận', 'Dossiers by day of reception'),
    schedule: every(30),
    backfillDays: 92,
    recheckDays: 15,
    lagHours: 8,
  },
  {
    id: 'van-ban',
    subsystem: 'van-ban',
    dataset: 'document',
    format: 'document-json',
    name: both('Thống kê văn bản đến, văn bản đi', 'Incoming and outgoing documents'),
    schedule: every(60),
    backfillDays: 92,
    recheckDays: 15,
    lagHours: 8,
  },
  {
    id: 'thu-tuc',
    subsystem: 'dvcqg',
    dataset: 'procedure',
    format: 'procedure-json',
    name: both('Thống kê thủ tục và dịch vụ công trên DVCQG', 'Procedures and services on the national portal'),
    schedule: daily('06:30'),
    backfillDays: 366,
    recheckDays: 60,
    lagHours: 48,
  },
  {
    id: 'phan-anh',
    subsystem: 'phan-anh',
    dataset: 'petition',
    format: 'petition-json',
    name: both('Phản ánh, kiến nghị và đánh giá theo tuần', 'Petitions and ratings by week'),
    schedule: daily('06:40'),
    backfillDays: 366,
    recheckDays: 28,
    lagHours: 12,
  },
  {
    id: 'ky-so',
    subsystem: 'ky-so',
    dataset: 'signature',
    format: 'signature-json',
    name: both('Lượt ký số theo ngày', 'Signing operations by day'),
    schedule: every(60),
    backfillDays: 184,
    recheckDays: 15,
    lagHours: 8,
  },
  {
    id: 'chung-thu-so',
    subsystem: 'ky-so',
    dataset: 'certificate',
    format: 'certificate-json',
    name: both('Chứng thư số còn hiệu lực theo tuần', 'Valid certificates by week'),
    schedule: daily('06:45'),
    backfillDays: 366,
    recheckDays: 28,
    lagHours: 12,
  },
  {
    id: 'cong-tttt',
    subsystem: 'cong-tttt',
    dataset: 'portal',
    format: 'checklist-json',
    name: both('Kiểm tra cổng, trang thông tin điện tử', 'Checks of web portals'),
    schedule: daily('06:50'),
    backfillDays: 366,
    recheckDays: 60,
    lagHours: 48,
  },
  {
    id: 'tslcd',
    subsystem: 'tslcd',
    dataset: 'line',
    format: 'line-csv',
    name: both('Báo cáo đường truyền TSLCD theo ngày', 'Lines of the dedicated network by day'),
    schedule: every(60),
    backfillDays: 184,
    recheckDays: 10,
    lagHours: 8,
  },
  {
    id: 'hoi-nghi',
    subsystem: 'hoi-nghi',
    dataset: 'meeting',
    format: 'meeting-csv',
    name: both('Nhật ký điểm cầu hội nghị trực tuyến', 'Call records of video-conference sites'),
    schedule: daily('06:20'),
    backfillDays: 184,
    recheckDays: 10,
    lagHours: 8,
  },
  {
    id: 'lgsp',
    subsystem: 'lgsp',
    dataset: 'gateway',
    format: 'gateway-jsonl',
    name: both('Nhật ký giao dịch LGSP', 'Call log of the LGSP'),
    schedule: every(60),
    backfillDays: 92,
    recheckDays: 5,
    lagHours: 8,
  },
]

/** The simulator listens on consecutive ports; its first is the control port. */
export function portOf(subsystem: ServedSubsystem, controlPort: number): number {
  return controlPort + 1 + servedSubsystems.indexOf(subsystem)
}

const limits = { deadlineMs: 15_000, maxBytes: 64_000_000 }

/**
 * What the program counts itself, from the day on which it began to watch. Connections are counted the morning after; the
 * arrival of records when even the slowest feed has been asked for the day.
 */
const ownFeeds = (watchedFrom: Day): Feed[] => [
  {
    id: 'do-ket-noi',
    subsystem: 'nhip-so',
    dataset: 'connection',
    format: 'connection-json',
    name: both('Số đo kết nối theo ngày', 'Measurements of connections by day'),
    schedule: every(60),
    backfillDays: 31,
    recheckDays: 3,
    lagHours: 1,
    url: 'own:',
    historyFrom: watchedFrom,
    ...limits,
  },
  {
    id: 'do-dung-han',
    subsystem: 'nhip-so',
    dataset: 'arrival',
    format: 'arrival-json',
    name: both('Bản ghi đúng hạn theo ngày', 'Records in time by day'),
    schedule: every(60),
    backfillDays: 31,
    recheckDays: 3,
    lagHours: 80,
    url: 'own:',
    historyFrom: watchedFrom,
    ...limits,
  },
]

export function feedsAt(simulator: URL, historyFrom: Day, watchedFrom: Day): Feed[] {
  const controlPort = Number(simulator.port || (simulator.protocol === 'https:' ? 443 : 80))
  const asked = plans.map((plan) => {
    const address = new URL(feedPaths[plan.id], simulator)
    address.port = String(portOf(plan.subsystem, controlPort))
    return { ...plan, url: address.href, historyFrom, ...limits }
  })
  return [...asked, ...ownFeeds(watchedFrom < historyFrom ? historyFrom : watchedFrom)]
}
