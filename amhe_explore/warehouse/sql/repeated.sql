-- Question: which cells does one source list more than once? The repeats are kept once.
-- Grain: one row a repeated cell; differs is true where the repeats are not the same.
-- Reads: stage_activity.
create temp table stage_repeated as
select
    release, period_no, place_no, group_no, measure_no,
    count(*) as times,
    count(distinct coalesce(value::varchar, flag)) > 1 as differs,
    min(file_row) as first_row,
    max(file_row) as last_row
from stage_activity
group by release, period_no, place_no, group_no, measure_no
having count(*) > 1;
delete from stage_activity a
using stage_repeated d
where a.release = d.release and a.period_no = d.period_no and a.place_no = d.place_no
    and a.group_no = d.group_no and a.measure_no = d.measure_no and a.file_row <> d.first_row
    and not d.differs;
