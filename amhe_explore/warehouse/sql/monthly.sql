-- Question: what do the monthly statistics say? For each month the source with more measures, then
-- more rows, stands; they are provisional and never mixed with the annual reports.
-- Grain: one row a month, place and measure. Reads: tidy_monthly, core_place.
create temp table monthly_winner as
select period, source
from (
    select period, source, count(distinct measure) as measures, count(*) as cells
    from tidy_monthly group by period, source
)
qualify row_number() over (partition by period order by measures desc, cells desc, source) = 1;
insert into core_place
select distinct on (m.place_type, m.code)
    m.place_type || ':' || m.code, m.place_type, m.code, m.name, null, null, null, null, false, false
from tidy_monthly m
where m.place_type || ':' || m.code not in (select place from core_place)
    and lower(m.code) not in ('all', 'unknown', '')
order by m.place_type, m.code, m.period desc;
create table core_activity_monthly as
select
    m.period::varchar as period, m.place_type || ':' || m.code as place, m.measure::varchar as measure,
    any_value(m.value) as value, any_value(m.flag)::varchar as flag,
    any_value(m.rounded_to) as rounded_to, m.source::varchar as source
from tidy_monthly m
join monthly_winner w on w.period = m.period and w.source = m.source
where m.place_type || ':' || m.code in (select place from core_place)
group by m.period, m.place_type, m.code, m.measure, m.source
order by place, measure, period;
insert into core_period
select distinct
    period, 'monthly', strptime(period || '-01', '%Y-%m-%d')::date,
    last_day(strptime(period || '-01', '%Y-%m-%d')::date)
from core_activity_monthly
order by period;
