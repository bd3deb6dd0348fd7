import { pageNames } from './page-names.ts'
import type { FeatureFaultKind, FileFaultKind } from '../unit/boundary.ts'
import type { Text } from '../text.ts'

/** Why a file of boundaries is refused as a whole. */
export const fileFaultTexts: Readonly<Record<FileFaultKind, Text>> = {
  'too-large': {
    vi: 'Tệp lớn hơn 20 MB. Hãy giản lược bớt đường ranh giới (ví dụ còn 1/10 số điểm) rồi nhập lại.',
    en: 'The file is larger than 20 MB. Simplify its lines (to a tenth of their points, say) and try again.',
  },
  'not-json': { vi: 'Tệp không phải JSON, hoặc bị đứt giữa chừng.', en: 'The file is no JSON, or breaks off.' },
  'not-geojson': {
    vi: 'Tệp không phải GeoJSON dạng FeatureCollection.',
    en: 'The file is no GeoJSON FeatureCollection.',
  },
  'other-projection': {
    vi: 'Tệp khai hệ tọa độ “{detail}”. Hãy chuyển sang WGS 84 (EPSG:4326) rồi nhập lại.',
    en: 'The file says it is in “{detail}”. Convert it to WGS 84 (EPSG:4326) and try again.',
  },
  'in-metres': {
    vi: 'Tọa độ tính bằng mét (như VN-2000 hoặc UTM), không phải độ. Hãy chuyển sang WGS 84 (EPSG:4326) rồi nhập lại.',
    en: 'The coordinates are in metres (as VN-2000 or UTM), not in degrees. Convert the file to WGS 84 (EPSG:4326).',
  },
  swapped: {
    vi: 'Kinh độ và vĩ độ bị đổi chỗ: GeoJSON ghi kinh độ trước.',
    en: 'Longitude and latitude are swapped: GeoJSON writes the longitude first.',
  },
  elsewhere: { vi: 'Các hình nằm ngoài lãnh thổ Việt Nam.', en: 'The shapes lie outside of Vietnam.' },
  'too-many-features': {
    vi: 'Tệp có {detail} đối tượng; nhiều nhất được 5.000.',
    en: 'The file has {detail} features; at most 5,000 are read.',
  },
  'too-many-points': {
    vi: 'Tệp có hơn 2 triệu điểm. Hãy giản lược rồi nhập lại.',
    en: 'The file has more than 2 million points. Simplify it and try again.',
  },
  'nothing-matched': {
    vi: 'Không đối tượng nào khớp với xã, phường trong danh mục: cần một thuộc tính ghi mã 5 chữ số hoặc tên đơn vị.',
    en: 'No feature is a commune or ward of the catalogue: a property must hold its five-digit code or its name.',
  },
  'took-too-long': {
    vi: 'Đọc tệp quá {detail} giây nên đã dừng. Hãy giản lược rồi nhập lại.',
    en: 'Reading the file took more than {detail} {detail:second|seconds} and was stopped. Simplify it and try again.',
  },
  'reader-died': {
    vi: 'Không đọc được tệp: nội dung cần nhiều bộ nhớ hơn mức cho phép. Hãy giản lược rồi nhập lại.',
    en: 'The file could not be read: it needs more memory than it may have. Simplify it and try again.',
  },
}

/** Why one feature is left out. */
export const featureFaultTexts: Readonly<Record<FeatureFaultKind, Text>> = {
  'no-geometry': { vi: 'Không có hình', en: 'It has no geometry' },
  'not-a-polygon': { vi: 'Không phải vùng (Polygon, MultiPolygon)', en: 'It is no Polygon or MultiPolygon' },
  'not-a-position': { vi: 'Có tọa độ không phải số', en: 'A coordinate is no number' },
  'ring-open': { vi: 'Đường ranh giới không khép kín', en: 'A border does not close' },
  'ring-short': { vi: 'Đường ranh giới có ít hơn ba góc', en: 'A border has fewer than three corners' },
  'self-intersects': { vi: 'Đường ranh giới tự cắt', en: 'A border crosses itself' },
  'hole-outside': { vi: 'Lỗ thủng nằm ngoài vùng', en: 'A hole lies outside of its shape' },
  elsewhere: { vi: 'Nằm ngoài lãnh thổ Việt Nam', en: 'It lies outside of Vietnam' },
  'no-unit': { vi: 'Mã và tên không có trong danh mục', en: 'Neither its code nor its name is in the catalogue' },
  'several-units': {
    vi: 'Tên trùng giữa nhiều đơn vị, không có mã',
    en: 'Several units bear its name, and it has no code',
  },
  'code-and-name': {
    vi: 'Mã là của một đơn vị, tên là của đơn vị khác',
    en: 'Its code is one unit’s, its name another’s',
  },
  'unit-twice': { vi: 'Nhiều đối tượng cùng là một đơn vị', en: 'Several features are the same unit' },
  'no-territory': { vi: 'Đơn vị không có địa bàn trên bản đồ', en: 'The unit has no territory on the map' },
  'far-away': { vi: 'Cách trung tâm đơn vị hơn 25 km', en: 'It lies more than 25 km from the unit’s centre' },
}

