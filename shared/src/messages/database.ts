import type { Text } from '../text.ts'

/** What the program says of a PostgreSQL it was pointed at and cannot use. Whoever reads it administers that server. */
export const databaseSays = {
  away: {
    vi: 'Không kết nối được máy chủ PostgreSQL ({why}). Kiểm tra máy chủ, cổng và tường lửa, hoặc bỏ trống cấu hình này để dùng PostgreSQL đi kèm.',
    en: 'The PostgreSQL server cannot be reached ({why}). Check host, port and firewall, or leave this setting empty to use the one that comes along.',
  },
  noDatabase: {
    vi: 'Máy chủ không có cơ sở dữ liệu này. Tạo trước bằng: create database … owner <tài khoản trong DATABASE_URL>;',
    en: 'The server has no such database. Make it first: create database … owner <the account of DATABASE_URL>;',
  },
  ownerRefused: {
    vi: 'Máy chủ không nhận tài khoản hoặc mật khẩu này. Tài khoản cần quyền CREATE và TEMPORARY trên cơ sở dữ liệu: grant create, temporary on database … to <tài khoản>;',
    en: 'The server does not take this account or password. It needs CREATE and TEMPORARY on the database: grant create, temporary on database … to <account>;',
  },
  ownerLacks: {
    vi: "Tài khoản này thiếu quyền. Quản trị cơ sở dữ liệu chạy một lần: create role {role} login nosuperuser nocreatedb nocreaterole noinherit nobypassrls password '…'; grant create, temporary on database … to <tài khoản>; revoke temporary on database … from public; rồi đặt NHIPSO_APP_DATABASE_URL với {role} và mật khẩu đó.",
    en: "This account lacks a right. Once, the database administrator runs: create role {role} login nosuperuser nocreatedb nocreaterole noinherit nobypassrls password '…'; grant create, temporary on database … to <account>; revoke temporary on database … from public; then set NHIPSO_APP_DATABASE_URL with {role} and that password.",
  },
  appRefused: {
    vi: "Máy chủ không nhận tài khoản {role}, tài khoản chương trình dùng để làm việc. Quản trị cơ sở dữ liệu chạy: alter role {role} login password '…'; (và thêm một dòng trong pg_hba.conf nếu cần), rồi đặt cấu hình này thành postgresql://{role}:…@máy-chủ/cơ-sở-dữ-liệu.",
    en: "The server does not take {role}, the account the program works under. The database administrator runs: alter role {role} login password '…'; (and adds a line to pg_hba.conf where needed); then set this to postgresql://{role}:…@host/database.",
  },
  wallDown: {
    vi: 'Tài khoản {role} được quyền quá rộng ({faults}), nên phân quyền theo dòng không có tác dụng. Chạy: alter role {role} nosuperuser nobypassrls; revoke temporary on database … from public; grant temporary on database … to <tài khoản trong DATABASE_URL>; và thu hồi các quyền đã cấp thêm.',
    en: 'The account {role} may do too much ({faults}), so the row policies would not hold. Run: alter role {role} nosuperuser nobypassrls; revoke temporary on database … from public; grant temporary on database … to <the account of DATABASE_URL>; and revoke what it was granted besides.',
  },
} satisfies Record<string, Text>
