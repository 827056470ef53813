-- Question: where does England less the sum of its ICBs differ from the published remainder by more
-- than rounding (2.5 for each place) allows?
-- Grain: one row a period. Reads: core_activity, core_remainder.
with england as (
    select period, value from core_activity
    where place = 'england:ENG' and characteristic = 'total' and measure = 'referrals'
),
summed as (
    select period, sum(value) as value, count(*) as places from core_activity
    where characteristic = 'total' and measure = 'referrals' and place::varchar like 'icb:%'
    group by period
),
left_over as (
    select period, value from core_remainder where measure = 'referrals' and place_type = 'icb'
)
select
    'England, ' || e.period::varchar,
    'referrals ' || format('{:,}', e.value::bigint) || ' less the ICBs ' || format('{:,}', s.value::bigint)
        || ' is not the published remainder ' || format('{:,}', l.value::bigint)
from england e
join summed s using (period)
join left_over l on l.period = e.period::varchar
where abs(e.value - s.value - l.value) > 2.5 * (s.places + 1)
order by all
