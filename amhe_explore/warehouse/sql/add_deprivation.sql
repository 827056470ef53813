-- Question: which statistic does the catalogue give of a place's deprivation?
-- Grain: one row a place and statistic. Reads: its parameters.
insert into core_deprivation
select unnest(?), unnest(?), 'imd', unnest(?), unnest(?), unnest(?), unnest(?)
