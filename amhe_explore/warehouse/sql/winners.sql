-- Question: for each period, which source carries most measures, then most rows? A tie goes to the
-- official layout (rank 0). Sources of different layers (England's printed figures, example places)
-- do not compete: they describe different places.
-- Grain: one row a period and layer. Reads: stage_activity, stage_release.
create temp table stage_winner as
with carried as (
    select a.period_no, r.layer, a.release, r.rank, count(distinct a.measure_no) as measures,
        count(*) as cells
    from stage_activity a join stage_release r using (release)
    group by all
)
select period_no, release
from carried
qualify row_number() over (
    partition by period_no, layer order by measures desc, cells desc, rank, release
) = 1
