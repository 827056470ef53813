-- Question: which counts over a span of months are printed for $place?
-- Grain: one row a span and measure, the latest span first. Reads: core_activity_span.
select starts, ends, measure, value, source
from core_activity_span
where place = $place
order by ends desc, starts, measure
