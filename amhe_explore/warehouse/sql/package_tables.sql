-- Question: which tables does a warehouse hold, and what is in each?
-- Grain: one row a table. Reads: the comments of comments.sql.
select table_name, coalesce(comment, '')
from duckdb_tables()
where not internal and schema_name = 'main' and table_name like 'core\_%' escape '\'
order by table_name
