-- Question: which counts below England are not rounded to 5?
-- Grain: one row a place and period. Reads: core_activity, core_measure.
select place || ', ' || period, count(*) || ' counts are not rounded to 5'
from core_activity
where rounded_to = 5 and value % 5 <> 0
    and measure::varchar in (select measure from core_measure where kind = 'count')
group by place, period
order by all
