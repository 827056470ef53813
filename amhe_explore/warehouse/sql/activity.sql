-- Question: which figures stand in the warehouse?
-- Grain: one row a published cell of a place. Reads: stage_*; the types of enum_types.sql.
create temp table stage_place as
select distinct place_no, place::place_id as place from stage_organisation where place is not null;
create temp table stage_group as
select distinct
    group_no, characteristic::characteristic_id as characteristic, "group"::group_id as "group"
from stage_label;
create temp table stage_kept as
select
    w.period_no, w.release, p.period::period_id as period, r.source::source_id as source, r.made_up
from stage_winner w
join stage_release r using (release)
join core_period p on left(p.period, 4)::smallint = w.period_no;
create table core_activity as
select
    k.period, o.place, g.characteristic, g."group", m.measure::measure_id as measure,
    a.value, a.flag::flag_id as flag, a.rounded_to, k.source, k.made_up
from stage_activity a
join stage_kept k on k.period_no = a.period_no and k.release = a.release
join stage_place o on o.place_no = a.place_no
join stage_group g on g.group_no = a.group_no
join stage_measure m on m.measure_no = a.measure_no
order by o.place, g.characteristic, k.period, g."group", a.measure_no
