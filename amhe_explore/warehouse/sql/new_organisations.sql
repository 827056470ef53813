-- Question: which organisations of this parcel have not been met before?
-- Grain: one row an organisation and period. Reads: parcel, stage_organisation.
with met as (
    select org_type, org_code, period, min(row) as first_row from parcel group by all
)
select m.org_type, m.org_code, m.period
from met m
left join stage_organisation s
    on s.org_type = m.org_type and s.org_code = m.org_code and s.period = m.period
where s.place_no is null
order by m.first_row
