-- Question: which providers are listed, and under which integrated care board?
-- Grain: one row a provider. Reads: tidy_provider.
select code, any_value(name), any_value(icb_code) from tidy_provider group by code order by code
