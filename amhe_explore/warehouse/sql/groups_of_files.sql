-- Question: which groups did the files bring that the catalogue does not list?
-- Grain: one row a group. Reads: stage_label, core_group.
select l.characteristic, l."group", max(l.variable_a), max(l.variable_b)
from stage_label l
left join core_group g on g.characteristic = l.characteristic and g."group" = l."group"
where g."group" is null
group by l.characteristic, l."group", l.group_no
order by l.group_no
