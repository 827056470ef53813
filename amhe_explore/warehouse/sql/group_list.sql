-- Question: which groups has each characteristic, those of the files included?
-- Grain: one row a group. Reads: core_group.
select characteristic, "group", label, official_label, kind, position
from core_group
order by characteristic, position, "group"
