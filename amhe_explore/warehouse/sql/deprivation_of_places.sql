-- Question: how deprived is each place by the newest index and by its domains?
-- Grain: one row a place, domain and statistic. Reads: core_deprivation.
select place, domain, statistic, value, source
from core_deprivation
where index_edition = 2025
order by place, domain, statistic
