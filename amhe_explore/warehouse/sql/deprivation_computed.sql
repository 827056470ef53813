-- Question: what share of each place's small areas is among the most deprived of England?
-- Grain: one row a place, edition and statistic. Reads: tidy_small_area_deprivation, area_part.
insert into core_deprivation (place, index_edition, domain, statistic, value, source)
with areas as (
    select lsoa, index_edition, min(decile) as decile, any_value(source) as source
    from tidy_small_area_deprivation
    group by lsoa, index_edition
),
shares as (
    select
        p.place, d.index_edition, any_value(d.source) as source, count(*) as small_areas,
        count(*) filter (where d.decile = 1) / count(*) as tenth,
        count(*) filter (where d.decile <= 2) / count(*) as fifth
    from areas d
    join area_part p on p.lsoa = d.lsoa
        and p.vintage = case when d.index_edition = 2025 then 2021 else 2011 end
    group by p.place, d.index_edition
)
select place, index_edition, 'imd', 'small_areas', small_areas, source from shares
union all
select place, index_edition, 'imd', 'share_most_deprived_tenth_computed', tenth, source from shares
union all
select place, index_edition, 'imd', 'share_most_deprived_fifth_computed', fifth, source from shares
order by all
