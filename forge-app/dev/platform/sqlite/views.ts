import { NUMBERED } from './schema';

/** Bytes; a character takes four. */
export const LONGEST_KEY = 3072;

const TABLES = "sqlite_schema m where m.type = 'table' and m.name not like 'sqlite_%'";
/** Every index, column by column; SQLite lists none for a key that it numbers by itself. */
const INDEXED = `select m.name as t, iif(l.origin = 'pk', 'PRIMARY', substr(l.name, length(m.name) + 2)) as i, i.name as c, i.seqno + 1 as place, l."unique" as one from pragma_index_list(m.name) l join pragma_index_info(l.name) i join ${TABLES}
  union all select m.name, 'PRIMARY', c.name, 1, 1 from pragma_table_info(m.name) c join ${TABLES} and c.pk and c.type = '${NUMBERED}'`;
const size = (kind: string) => `cast((select coalesce(sum(s.pgsize), 0) from dbstat s join sqlite_schema o on o.name = s.name where s.aggregate = true and o.tbl_name = m.name and o.type = '${kind}') as text)`;

/** What is asked of INFORMATION_SCHEMA here. Sizes are this file's own. */
export const VIEWS = `
create temp view \`information_schema.tables\` as select 'forge' as table_schema, m.name as table_name, ${size('table')} as data_length, ${size('index')} as index_length from ${TABLES};
create temp view \`information_schema.statistics\` as select 'forge' as table_schema, t as table_name, i as index_name, c as column_name, place as seq_in_index, not one as non_unique from (${INDEXED});`;

/** Keys over the limit, and those over a column of text without an end. */
export const WIDE_KEYS = `select 1 from (${INDEXED}) k join pragma_table_info(k.t) p on p.name = k.c
  group by k.t, k.i having sum(case when p.type like 'varchar(%' then 4 * cast(substr(p.type, 9) as int) when lower(p.type) like '%text' then ${LONGEST_KEY + 1} else 8 end) > ${LONGEST_KEY}`;
