-- Question: how many people live in each place, by group of the Census tables and together?
-- Grain: one row a place, characteristic, group and base. Reads: core_population.
select place, characteristic, "group", base, people, source
from core_population
where characteristic <> 'deprivation'
order by all
