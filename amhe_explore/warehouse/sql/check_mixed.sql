-- Question: where do made-up and official figures meet below England?
-- Grain: one row a place, source or warehouse. Reads: core_activity, core_place, core_source,
-- core_population, core_deprivation.
with marked as (
    select distinct place::varchar as place, made_up, source::varchar as source from core_activity
    union
    select distinct place, made_up, source from core_population
    union
    select distinct place, made_up, source from core_deprivation
)
select 'place ' || m.place,
    case when m.made_up then 'has made-up figures and is no example place'
        else 'is an example place and has figures that are not marked as made up' end
from marked m
join core_place p on p.place = m.place
where m.made_up <> p.made_up
union all
select 'source ' || m.source, 'is marked as made up in one place and not in the other'
from marked m
join core_source s on s.source = m.source
where m.made_up <> s.made_up
union all
select 'the warehouse', 'holds made-up figures of places beside official ones below England'
where exists (select 1 from core_activity where made_up)
    and exists (select 1 from core_activity where not made_up and place::varchar <> 'england:ENG')
order by all
