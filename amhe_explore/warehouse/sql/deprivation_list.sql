-- Question: how deprived is each place by the newest Index of Multiple Deprivation?
-- Grain: one row a place and statistic. Reads: core_deprivation.
select place, statistic, value, source
from core_deprivation
where domain = 'imd' and index_edition = 2025
order by place, statistic
