-- Question: by which characteristics are figures of $place published, in which periods?
-- Grain: one row a characteristic and period. Reads: core_activity.
select distinct characteristic::varchar, period::varchar
from core_activity
where place = $place
order by 1, 2
