-- Question: which places have figures, from when to when, and what is the newest name of each?
-- Grain: one row a place. Reads: core_activity, stage_name.
with named as (
    select place, arg_max(name, (period, name)) as name from stage_name group by place
)
select a.place::varchar, min(a.period)::varchar, max(a.period)::varchar, any_value(n.name)
from (select distinct place, period from core_activity) a
left join named n on n.place = a.place::varchar
group by a.place
order by 1
