-- Question: how many disagreements between sources and resolved duplicates are there?
-- Grain: one row. Reads: core_disagreement, core_duplicate.
select
    (select count(*) from core_disagreement),
    (select coalesce(sum(cells), 0)::bigint from core_duplicate)
