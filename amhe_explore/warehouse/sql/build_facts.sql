-- Question: what is this build?
-- Grain: one row a fact. Reads: core_build.
select name, value from core_build order by name
