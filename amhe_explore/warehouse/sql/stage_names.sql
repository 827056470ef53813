-- Question: under which names does this parcel list each place?
-- Grain: one row a place, period and name. Reads: parcel, stage_organisation.
insert into stage_name
select distinct o.place, p.period, trim(p.org_name), $release
from parcel p
join stage_organisation o
    on o.org_type = p.org_type and o.org_code = p.org_code and o.period = p.period
where o.place is not null
