-- Question: which district councils are there, and what is known of each in each of its ICBs?
-- Grain: one row a district and ICB, the ICB with most small areas first. Reads: core_council.
select
    district, name, icb, small_areas, most_deprived_tenth, most_deprived_fifth, people,
    deprivation_source, people_source
from core_council
order by district, small_areas desc, icb
