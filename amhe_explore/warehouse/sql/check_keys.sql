-- Question: which key of core_activity is described nowhere?
-- Grain: one row a key. Reads: core_activity and the tables of its keys.
select 'place ' || place, 'is not in core_place'
from (select distinct place::varchar as place from core_activity)
where place not in (select place from core_place)
union all
select 'group ' || characteristic || ' ' || "group", 'is not in core_group'
from (select distinct characteristic::varchar as characteristic, "group"::varchar as "group" from core_activity)
where (characteristic, "group") not in (select (characteristic, "group") from core_group)
union all
select 'measure ' || measure, 'is not in core_measure'
from (select distinct measure::varchar as measure from core_activity)
where measure not in (select measure from core_measure)
union all
select 'source ' || source, 'is not in core_source'
from (select distinct source::varchar as source from core_activity)
where source not in (select source from core_source where source is not null)
