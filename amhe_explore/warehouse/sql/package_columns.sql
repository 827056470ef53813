-- Question: what does each column of each table hold?
-- Grain: one row a column, in order. Reads: the comments of comments.sql.
select table_name, column_name, split_part(data_type, '(', 1), coalesce(comment, '')
from duckdb_columns()
where not internal and schema_name = 'main' and table_name like 'core\_%' escape '\'
order by table_name, column_index
