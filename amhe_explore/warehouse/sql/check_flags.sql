-- Question: which cell has a number and a reason against it, or neither?
-- Grain: one row a cell. Reads: core_activity.
select place || ', ' || period, characteristic || ' ' || "group" || ' ' || measure || ': flag ' || flag
from core_activity
where (value is null) = (flag = 'published')
