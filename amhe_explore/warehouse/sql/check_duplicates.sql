-- Question: which place-years does a source list twice?
-- Grain: one row a place-year. Reads: core_duplicate.
select
    place || ', ' || period,
    'listed as ' || names || ' with the same figures; kept once (' || cells || ' repeated cells)'
from core_duplicate
order by all
