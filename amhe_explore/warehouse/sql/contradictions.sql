-- Question: which cells does one file list twice with different figures?
-- Grain: one row a row of such a cell. Reads: stage_repeated, stage_activity and its keys.
select
    d.release, d.period_no, o.place, l.characteristic, l."group", m.measure, d.first_row, d.last_row,
    min(coalesce(a.value::varchar, a.flag)), max(coalesce(a.value::varchar, a.flag))
from stage_repeated d
join stage_activity a using (release, period_no, place_no, group_no, measure_no)
join (select distinct place_no, place from stage_organisation) o on o.place_no = d.place_no
join (select distinct group_no, characteristic, "group" from stage_label) l
    on l.group_no = d.group_no
join stage_measure m on m.measure_no = d.measure_no
where d.differs
group by all
order by d.release, d.first_row, m.measure
