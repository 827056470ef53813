-- Question: where do two sources publish one cell differently? Small counts and suppressed cells are
-- not printed, and of cells that the kept source suppresses only how many differ in a year: between
-- them two editions could give a hidden number away.
-- Grain: one row a cell; one row a period and two sources for the suppressed. Reads: core_disagreement.
select
    place || ', ' || period,
    characteristic || ' ' || "group" || ' ' || measure
        || case
            when kept_text is not null
            then ' ' || kept_text || ' in ' || kept_source || ' (kept), ' || other_text || ' in ' || other_source
            else ' differs between ' || kept_source || ' (kept) and ' || other_source
        end
from core_disagreement
where place is not null
union all
select
    period,
    count(*) || ' of the cells suppressed in ' || kept_source || ' (kept) differ in ' || other_source
        || '; which ones is not said'
from core_disagreement
where place is null
group by period, kept_source, other_source
order by all
