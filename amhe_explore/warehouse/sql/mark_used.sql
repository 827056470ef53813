-- Question: which given files have no figure in the warehouse because another source won?
-- Grain: one row a source. Reads: core_activity.
update core_source
set used = false, note = 'read; another source carries the same figures'
where id in ('tt-annual', 'tt-annual-tidy')
    and source not in (select distinct source::varchar from core_activity)
