-- Question: where do two sources publish one cell differently? Counts under $shown_from and
-- suppressed cells are not printed: between them two editions could give a hidden number away.
-- Grain: one row a cell. Reads: core_disagreement.
select
    place || ', ' || period,
    characteristic || ' ' || "group" || ' ' || measure
        || case
            when try_cast(kept_text as double) >= $shown_from and try_cast(other_text as double) >= $shown_from
            then ' ' || kept_text || ' in ' || kept_source || ' (kept), ' || other_text || ' in ' || other_source
            else ' differs between ' || kept_source || ' (kept) and ' || other_source
        end
from core_disagreement
order by all
