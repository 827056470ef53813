-- Question: which labels of this parcel have not been met before?
-- Grain: one row a combination of labels, with the first row that has it. Reads: parcel, stage_label.
with met as (
    select variable_type, variable_a, variable_b, min(row) as first_row from parcel group by all
)
select m.variable_type, m.variable_a, m.variable_b, m.first_row
from met m
left join stage_label s
    on s.variable_type = m.variable_type and s.variable_a = m.variable_a
    and s.variable_b = m.variable_b
where s.group_no is null
order by m.first_row
