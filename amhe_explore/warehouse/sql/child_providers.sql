-- Question: how many referrals did each provider of $place report, year by year?
-- Grain: one row a provider and period. Reads: core_activity, core_place.
select p.code, a.period::varchar, a.value
from core_activity a
join core_place p on p.place = a.place::varchar
where p.type = 'provider' and p.parent = $place and a.characteristic = 'total'
    and a.measure = 'referrals'
order by 1, 2
