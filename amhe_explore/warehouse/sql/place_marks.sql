-- Question: which places are there, and which of them are made up?
-- Grain: one row a place. Reads: core_place.
select place, type, name, made_up from core_place order by place
