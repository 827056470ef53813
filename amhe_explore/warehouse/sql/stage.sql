-- Question: where do rows wait before it is known which source wins?
-- Grain: stage_activity one row a cell of one file, keys as numbers; the others one row a key.
-- Reads: nothing.
create temp table stage_label (
    variable_type varchar,
    variable_a varchar,
    variable_b varchar,
    group_no integer,
    characteristic varchar,
    "group" varchar
);
create temp table stage_organisation (
    org_type varchar,
    org_code varchar,
    period varchar,
    place_no integer,
    place varchar,
    remainder varchar
);
create temp table stage_measure (measure varchar, measure_no tinyint);
create temp table stage_release (
    release smallint,
    source varchar,
    rank integer,
    layer varchar,
    made_up boolean
);
create temp table stage_activity (
    release smallint,
    period_no smallint,
    place_no integer,
    group_no integer,
    measure_no tinyint,
    value double,
    flag varchar,
    rounded_to tinyint,
    file_row integer
);
create temp table stage_name (
    place varchar,
    period varchar,
    name varchar,
    release smallint
);
