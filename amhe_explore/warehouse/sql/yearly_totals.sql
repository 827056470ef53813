-- Question: how did the whole place's stages change over the years?
-- Grain: one row a period and measure. Reads: core_activity.
select period::varchar, measure::varchar, value
from core_activity
where place = $place and characteristic = 'total'
    and measure in ('referrals', 'started', 'finished') and value is not null
order by 1, 2
