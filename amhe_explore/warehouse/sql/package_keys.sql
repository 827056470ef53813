-- Question: which columns name a row of each table?
-- Grain: one row a table with a primary key. Reads: the keys of schema.sql.
select table_name, constraint_column_names
from duckdb_constraints()
where constraint_type = 'PRIMARY KEY' and schema_name = 'main'
order by table_name
