-- Question: how does a parcel of tidy rows join the rows that wait?
-- Grain: one row a cell. Reads: parcel and the keys of stage.sql.
insert into stage_activity
select
    $release, left(p.period, 4)::smallint, o.place_no, l.group_no, m.measure_no, p.value, p.flag,
    p.rounded_to, p.row
from parcel p
join stage_label l
    on l.variable_type = p.variable_type and l.variable_a = p.variable_a
    and l.variable_b = p.variable_b
join stage_organisation o
    on o.org_type = p.org_type and o.org_code = p.org_code and o.period = p.period
join stage_measure m on m.measure = p.measure
