-- Question: whose referrals changed more than $fold times from one year to the next?
-- Grain: one row a place and period. Reads: core_activity, core_period.
with yearly as (
    select
        a.place, a.period, a.value,
        lag(a.value) over (partition by a.place order by a.period) as before,
        lag(p.starts) over (partition by a.place order by a.period) as before_starts,
        p.starts
    from core_activity a
    join core_period p on p.period = a.period::varchar
    where a.characteristic = 'total' and a.measure = 'referrals' and a.value is not null
)
select
    place || ', ' || period,
    'referrals ' || format('{:,}', before::bigint) || ' the year before, ' || format('{:,}', value::bigint)
from yearly
where before > 0 and before_starts = starts - interval 1 year
    and (value > $fold * before or before > $fold * value)
order by all
