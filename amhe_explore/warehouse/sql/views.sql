-- Question: what do pages and commands ask for?
-- Grain: stated at each view. Reads: the core tables.
-- One row a cell, with the texts a reader sees.
create view out_activity as
select
    a.period::varchar as period, p.type as place_type, p.code as place_code, p.name as place_name,
    a.characteristic::varchar as characteristic, g.label as group_label,
    a."group"::varchar as "group", a.measure::varchar as measure, a.value, a.flag::varchar as flag,
    a.rounded_to, a.source::varchar as source, a.made_up
from core_activity a
join core_place p on p.place = a.place::varchar
join core_group g on g.characteristic = a.characteristic::varchar
    and g."group" = a."group"::varchar;
-- One row a place, period and characteristic with figures.
create view out_coverage as
select distinct
    place::varchar as place, period::varchar as period, characteristic::varchar as characteristic
from core_activity
