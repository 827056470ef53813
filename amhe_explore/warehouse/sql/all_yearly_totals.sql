-- Question: how did each place's stages change over the years?
-- Grain: one row a place, period and measure. Reads: core_activity.
select place::varchar, period::varchar, measure::varchar, value
from core_activity
where characteristic = 'total'
    and measure in ('referrals', 'started', 'finished') and value is not null
order by 1, 2, 3
