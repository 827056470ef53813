-- Question: which file was given, and what is it?
-- Grain: one row a file and edition. Reads: its parameters.
insert into core_source
values (
    $source, $id, $edition, $title, $publisher, $licence, $attribution, $address, $file, $sha256,
    $row_count, $used, $kind, $note, $retrieved, $made_up
)
