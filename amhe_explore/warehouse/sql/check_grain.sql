-- Question: which cell stands more than once?
-- Grain: one row a repeated cell. Reads: core_activity.
select place || ', ' || period, characteristic || ' ' || "group" || ' ' || measure || ' stands twice'
from core_activity
group by period, place, characteristic, "group", measure
having count(*) > 1
