-- Question: how many people of each place live in areas of each deprivation tenth (IMD 2019)?
-- Grain: one row a place, tenth and base. Reads: tidy_small_area_*, area_part, deprivation_label.
insert into core_population (place, characteristic, "group", base, year, people, source)
with tenths as (
    select lsoa, any_value(decile) as decile
    from tidy_small_area_deprivation where index_edition = 2019 group by lsoa
),
people as (
    select lsoa, base::varchar as base, year, any_value(people) as people,
        any_value(source) as source
    from tidy_small_area_population
    where "table" = 'estimate' and vintage = 2011 and year = 2020
    group by all
)
select
    p.place, 'deprivation', l.group_id, e.base, e.year, sum(e.people), any_value(e.source)
from people e
join tenths t using (lsoa)
join deprivation_label l on l.decile = t.decile
join area_part p on p.lsoa = e.lsoa and p.vintage = 2011
group by p.place, l.group_id, e.base, e.year
union all
select p.place, 'total', 'total', e.base, e.year, sum(e.people), any_value(e.source)
from people e
join area_part p on p.lsoa = e.lsoa and p.vintage = 2011
group by p.place, e.base, e.year
order by all
