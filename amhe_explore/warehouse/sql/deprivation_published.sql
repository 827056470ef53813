-- Question: how deprived is each place by the published summaries?
-- Grain: one row a place, edition, domain and statistic. Reads: tidy_place_deprivation, place_ons.
insert into core_deprivation (place, index_edition, domain, statistic, value, source)
select o.place, d.index_edition, d.domain, d.statistic, any_value(d.value), any_value(d.source)
from tidy_place_deprivation d
join place_ons o using (ons_code)
group by o.place, d.index_edition, d.domain, d.statistic
order by all
