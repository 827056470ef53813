-- Question: where is a part larger than its whole, beyond what rounding allows?
-- Grain: one row a cell. Reads: core_activity.
with wide as (
    select
        place, period, characteristic, "group", any_value(rounded_to) as rounded_to,
        max(value) filter (where measure = 'finished') as finished,
        max(value) filter (where measure = 'ended') as ended,
        max(value) filter (where measure = 'at_caseness') as at_caseness,
        max(value) filter (where measure = 'not_at_caseness') as not_at_caseness,
        max(value) filter (where measure = 'recovered') as recovered,
        max(value) filter (where measure = 'reliably_recovered') as reliably_recovered,
        max(value) filter (where measure = 'improved') as improved,
        max(value) filter (where measure = 'deteriorated') as deteriorated
    from core_activity
    where characteristic in (select characteristic from core_characteristic where offered)
    group by all
),
pairs as (
    select place, period, characteristic, "group", rounded_to, 'recovered' as part, recovered as small, 'finished' as whole, finished as large from wide
    union all select place, period, characteristic, "group", rounded_to, 'reliably_recovered', reliably_recovered, 'recovered', recovered from wide
    union all select place, period, characteristic, "group", rounded_to, 'at_caseness', at_caseness, 'finished', finished from wide
    union all select place, period, characteristic, "group", rounded_to, 'not_at_caseness', not_at_caseness, 'finished', finished from wide
    union all select place, period, characteristic, "group", rounded_to, 'improved', improved, 'finished', finished from wide
    union all select place, period, characteristic, "group", rounded_to, 'deteriorated', deteriorated, 'finished', finished from wide
    union all select place, period, characteristic, "group", rounded_to, 'finished', finished, 'ended', ended from wide
)
select
    place || ', ' || period,
    characteristic || ' ' || "group" || ' ' || part || ' ' || small::bigint || ' of ' || whole || ' '
        || large::bigint
from pairs
where small > large + case when rounded_to = 1 then 0 else 4 end
order by all
