-- Question: what is published for no place?
-- Grain: one row a period, kind of place and measure, totals only. Reads: stage_*.
insert into core_remainder
select k.period, o.remainder, m.measure, any_value(a.value), any_value(k.source)
from stage_activity a
join stage_kept k on k.period_no = a.period_no and k.release = a.release
join stage_measure m on m.measure_no = a.measure_no
join (select distinct place_no, remainder from stage_organisation where remainder is not null) o
    on o.place_no = a.place_no
join stage_group g on g.group_no = a.group_no
where g.characteristic = 'total'
group by k.period, o.remainder, m.measure
order by all
