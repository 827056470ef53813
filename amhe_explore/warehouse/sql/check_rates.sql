-- Question: which whole percentages below England lie outside what counts rounded to 5 allow?
-- A count of c means c-2 to c+2; the percentage is rounded to a whole number of the true counts.
-- Grain: one row a cell. Reads: core_activity, core_measure.
with wide as (
    select
        place, period, characteristic, "group",
        max(value) filter (where measure = 'finished') as finished,
        max(value) filter (where measure = 'not_at_caseness') as below,
        max(value) filter (where measure = 'recovered') as recovered,
        max(value) filter (where measure = 'reliably_recovered') as reliably_recovered,
        max(value) filter (where measure = 'improved') as improved,
        max(value) filter (where measure = 'deteriorated') as deteriorated,
        max(value) filter (where measure = 'recovery_published') as recovery_published,
        max(value) filter (where measure = 'reliable_recovery_published') as reliable_recovery_published,
        max(value) filter (where measure = 'reliable_improvement_published') as improvement_published,
        max(value) filter (where measure = 'deterioration_published') as deterioration_published
    from core_activity
    where rounded_to = 5 and characteristic in (
        select characteristic from core_characteristic where offered
    )
    group by all
),
rated as (
    select place, period, characteristic, "group", 'recovery' as rate, recovered as top,
        finished - below as base, 4 as slack, recovery_published as published from wide
    union all
    select place, period, characteristic, "group", 'reliable_recovery', reliably_recovered,
        finished - below, 4, reliable_recovery_published from wide
    union all
    select place, period, characteristic, "group", 'reliable_improvement', improved, finished, 2,
        improvement_published from wide
    union all
    select place, period, characteristic, "group", 'deterioration', deteriorated, finished, 2,
        deterioration_published from wide
)
select
    place || ', ' || period,
    characteristic || ' ' || "group" || ' ' || rate || ' ' || published || '%, the counts '
        || top::bigint || ' of ' || base::bigint || ' allow '
        || round(100 * greatest(top - 2, 0) / (base + slack), 1) || ' to '
        || round(100 * least((top + 2) / greatest(base - slack, 1), 1), 1)
from rated
where published is not null and top is not null and base > slack
    and (
        published < 100 * greatest(top - 2, 0) / (base + slack) - 0.5
        or published > 100 * least((top + 2) / (base - slack), 1) + 0.5
    )
order by all