export const boundarySays = {
  busy: {
    vi: 'Đang đọc một tệp ranh giới khác. Hãy thử lại sau ít phút.',
    en: 'Another file of boundaries is being read. Try again in a few minutes.',
  },
  otherFile: {
    vi: 'Tệp gửi lên không phải tệp đã kiểm tra. Hãy kiểm tra lại rồi lưu.',
    en: 'This is not the file that was checked. Check it again, then keep it.',
  },
  noSuchVersion: { vi: 'Không có bản ranh giới này.', en: 'There is no such version.' },
  holdsAlready: { vi: 'Bản này đang được dùng.', en: 'This version holds already.' },
} as const satisfies Record<string, Text>

/** The page of the import, and the choice on maps. */
export const boundaryPageMessages = {
  title: pageNames.boundaries,
  under: {
    vi: 'Bản đồ mặc định là ô vuông diện tích bằng nhau. Nhập ranh giới thật (GeoJSON, WGS 84) thì mọi bản đồ có thêm lựa chọn vẽ theo ranh giới.',
    en: 'Maps are tiles of the same size unless told otherwise. With real boundaries (GeoJSON, WGS 84) every map can be drawn by them too.',
  },
  file: { vi: 'Tệp GeoJSON (tối đa 20 MB)', en: 'A GeoJSON file (20 MB at most)' },
  fileHint: {
    vi: 'Mỗi đối tượng cần mã đơn vị 5 chữ số, hoặc tên (có dấu hay không đều được).',
    en: 'Each feature needs the unit’s five-digit code, or its name (with or without tone marks).',
  },
  check: { vi: 'Kiểm tra tệp', en: 'Check the file' },
  checking: { vi: 'Đang đọc tệp…', en: 'Reading the file…' },
  keep: { vi: 'Lưu ranh giới này', en: 'Keep these boundaries' },
  report: { vi: 'Tệp này mang lại gì', en: 'What this file brings' },
  reportUnder: { vi: 'Chưa lưu gì.', en: 'Nothing is kept yet.' },
  matched: { vi: 'Khớp {n} trên {all} xã, phường', en: '{n} of {all} communes and wards matched' },
  byCode: { vi: 'theo mã (thuộc tính “{property}”)', en: 'by code (property “{property}”)' },
  byName: { vi: 'theo tên (thuộc tính “{property}”)', en: 'by name (property “{property}”)' },
  byNameOnly: { vi: '{n} đơn vị chỉ khớp theo tên:', en: '{n} {n:unit was|units were} matched by name only:' },
  faults: { vi: '{n} đối tượng bị bỏ', en: '{n} {n:feature|features} left out' },
  faultsMore: { vi: 'và {n} đối tượng nữa', en: 'and {n} more' },
  feature: { vi: 'Đối tượng', en: 'Feature' },
  why: { vi: 'Lý do', en: 'Why' },
  unmapped: { vi: '{n} đơn vị chưa có ranh giới:', en: '{n} {n:unit has|units have} no boundary:' },
  holes: {
    vi: '{n} đơn vị có lỗ thủng không thuộc đơn vị nào:',
    en: '{n} {n:unit has|units have} a hole that is nobody’s:',
  },
  gaps: { vi: '{n} khoảng trống giữa các đơn vị', en: '{n} {n:gap|gaps} between units' },
  noGaps: { vi: 'Không có khoảng trống giữa các đơn vị.', en: 'No gap between units.' },
  points: {
    vi: 'Giản lược từ {before} còn {after} điểm; đường chung của hai đơn vị vẫn là một đường.',
    en: 'Simplified from {before} to {after} points; a border of two units stays one line.',
  },
  size: { vi: '{n} KB, {features} đối tượng', en: '{n} KB, {features} features' },
  versions: { vi: 'Các bản đã nhập', en: 'Imported versions' },
  versionsNone: { vi: 'Chưa nhập ranh giới: mọi bản đồ là bản đồ ô.', en: 'None yet: every map is one of tiles.' },
  version: { vi: 'Bản', en: 'Version' },
  recorded: { vi: 'Nhập lúc', en: 'Imported' },
  brought: { vi: 'Nội dung', en: 'What it brought' },
  holds: { vi: 'đang dùng', en: 'holds now' },
  offMap: { vi: 'Bỏ ranh giới, chỉ dùng bản đồ ô', en: 'Boundaries taken off, tiles alone' },
  acts: { vi: 'Thao tác', en: 'Actions' },
  restore: { vi: 'Dùng lại', en: 'Use again' },
  restoreOf: { vi: 'Dùng lại bản {n}', en: 'Use version {n} again' },
  withdraw: { vi: 'Chỉ dùng bản đồ ô', en: 'Tiles alone' },
  preview: { vi: 'Hình vẽ thử', en: 'How it looks' },
  theVersions: { vi: 'các bản ranh giới', en: 'the versions' },
  mapAs: { vi: 'Kiểu bản đồ', en: 'Kind of map' },
  tiles: { vi: 'Ô', en: 'Tiles' },
  boundaries: { vi: 'Ranh giới', en: 'Boundaries' },
  areaNote: {
    vi: 'Đơn vị rộng không phải đơn vị có nhiều hồ sơ: diện tích trên bản đồ không nói gì về khối lượng.',
    en: 'A wide unit is not one with many dossiers: area on the map says nothing of how much there is.',
  },
} as const satisfies Record<string, Text>
