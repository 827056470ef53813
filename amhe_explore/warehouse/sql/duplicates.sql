-- Question: which place-years does a source list twice with the same figures?
-- Grain: one row a source, period and place. Reads: stage_repeated, stage_release, stage_name.
insert into core_duplicate
select
    r.source, p.period, o.place,
    (select string_agg(distinct n.name, ', ' order by n.name) from stage_name n
        where n.place = o.place and n.period = p.period and n.release = d.release),
    sum(d.times - 1)
from stage_repeated d
join stage_release r using (release)
join stage_winner w on w.period_no = d.period_no and w.release = d.release
join core_period p on left(p.period, 4)::smallint = d.period_no
join (select distinct place_no, place from stage_organisation where place is not null) o
    on o.place_no = d.place_no
group by r.source, d.release, p.period, o.place
order by all
