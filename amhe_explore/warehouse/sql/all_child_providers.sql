-- Question: how many referrals did each provider of each place report, year by year?
-- Grain: one row a place, provider and period. Reads: core_activity, core_place.
select p.parent, p.code, a.period::varchar, a.value
from core_activity a
join core_place p on p.place = a.place::varchar
where p.type = 'provider' and p.parent is not null and a.characteristic = 'total'
    and a.measure = 'referrals'
order by 1, 2, 3
