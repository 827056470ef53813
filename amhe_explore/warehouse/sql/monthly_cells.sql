-- Question: what do the monthly statistics say of $place?
-- Grain: one row a month and measure, oldest first. Reads: core_activity_monthly.
select period, measure, value, flag, rounded_to, source
from core_activity_monthly
where place = $place
order by period, measure
