-- Question: what is the outline of each place?
-- Grain: one row a place. Reads: tidy_boundary, place_ons.
insert into core_boundary
select o.place, any_value(b.name), any_value(b.geometry), any_value(b.source)
from tidy_boundary b
join place_ons o using (ons_code)
group by o.place
order by o.place
