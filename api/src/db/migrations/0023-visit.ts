import { type Kysely, sql } from 'kysely'

/** Working groups: what they ask, where they go, what was answered there on which phone, and what they photographed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const ask = (id: string, kind: 'yes-no' | 'number' | 'text' | 'photo', text: string, hint = '', required = false) => ({
  id,
  kind,
  text,
  hint,
  required,
})
/** What a first group can go with; the Department makes it its own by new versions. */
const firstQuestions = [
  ask('mang-on-dinh', 'yes-no', 'Đường truyền mạng tại bộ phận một cửa có ổn định trong giờ làm việc không?', '', true),
  ask('toc-do-mang', 'number', 'Tốc độ tải xuống đo được tại bộ phận một cửa (Mbps)', 'Đo ba lần, ghi số ở giữa'),
  ask('may-tinh', 'number', 'Số máy tính dùng được tại bộ phận một cửa', '', true),
  ask('may-quet', 'yes-no', 'Có máy quét dùng được để số hóa hồ sơ không?', '', true),
  ask('ky-so', 'yes-no', 'Công chức một cửa đã có chứng thư số và ký số được trên hệ thống chưa?', '', true),
  ask('dang-nhap', 'yes-no', 'Đăng nhập hệ thống giải quyết thủ tục hành chính có được ngay không?'),
  ask('he-thong-vuong', 'text', 'Hệ thống nào hay lỗi, lỗi gì, vào lúc nào?', 'Ghi mã lỗi và một mã hồ sơ làm ví dụ'),
  ask('ho-so-bi-tra', 'number', 'Số hồ sơ phải trả lại hoặc làm lại trong tháng do hệ thống'),
  ask('tap-huan', 'yes-no', 'Công chức mới đã được tập huấn sau sắp xếp đơn vị chưa?'),
  ask('kien-nghi', 'text', 'Kiến nghị của xã, phường'),
  ask('anh-bo-phan', 'photo', 'Ảnh bộ phận một cửa', 'Không chụp rõ mặt người dân và giấy tờ của họ'),
]

const statements = [
  // A version is never changed: what was answered stands to the question as it was put.
  sql`create table visit_template (
    id text not null,
    version int not null check (version > 0),
    name jsonb not null,
    questions jsonb not null,
    at timestamptz not null,
    by text,
    primary key (id, version)
  )`,
  sql`create table visit_plan (
    id uuid primary key default gen_random_uuid(),
    number bigint generated always as identity unique,
    title text not null check (length(title) between 5 and 200),
    leader text not null,
    -- The leader and the members, by account: they fill in.
    people text[] not null,
    guests text[] not null,
    from_day date not null,
    to_day date not null check (to_day >= from_day),
    units text[] not null,
    template text not null,
    template_version int not null,
    phase text not null default 'planned' check (phase in ('planned', 'cancelled')),
    -- How often the route was changed: who changes an older one is told.
    revision int not null default 0,
    made_at timestamptz not null,
    made_by text,
    cancelled_why text,
    foreign key (template, template_version) references visit_template (id, version),
    check (leader = any (people)),
    check ((phase = 'cancelled') = (cancelled_why is not null))
  )`,
  sql`create table visit (
    id uuid primary key default gen_random_uuid(),
    plan uuid not null references visit_plan,
    unit text not null references unit,
    day date not null,
    place int not null,
    phase text not null default 'planned' check (phase in ('planned', 'done')),
    ended_at timestamptz,
    unique (plan, unit),
    check ((phase = 'done') = (ended_at is not null))
  )`,
  sql`create index visit_unit on visit (unit, day)`,
  // Everything that was ever typed, in the order in which it came in; what stands is worked out of it.
  sql`create table visit_edit (
    visit uuid not null references visit,
    seq int not null,
    id uuid not null unique,
    question text not null,
    value jsonb not null,
    note text not null check (length(note) <= 2000),
    base uuid,
    settles uuid[] not null,
    made_at timestamptz not null,
    received_at timestamptz not null,
    by text,
    primary key (visit, seq)
  )`,
  // As it was drawn anew: without place, time and device.
  sql`create table visit_photo (
    id uuid primary key,
    visit uuid not null references visit,
    question text not null,
    image bytea not null check (length(image) <= 4000000),
    width int not null,
    height int not null,
    received_sha256 bytea not null,
    at timestamptz not null,
    by text
  )`,
  sql`create index visit_photo_visit on visit_photo (visit, question)`,
  sql`insert into visit_template (id, version, name, questions, at) values (
    'chuyen-doi-so', 1, ${JSON.stringify({ vi: 'Khảo sát chuyển đổi số tại cơ sở', en: 'Digital transformation on site' })},
    ${JSON.stringify(firstQuestions)}, now())`,
  // Who plans changes where a group goes; that a visit is over says the group alone.
  sql`create function guard_visit_end() returns trigger language plpgsql as $$
    begin
      if new.phase <> old.phase
        and not 'system' = any (string_to_array(coalesce(current_setting('app.all', true), ''), ','))
        and not exists (select from visit_plan p
          where p.id = new.plan and nullif(current_setting('app.person', true), '') = any (p.people))
      then raise exception 'a visit is ended by somebody who does not go along'
        using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$`,
  sql`create trigger visit_end before update on visit for each row execute function guard_visit_end()`,
  ...['visit_edit', 'visit_template'].flatMap((table) => [
    sql`create trigger ${sql.id(`${table}_append_only`)} before update or delete on ${sql.id(table)}
      for each row execute function refuse_register_change()`,
    sql`create trigger ${sql.id(`${table}_stays`)} before truncate on ${sql.id(table)}
      for each statement execute function refuse_register_change()`,
  ]),
]
