-- Question: which words can stand in the columns of core_activity?
-- Grain: one type a column. Reads: stage_*, core_period.
create type period_id as enum (select distinct period from core_period order by period);
create type place_id as enum (
    select distinct place from stage_organisation where place is not null order by place
);
create type characteristic_id as enum (
    select distinct characteristic from stage_label order by characteristic
);
create type group_id as enum (select distinct "group" from stage_label order by "group");
create type measure_id as enum (select distinct measure from stage_measure order by measure);
create type flag_id as enum ('published', 'suppressed', 'not_applicable', 'not_published');
create type source_id as enum (select distinct source from stage_release order by source);
