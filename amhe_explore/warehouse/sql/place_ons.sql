-- Question: which place does an ONS code of the lookups mean, beyond the catalogue's own?
-- Grain: one row an ONS code. Reads: core_place.
insert into place_ons
select ons_code, place from core_place
where ons_code is not null and type in ('sub_icb')
    and ons_code not in (select ons_code from place_ons)
