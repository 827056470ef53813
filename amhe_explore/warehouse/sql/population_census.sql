-- Question: how many people of each place are in each category of the Census tables?
-- Grain: one row a place, table and category. Reads: tidy_small_area_population, area_part.
insert into core_population (place, characteristic, "group", base, year, people, source)
with people as (
    select lsoa, "table"::varchar as census, category::varchar as category, base::varchar as base,
        year, any_value(people) as people, any_value(source) as source
    from tidy_small_area_population
    where "table" <> 'estimate' and vintage = 2021
    group by all
)
select p.place, e.census, e.category, e.base, e.year, sum(e.people), any_value(e.source)
from people e
join area_part p on p.lsoa = e.lsoa and p.vintage = 2021
group by p.place, e.census, e.category, e.base, e.year
order by all
