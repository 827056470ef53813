-- Question: what do the lookups say of places and their parents?
-- Grain: one row a place and lookup, the newest edition last. Reads: tidy_place_link.
select distinct type, code, ons_code, name, parent_type, parent_code, edition
from tidy_place_link
order by type, code, edition, name
