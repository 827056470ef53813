-- Question: which of England's published percentages do its counts not reproduce, half up?
-- Grain: one row a cell. Reads: core_activity, core_measure.
with england as (
    select period, characteristic, "group", measure::varchar as measure, value
    from core_activity where place = 'england:ENG' and value is not null
),
rated as (
    select
        p.period, p.characteristic, p."group", p.measure, p.value as published, n.value as top,
        case when m.denominator = 'eligible' then f.value - u.value else f.value end as base
    from england p
    join core_measure m on m.measure = p.measure and m.kind = 'published_percentage'
    join england n on n.measure = m.numerator
        and (n.period, n.characteristic, n."group") = (p.period, p.characteristic, p."group")
    join england f on f.measure = 'finished'
        and (f.period, f.characteristic, f."group") = (p.period, p.characteristic, p."group")
    left join england u on u.measure = 'not_at_caseness'
        and (u.period, u.characteristic, u."group") = (p.period, p.characteristic, p."group")
)
select
    'England, ' || period,
    characteristic || ' ' || "group" || ' ' || measure || ' ' || published || ', the counts give '
        || ((2000 * top::bigint + base::bigint) // (2 * base::bigint)) / 10.0
from rated
where base > 0 and (2000 * top::bigint + base::bigint) // (2 * base::bigint) <> round(published * 10)
order by all
