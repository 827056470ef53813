-- Question: what stands in $table?
-- Grain: one row a row of that table, as stored. Reads: the table named.
from query_table($table)
