-- Question: for which annual periods is England itself not loaded? Nothing can be compared then.
-- Grain: one row a period. Reads: core_period, core_activity.
select 'England, ' || period, 'has no figures: nothing in this year can be compared with England'
from core_period
where kind = 'annual' and period not in (
    select period::varchar from core_activity where place = 'england:ENG'
)
order by all
