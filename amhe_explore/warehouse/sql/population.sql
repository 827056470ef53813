-- Question: how many people live in $place, by group?
-- Grain: one row a characteristic, group and base. Reads: core_population.
select characteristic, "group", base, year, people, source
from core_population
where place = $place
order by all
