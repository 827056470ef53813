-- Question: which of England's totals differ from those of the publication?
-- Grain: one row a period and measure. Reads: core_activity, stage_expected.
select
    'England, ' || e.period,
    e.measure || ' ' || coalesce(format('{:,}', a.value::bigint), 'missing')
        || ', the publication says ' || format('{:,}', e.value::bigint)
from stage_expected e
join core_activity a on a.period::varchar = e.period and a.measure::varchar = e.measure
    and a.place = 'england:ENG' and a.characteristic = 'total'
where a.value is distinct from e.value
order by all
