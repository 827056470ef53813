-- Question: which district councils are there, in which ICBs do they lie, with how many people and
-- how deprived areas?
-- Grain: one row a district and ICB. Reads: core_small_area, tidy_small_area_deprivation,
-- tidy_small_area_population.
insert into core_council
with deprived as (
    select lsoa, min(decile) as decile, any_value(source) as source
    from tidy_small_area_deprivation where index_edition = 2025 group by lsoa
),
people as (
    select lsoa, sum(people) as people, any_value(source) as source
    from (
        select lsoa, category::varchar as category, any_value(people) as people,
            any_value(source) as source
        from tidy_small_area_population
        where "table"::varchar = 'TS007A' and vintage = 2021 and base::varchar = 'all_ages'
            and category::varchar like 'Aged %'
        group by all
    )
    group by lsoa
)
select
    a.district, max(a.district_name), a.icb, count(*),
    case when count(d.lsoa) = count(*) then count(*) filter (where d.decile = 1) end,
    case when count(d.lsoa) = count(*) then count(*) filter (where d.decile <= 2) end,
    case when count(p.lsoa) = count(*) then sum(p.people) end,
    any_value(d.source), any_value(p.source)
from core_small_area a
left join deprived d using (lsoa)
left join people p using (lsoa)
where a.vintage = 2021 and a.district is not null and a.icb is not null
group by a.district, a.icb
order by a.district, count(*) desc, a.icb
