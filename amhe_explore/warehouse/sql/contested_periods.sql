-- Question: which periods do several sources carry?
-- Grain: one row a period. Reads: stage_activity.
select period_no from stage_activity
group by period_no having count(distinct release) > 1
order by period_no
