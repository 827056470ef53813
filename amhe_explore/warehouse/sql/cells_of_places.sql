-- Question: what is published for $places in $periods by $characteristics?
-- Grain: one row a cell. Reads: core_activity.
select
    place::varchar, period::varchar, characteristic::varchar, "group"::varchar, measure::varchar,
    value, flag::varchar, rounded_to, source::varchar
from core_activity
where list_contains($places, place::varchar)
    and list_contains($periods, period::varchar)
    and list_contains($characteristics, characteristic::varchar)
