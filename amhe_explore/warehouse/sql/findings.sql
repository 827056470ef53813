-- Question: what did the checks find?
-- Grain: one row a finding. Reads: core_finding.
select "check", severity, subject, message from core_finding
