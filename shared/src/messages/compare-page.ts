import type { WhyNot } from '../statistics/no-answer.ts'
import type { Text } from '../text.ts'

/** Units beside one another: funnel, intervals, heat table, map, ranks. */
export const comparePageMessages = {
  title: { vi: 'So sánh các đơn vị', en: 'Comparing units' },
  under: {
    vi: 'So với nhau theo quy mô và mức dao động, không xếp theo số thô.',
    en: 'By size and by how much chance moves figures, not by raw rates.',
  },
  what: { vi: 'số liệu so sánh', en: 'the comparison' },
  views: { vi: 'Cách xem', en: 'View' },
  funnel: { vi: 'Phễu', en: 'Funnel' },
  strip: { vi: 'Dải', en: 'Intervals' },
  heat: { vi: 'Bảng nhiệt', en: 'Heat table' },
  map: { vi: 'Bản đồ', en: 'Map' },
  rank: { vi: 'Xếp hạng', en: 'Ranks' },
  kpi: { vi: 'Chỉ tiêu', en: 'Indicator' },
  toKpi: { vi: 'Trang của chỉ tiêu', en: 'Page of the indicator' },

  // Peers
  peers: { vi: 'Cụm so sánh', en: 'Peers' },
  byKind: { vi: 'Theo loại', en: 'By kind' },
  byFormer: { vi: 'Theo địa bàn cũ', en: 'By former province' },
  bySize: { vi: 'Theo quy mô hồ sơ', en: 'By number of dossiers' },
  smallest: { vi: 'nhỏ nhất', en: 'smallest' },
  largest: { vi: 'lớn nhất', en: 'largest' },
  near: { vi: '8 đơn vị gần nhất với …', en: 'The 8 nearest to …' },
  chosen: { vi: 'Tự chọn', en: 'Chosen by hand' },
  nearUnit: { vi: 'Đơn vị làm gốc', en: 'Nearest to which unit' },
  addUnit: { vi: 'Thêm đơn vị', en: 'Add a unit' },
  dropUnit: { vi: 'Bỏ {unit}', en: 'Remove {unit}' },
  asCompared: { vi: 'So như đã lập', en: 'As compared by' },
  byPeriod: { vi: 'Cụm của kỳ đang xem', en: 'The peers of the period' },
  versionOf: {
    vi: 'Bản {version}, lập {made}, áp dụng từ {from}',
    en: 'Version {version}, made {made}, in force since {from}',
  },
  versionOnly: { vi: 'Bản {version}', en: 'Version {version}' },
  peersSaid: {
    vi: '{name}: {n} đơn vị. Bản {version} của cụm so sánh, áp dụng từ {from}.',
    en: '{name}: {n} {n:unit|units}. Version {version} of the peers, in force since {from}.',
  },

  // Funnel
  behindTitle: { vi: 'Kém hẳn so với nhóm', en: 'Far behind the peers' },
  behindSaid: {
    vi: '{n} đơn vị ngoài giới hạn 99,8% về phía kém, xếp theo số trường hợp kém hơn mức chung {centre}.',
    en: '{n} {n:unit lies|units lie} beyond 99.8% on the bad side, by how many cases they are behind {centre}.',
  },
  behindBy: { vi: 'Kém', en: 'Behind by' },
  behindText: {
    vi: '{unit}: {kpi} {value}, kém mức chung {centre} của nhóm hơn mức ngẫu nhiên, tương đương {effect} trường hợp.',
    en: '{unit}: {kpi} {value}, behind the peers’ {centre} by more than chance, {effect} {effect:case|cases}.',
  },
  behindCases: { vi: '{n} trường hợp', en: '{n} {n:case|cases}' },
  funnelTitle: { vi: '{kpi}: mỗi đơn vị một chấm', en: '{kpi}: a point for each unit' },
  funnelSummary: {
    vi: '{high} đơn vị cao hơn và {low} đơn vị thấp hơn hẳn mức chung {centre}, ngoài giới hạn 99,8%. {within} đơn vị còn lại chưa khác mức chung.',
    en: '{high} {high:unit stands|units stand} above and {low} below the common {centre}, beyond 99.8% limits. The other {within} cannot be told from it.',
  },
  dispersed: {
    vi: 'Biến động vượt mức ngẫu nhiên (φ = {phi}); giới hạn đã nới theo.',
    en: 'They differ by more than chance (φ = {phi}); the limits allow for it.',
  },
  undispersed: {
    vi: 'Biến động ở mức ngẫu nhiên (φ = {phi}).',
    en: 'They differ as chance would have it (φ = {phi}).',
  },
  cases: { vi: 'Mẫu số (thang logarit)', en: 'Cases (logarithmic)' },
  centre: { vi: 'Mức chung', en: 'Common level' },
  target: { vi: 'Mục tiêu', en: 'Target' },
  limits998: { vi: 'Giới hạn 99,8%', en: '99.8% limits' },
  limits95: { vi: 'Giới hạn 95%', en: '95% limits' },
  farHigh: { vi: 'Cao hơn hẳn', en: 'Far above' },
  farLow: { vi: 'Thấp hơn hẳn', en: 'Far below' },
  within: { vi: 'Chưa khác mức chung', en: 'Not told apart' },
  unjudged: { vi: 'Thiếu số liệu, chưa xét', en: 'Incomplete, not judged' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  goodSide: { vi: 'tốt', en: 'good' },
  badSide: { vi: 'cần xem', en: 'to look at' },

  // Strip
  stripTitle: { vi: '{kpi}: kết quả và khoảng tin cậy 95%', en: '{kpi}: figures and their 95% intervals' },
  stripSummary: {
    vi: 'Chấm là kết quả, vạch ngang là khoảng tin cậy 95%, nét dọc là ước lượng đã co về nhóm, dùng để xếp thứ tự dải này. Con số chính thức là kết quả.',
    en: 'The dot is the figure, the bar its 95% interval, the tick the estimate drawn towards the peers, which orders this strip. The figure is the official one.',
  },
  shrunk: { vi: 'Ước lượng đã co về nhóm', en: 'Estimate drawn to peers' },
  interval: { vi: 'Khoảng tin cậy 95%', en: '95% interval' },
  intervalLow: { vi: 'Khoảng tin cậy 95%, cận dưới', en: '95% interval, lower end' },
  intervalHigh: { vi: 'Khoảng tin cậy 95%, cận trên', en: '95% interval, upper end' },
  position: { vi: 'So với mức chung', en: 'Against the common level' },
  noFigure: { vi: '{n} đơn vị không có kết quả để so.', en: '{n} {n:unit has|units have} no figure to compare.' },

  // Heat
  heatTitle: { vi: 'Mọi chỉ tiêu, mọi đơn vị', en: 'Every indicator, every unit' },
  heatSummary: {
    vi: '{units} đơn vị, {kpis} chỉ tiêu. {marked} ô ngoài giới hạn 99,8% được đánh dấu: ▲ cao hơn hẳn, ▼ thấp hơn hẳn; xanh là tốt, cam là cần xem.',
    en: '{units} {units:unit|units}, {kpis} {kpis:indicator|indicators}. {marked} {marked:cell|cells} beyond 99.8% limits are marked: ▲ far above, ▼ far below; blue is good, orange is to be looked at.',
  },
  heatHow: {
    vi: 'Mỗi ô mở chỉ tiêu của đúng đơn vị ấy; phím mũi tên đi từng ô, Enter mở.',
    en: 'Each cell opens that indicator of that unit; the arrow keys walk the cells, Enter opens one.',
  },
  heatTally: { vi: 'Tốt / cần xem', en: 'Good / to look at' },

  // Map
  mapTitle: { vi: '{kpi} trên bản đồ', en: '{kpi} on the map' },
  mapOnly: { vi: 'Chỉ tô các đơn vị trong cụm so sánh.', en: 'Only the peers are shaded.' },

  // Ranks
  rankTitle: { vi: '{kpi}: khoảng hạng', en: '{kpi}: ranges of ranks' },
  rankSummary: {
    vi: 'Mỗi đơn vị có thể giữ hạng nào với độ tin cậy 95%. {n} đơn vị được xếp; {share} biến động là khác biệt thật giữa các đơn vị.',
    en: 'Which ranks each unit may hold with 95% confidence. {n} {n:unit is|units are} ranked; {share} of what is seen is difference between units.',
  },
  rankRange: { vi: 'hạng {from}–{to}', en: 'rank {from}–{to}' },
  rankOne: { vi: 'hạng {from}', en: 'rank {from}' },
  expected: { vi: 'Hạng kỳ vọng', en: 'Expected rank' },
  rankColumn: { vi: 'Khoảng hạng', en: 'Range of ranks' },
  hidden: { vi: 'Không xếp hạng chỉ tiêu này trong kỳ.', en: 'This indicator is not ranked in this period.' },
  hiddenRankability: {
    vi: 'Chỉ {share} biến động giữa các đơn vị là khác biệt thật, dưới mức 50%; xếp hạng sẽ chủ yếu là ngẫu nhiên.',
    en: 'Only {share} of what is seen is difference between units, less than 50%; ranks would mostly be chance.',
  },
  hiddenFewUnits: {
    vi: 'Quá ít đơn vị đủ số liệu để xếp ({n}).',
    en: 'Too few units have enough figures to be ranked ({n}).',
  },
  hiddenNoDirection: {
    vi: 'Chỉ tiêu này không có chiều tốt, xấu.',
    en: 'Neither way is better for this indicator.',
  },
  tooFew: { vi: 'Quá ít để xếp hạng', en: 'Too few to rank' },
  tooFewRule: { vi: 'dưới {n} trường hợp', en: 'fewer than {n} cases' },
  notRanked: { vi: 'Không xếp hạng: {n} đơn vị', en: 'Not ranked: {n} {n:unit|units}' },
  incomplete: { vi: 'Chưa đủ số liệu để xếp hạng', en: 'Too incomplete to rank' },
  noValue: { vi: 'Không có kết quả', en: 'No figure' },

  noKpi: {
    vi: 'Chưa có chỉ tiêu nào của xã, phường để so sánh.',
    en: 'There is no indicator of communes to compare yet.',
  },
} as const satisfies Record<string, Text>

/** Why a statistic has no value, as a page says it. */
export const whyNotTexts: Readonly<Record<WhyNot, Text>> = {
  'not-counts': { vi: 'Số đếm không hợp lệ.', en: 'The counts are not valid.' },
  'more-than-all': { vi: 'Tử số lớn hơn mẫu số.', en: 'The numerator exceeds the denominator.' },
  'none-arose': { vi: 'Không phát sinh trong kỳ.', en: 'None arose in the period.' },
  'empty-group': { vi: 'Không có đơn vị nào có số liệu để so.', en: 'No unit has figures to compare.' },
  'one-unit': {
    vi: 'Chỉ có một đơn vị, không có gì để so.',
    en: 'There is one unit alone, with nothing to compare it to.',
  },
  'too-few': { vi: 'Quá ít trường hợp.', en: 'There are too few cases.' },
  'no-spread': { vi: 'Mọi đơn vị bằng nhau.', en: 'All units are equal.' },
  'not-a-proportion': {
    vi: 'Chỉ tiêu này không phải tỷ lệ nên không có phễu, khoảng tin cậy và xếp hạng.',
    en: 'This indicator is no proportion, so it has no funnel, no intervals and no ranks.',
  },
}
