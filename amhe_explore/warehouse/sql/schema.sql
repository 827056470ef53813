-- Question: what does a warehouse hold?
-- Grain: stated at each table. Reads: nothing. Filled by load_*.sql and by warehouse.load.
create table core_build (
    name varchar primary key,
    value varchar
);
create table core_source (
    source varchar,          -- <id>:<edition>
    id varchar,
    edition varchar,
    title varchar,
    publisher varchar,
    licence varchar,
    attribution varchar,
    address varchar,
    file varchar,
    sha256 varchar,
    row_count bigint,
    used boolean,
    kind varchar,
    note varchar,
    retrieved varchar,
    made_up boolean
);
create table core_period (period varchar primary key, kind varchar, starts date, ends date);
create table core_place (
    place varchar primary key,
    type varchar,
    code varchar,
    name varchar,
    parent varchar,
    ons_code varchar,
    first_period varchar,
    last_period varchar,
    has_activity boolean,
    made_up boolean
);
create table core_characteristic (
    characteristic varchar primary key,
    name varchar,
    position integer,
    offered boolean,
    ordered boolean,
    overlapping boolean
);
create table core_group (
    characteristic varchar,
    "group" varchar,
    label varchar,
    official_label varchar,
    kind varchar,
    position integer,
    primary key (characteristic, "group")
);
create table core_measure (
    measure varchar primary key,
    kind varchar,
    name varchar,
    unit varchar,
    date_basis varchar,
    numerator varchar,
    denominator varchar
);
create table core_remainder (
    period varchar,
    place_type varchar,
    measure varchar,
    value double,
    source varchar
);
create table core_small_area (
    lsoa varchar,
    vintage smallint,
    sub_icb varchar,
    icb varchar,
    district varchar,
    district_name varchar
);
create table core_council (
    district varchar,
    name varchar,
    icb varchar,
    small_areas integer,
    most_deprived_tenth integer,
    most_deprived_fifth integer,
    people bigint,
    deprivation_source varchar,
    people_source varchar,
    primary key (district, icb)
);
create table core_deprivation (
    place varchar,
    index_edition smallint,
    domain varchar,
    statistic varchar,
    value double,
    source varchar,
    made_up boolean default false
);
create table core_population (
    place varchar,
    characteristic varchar,
    "group" varchar,
    base varchar,
    year smallint,
    people bigint,
    source varchar,
    made_up boolean default false
);
create table core_activity_span (
    starts date,
    ends date,
    place varchar,
    measure_id varchar,
    measure varchar,
    value bigint,
    source varchar
);
create table core_boundary (
    place varchar,
    name varchar,
    geometry blob,
    source varchar
);
create table core_disagreement (
    period varchar,
    place varchar,
    characteristic varchar,
    "group" varchar,
    measure varchar,
    kept_source varchar,
    kept_text varchar,
    other_source varchar,
    other_text varchar,
    other_row integer
);
create table core_duplicate (
    source varchar,
    period varchar,
    place varchar,
    names varchar,
    cells bigint
);
create table core_finding (
    "check" varchar,
    severity varchar,
    subject varchar,
    message varchar
);
