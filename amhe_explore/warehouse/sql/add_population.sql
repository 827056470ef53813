-- Question: how many people does the catalogue give for a place and group?
-- Grain: one row a place, group and base. Reads: its parameters.
insert into core_population
select unnest(?), unnest(?), unnest(?), unnest(?), unnest(?), unnest(?), unnest(?), unnest(?)
