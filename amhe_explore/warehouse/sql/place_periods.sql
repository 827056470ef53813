-- Question: in which periods does each place have figures?
-- Grain: one row a place and period. Reads: core_activity.
select distinct place::varchar, period::varchar
from core_activity
where characteristic = 'total'
order by 1, 2
