-- Question: which places are there?
-- Grain: one row a place. Reads: core_place.
select place, type, code, name, parent, first_period, last_period, has_activity
from core_place
order by type, name, code
