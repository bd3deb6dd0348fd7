import { type Kysely, sql } from 'kysely'

/**
 * Where rows wait that came by COPY. The account the program works under may make no temporary table, or one of its own
 * could stand before the head of the trail; so the owner's hand makes these two, and nothing but rows go in.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create function open_staging(kind text) returns void
    language plpgsql security definer set search_path from current as $$
    begin
      if to_regclass('pg_temp.' || quote_ident(kind)) is not null then return; end if;
      case kind
        when 'coming_record' then
          create temporary table coming_record (day date, unit text, reason text, pointer int, counts bigint[])
            on commit delete rows;
        when 'coming_sum' then
          create temporary table coming_sum (kpi text collate "C", day date, numerator bigint[], denominator bigint[],
            reported int[], expected int[]) on commit delete rows;
      end case;
      execute format('grant select, insert on pg_temp.%I to %I', kind, session_user);
    end $$`.execute(db)
}
