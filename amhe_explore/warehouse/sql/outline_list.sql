-- Question: what is the outline of each place of one $type?
-- Grain: one row a place. Reads: core_boundary, core_place.
select p.code, p.name, p.type, p.parent, b.geometry, b.source
from core_boundary b
join core_place p using (place)
where p.type = $type
order by p.code
