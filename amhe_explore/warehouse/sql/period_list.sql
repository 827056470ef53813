-- Question: which periods are there?
-- Grain: one row a period, oldest first. Reads: core_period.
select period, kind from core_period order by period
