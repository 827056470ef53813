-- Question: from which files were the figures read?
-- Grain: one row a file and edition. Reads: core_source.
select source, id, edition, title, publisher, licence, attribution, address, file, sha256,
    row_count, used, kind, note, retrieved, made_up
from core_source
order by used desc, id nulls last, edition, file
