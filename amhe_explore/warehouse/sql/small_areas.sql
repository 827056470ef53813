-- Question: where does each small area lie?
-- Grain: one row a small area and vintage. Reads: tidy_small_area_place.
insert into core_small_area
select
    lsoa, vintage, max(nullif(sub_icb_code, '')), max(nullif(icb_code, '')),
    max(nullif(district_ons, '')), max(nullif(district_name, ''))
from tidy_small_area_place
group by lsoa, vintage
order by vintage, lsoa;
-- Every place that a small area is part of: one row a small area and place.
create temp table area_part as
select lsoa, vintage, 'sub_icb:' || sub_icb as place from core_small_area where sub_icb is not null
union all
select lsoa, vintage, 'icb:' || icb from core_small_area where icb is not null
union all
select a.lsoa, a.vintage, p.parent
from core_small_area a join core_place p on p.place = 'icb:' || a.icb
where p.parent is not null
union all
select lsoa, vintage, 'england:ENG' from core_small_area;
