-- Question: how many people of a place are printed for each category, where no small areas are
-- loaded? The whole is the sum of the deprivation tenths.
-- Grain: one row a place, table and category. Reads: tidy_place_population, deprivation_label.
insert into core_population (place, characteristic, "group", base, year, people, source)
select place, upper(edition), category, base, year, people, source
from tidy_place_population
where edition <> 'imd2019'
union all
select p.place, 'deprivation', l.group_id, p.base, p.year, p.people, p.source
from tidy_place_population p
join deprivation_label l on l.decile::varchar = p.category
where p.edition = 'imd2019'
union all
select place, 'total', 'total', base, year, sum(people), source
from tidy_place_population
where edition = 'imd2019'
group by place, base, year, source
order by all
