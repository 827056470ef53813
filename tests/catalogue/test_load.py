"""Each fault in a file under data/ is refused, and the message names the file."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from amhe_explore import paths
from amhe_explore.catalogue import load
from amhe_explore.catalogue.load import read_once
from amhe_explore.errors import CatalogueError

FOLDERS = ("sources", "measures", "characteristics", "places")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the catalogue, to be spoiled."""
    folder = tmp_path / "data"
    for name in FOLDERS:
        shutil.copytree(paths.DATA / name, folder / name)
    for path in paths.DATA.glob("*.toml"):
        shutil.copy(path, folder)
    (folder / "example").mkdir()
    shutil.copy(paths.DATA / "example" / "places.toml", folder / "example")
    return folder


def refused(folder: Path) -> str:
    with pytest.raises(CatalogueError) as caught:
        load(folder)
    line = str(caught.value)
    assert "\n" not in line
    return line


# File, what stands there, what is put in its place, and what the message must say.
FAULTS: dict[str, tuple[str, str, str, str]] = {
    "unknown key": (
        "measures/recovery.toml",
        'id = "recovery"',
        'id = "recovery"\ncolour = 1',
        "unknown key 'colour'",
    ),
    "unknown key of a group": (
        "characteristics/gender.toml",
        'id = "male"',
        'id = "male"\nsex = "m"',
        "unknown key 'sex'",
    ),
    "unknown key of an edition": (
        "sources/tt-annual.toml",
        '[editions."2017-18"]',
        '[editions."2017-18"]\nyear = 1',
        "unknown key 'year'",
    ),
    "unknown key of a place file": (
        "places/regions.toml",
        "# England",
        'country = "x"\n# England',
        "unknown key 'country'",
    ),
    "unknown key of a place": (
        "places/regions.toml",
        'code = "Y56"',
        'code = "Y56"\nodd = 1',
        "unknown key 'odd'",
    ),
    "unknown rule": (
        "rules.toml",
        "size_not_compared_under",
        "luck = 1\nsize_not_compared_under",
        "unknown key 'luck'",
    ),
    "missing rule": (
        "rules.toml",
        "size_take_care_under = 100",
        "",
        "'size_take_care_under' is missing",
    ),
    "blank licence": (
        "sources/tt-annual.toml",
        '"Open Government Licence v3.0"',
        '" "',
        "licence is empty",
    ),
    "bad id": (
        "measures/recovery.toml",
        'id = "recovery"',
        'id = "Recovery rate"',
        "bad id 'Recovery rate'",
    ),
    "id of another file": (
        "measures/recovery.toml",
        'id = "recovery"',
        'id = "recovered"',
        "not the file's name",
    ),
    "bad group id": (
        "characteristics/gender.toml",
        'id = "male"',
        'id = "Male!"',
        "bad group id 'Male!'",
    ),
    "a group twice": (
        "characteristics/gender.toml",
        'id = "male"',
        'id = "female"',
        "'female' stands twice",
    ),
    "a kind of group": (
        "characteristics/gender.toml",
        'kind = "not_recorded"',
        'kind = "lost"',
        "kind 'lost'",
    ),
    "a label of two groups": (
        "characteristics/gender.toml",
        'official = ["Male"]',
        'official = ["female"]',
        "also stands at another group",
    ),
    "text for a number": (
        "rules.toml",
        "size_take_care_under = 100",
        'size_take_care_under = "100"',
        "'100' has the wrong type",
    ),
    "true for a number": (
        "rules.toml",
        "size_take_care_under = 100",
        "size_take_care_under = true",
        "True has the wrong type",
    ),
    "a fraction for a whole": (
        "rules.toml",
        "size_take_care_under = 100",
        "size_take_care_under = 99.5",
        "wrong type",
    ),
    "a text for a list": (
        "characteristics/gender.toml",
        'variable_types = ["Gender"]',
        'variable_types = "Gender"',
        "is not a list",
    ),
    "three for a pair": (
        "rules.toml",
        "same_ratio = [0.90, 1.11]",
        "same_ratio = [0.90, 1.0, 1.11]",
        "3 values",
    ),
    "a number for a table": ("rules.toml", "same_within = {", "same_within = 5 # {", "not a table"),
    "a reference": (
        "characteristics/deprivation.toml",
        'reference = "imd_10"',
        'reference = "imd_11"',
        "reference 'imd_11'",
    ),
    "a second reference": (
        "characteristics/deprivation.toml",
        'other_references = ["rest"]',
        'other_references = ["best"]',
        "reference 'best'",
    ),
    "crosses": (
        "characteristics/age_gender.toml",
        '["age", "gender"]',
        '["age", "sex"]',
        "crosses 'sex'",
    ),
    "crosses alone": (
        "characteristics/age_gender.toml",
        '["age", "gender"]',
        '["age"]',
        "two, or none",
    ),
    "a part": (
        "characteristics/deprivation_fifth.toml",
        '"deprivation/imd_02"',
        '"deprivation/imd_2"',
        "made of 'deprivation/imd_2'",
    ),
    "stored under": (
        "characteristics/deprivation_fifth.toml",
        '"deprivation/not_recorded"',
        '"not_recorded"',
        "made of 'not_recorded'",
    ),
    "a parent": (
        "places/regions.toml",
        'parent = "england:ENG"',
        'parent = "ENG"',
        "parent 'ENG' of region:Y56",
    ),
    "a place twice": (
        "places/regions.toml",
        'code = "Y58"',
        'code = "Y56"',
        "region:Y56 stands twice",
    ),
    "a kind of place": (
        "places/regions.toml",
        'type = "england"',
        'type = "country"',
        "place type 'country'",
    ),
    "a column map": (
        "sources/tt-annual.toml",
        'CountRecovery = "recovered"',
        'CountRecovery = "recoverd"',
        "'CountRecovery' maps to 'recoverd'",
    ),
    "a required column": (
        "sources/tt-annual.toml",
        '    "CountRecovery",',
        '    "CountRecovered",',
        "required column 'CountRecovered'",
    ),
    "a total of England": (
        "sources/tt-annual.toml",
        "referrals = 1813432",
        "referals = 1813432",
        "'referals'",
    ),
    "a numerator": (
        "measures/recovery.toml",
        'numerator = "recovered"',
        'numerator = "better"',
        "numerator 'better'",
    ),
    "a published figure": (
        "measures/recovery.toml",
        'published_as = "recovery_published"',
        'published_as = "x"',
        "published_as 'x'",
    ),
    "a polarity": (
        "measures/recovery.toml",
        'polarity = "higher is better"',
        'polarity = "up"',
        "polarity 'up'",
    ),
    "a kind of measure": (
        "measures/recovery.toml",
        'kind = "proportion"',
        'kind = "share"',
        "kind 'share'",
    ),
    "a break": (
        "rules.toml",
        '["icb:QUA", "icb:QHL"]',
        '["icb:QUA", "icb:QXX"]',
        "break of 'icb:QXX'",
    ),
    "a margin": ("rules.toml", "{ recovery = 0.05", "{ recover = 0.05", "same_within 'recover'"),
    "not TOML": ("measures/recovery.toml", 'id = "recovery"', "id: recovery", "not TOML"),
}


