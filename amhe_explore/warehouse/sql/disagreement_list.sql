-- Question: where do two sources publish one cell differently?
-- Grain: one row a cell. Reads: core_finding.
select subject, message from core_finding where "check" = 'disagreements' order by all
