-- Question: how many places of each type have figures in each period?
-- Grain: one row a period and type. Reads: core_activity, core_activity_monthly, core_place.
with active as (
    select distinct period::varchar as period, place::varchar as place from core_activity
    union
    select distinct period, place from core_activity_monthly
)
select a.period, p.type, count(distinct p.place)
from active a
join core_place p on p.place = a.place
group by all
order by all