@pytest.mark.parametrize("label", FAULTS)
def test_a_fault_is_refused_and_its_file_named(data: Path, label: str) -> None:
    name, old, new, said = FAULTS[label]
    path = data / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    line = refused(data)
    assert line.startswith(str(path))
    assert said in line


def _without_licence(folder: Path) -> Path:
    path = folder / "sources" / "tt-annual.toml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(each for each in lines if not each.startswith("licence")), "utf-8")
    return path


def _in_latin_1(folder: Path) -> Path:
    path = folder / "sources" / "tt-annual.toml"
    path.write_bytes(path.read_bytes() + b"# caf\xe9\n")
    return path


def _no_rules(folder: Path) -> Path:
    (folder / "rules.toml").unlink()
    return folder / "rules.toml"


def _no_measures(folder: Path) -> Path:
    shutil.rmtree(folder / "measures")
    return folder / "measures"


def _no_places(folder: Path) -> Path:
    shutil.rmtree(folder / "places")
    return folder / "places"


def _rules_a_folder(folder: Path) -> Path:
    _no_rules(folder).mkdir()
    return folder / "rules.toml"


def _place_not_a_list(folder: Path) -> Path:
    path = folder / "places" / "regions.toml"
    path.write_text("place = 3\n", "utf-8")
    return path


SPOILERS = [
    (_without_licence, "key 'licence' is missing"),
    (_in_latin_1, "not TOML"),
    (_no_rules, "no such file"),
    (_no_measures, "no TOML file"),
    (_no_places, "no place"),
    (_rules_a_folder, "a readable file"),
    (_place_not_a_list, "'place'"),
]


@pytest.mark.parametrize(("spoil", "said"), SPOILERS)
def test_a_broken_folder_is_refused_and_named(
    data: Path, spoil: Callable[[Path], Path], said: str
) -> None:
    path = spoil(data)
    line = refused(data)
    assert line.startswith(str(path))
    assert said in line


def test_the_catalogue_as_it_stands_loads_and_copies_load_alike(data: Path) -> None:
    own, copied = load(), load(data)
    assert copied == own
    assert own.digest == copied.digest


def test_the_digest_follows_every_file_but_not_what_is_built(data: Path) -> None:
    before = load(data).digest
    (data / "warehouse").mkdir()
    (data / "warehouse" / "x.toml").write_text("a = 1\n")
    read_once.cache_clear()
    assert load(data).digest == before
    with (data / "rules.toml").open("a") as rules:
        rules.write("# a word more\n")
    read_once.cache_clear()
    assert load(data).digest != before


def test_entries_cannot_be_changed() -> None:
    catalogue = load()
    with pytest.raises(AttributeError):
        catalogue.rules.size_take_care_under = 1  # type: ignore[misc]
    with pytest.raises(TypeError):
        catalogue.sources["x"] = catalogue.sources["tt-annual"]  # type: ignore[index]


def test_every_source_carries_its_licence_and_address() -> None:
    for source in load().sources.values():
        assert "Open Government Licence v3.0" in source.licence, source.id
        assert source.attribution, source.id
        assert source.publisher, source.id
        for name, edition in source.editions.items():
            address = edition.address or source.landing_page
            assert address.startswith("https://"), (source.id, name)


def test_no_toml_key_is_lost_between_file_and_entry() -> None:
    path = paths.DATA / "characteristics" / "gender.toml"
    written = tomllib.loads(path.read_text("utf-8"))
    entry = load().characteristics["gender"]
    for group, table in zip(entry.groups, written["groups"], strict=True):
        for key, value in table.items():
            kept = getattr(group, key)
            assert (list(kept) if isinstance(kept, tuple) else kept) == value
