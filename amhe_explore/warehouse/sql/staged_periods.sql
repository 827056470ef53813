-- Question: which periods are there, and which days do they cover?
-- Grain: one row a period. Reads: stage_organisation.
insert into core_period
select distinct
    period, 'annual', make_date(left(period, 4)::integer, 4, 1),
    make_date(left(period, 4)::integer + 1, 3, 31)
from stage_organisation
order by period
