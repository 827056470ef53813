-- Question: where do two sources publish one cell of a year differently?
-- A number under $shown_from is not kept, nor the one beside it; of a cell that the kept source
-- suppresses not even which it is: that the other source prints it would narrow what is hidden.
-- Grain: one row a cell and losing source. Reads: stage_*.
insert into core_disagreement
with kept as (
    select * from stage_activity a semi join stage_winner w
        on w.period_no = a.period_no and w.release = a.release
    where a.period_no = $period_no
),
other as (
    select * from stage_activity a anti join stage_winner w
        on w.period_no = a.period_no and w.release = a.release
    where a.period_no = $period_no
)
select
    p.period, case when k.flag <> 'suppressed' then s.place end,
    case when k.flag <> 'suppressed' then g.characteristic end,
    case when k.flag <> 'suppressed' then g."group" end,
    case when k.flag <> 'suppressed' then m.measure end,
    kr.source,
    case when k.value >= $shown_from and l.value >= $shown_from
        then regexp_replace(k.value::varchar, '\.0$', '') end,
    lr.source,
    case when k.value >= $shown_from and l.value >= $shown_from
        then regexp_replace(l.value::varchar, '\.0$', '') end,
    case when k.flag <> 'suppressed' then l.file_row end
from kept k
join other l
    on l.place_no = k.place_no and l.group_no = k.group_no and l.measure_no = k.measure_no
join stage_place s on s.place_no = k.place_no
join stage_group g on g.group_no = k.group_no
join stage_measure m on m.measure_no = k.measure_no
join stage_release kr on kr.release = k.release
join stage_release lr on lr.release = l.release
join core_period p on left(p.period, 4)::smallint = k.period_no
where l.value is distinct from k.value or l.flag <> k.flag
order by all
