-- Question: how many people live in each place, by group of the Census tables and together?
-- Grain: one row a place, characteristic, group base and year, the newest last. Reads: core_population.
select place, characteristic, "group", base, year, people, source
from core_population
where characteristic <> 'deprivation'
order by all
