-- Question: which counts over a span of months are printed?
-- Grain: one row a span, place and measure. Reads: tidy_activity_span.
insert into core_activity_span
select starts, ends, place, measure_id, measure, value, source
from tidy_activity_span
order by all
