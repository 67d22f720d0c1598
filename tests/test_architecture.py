"""The arrow of imports: a room may import from the rooms to its right, never the other way, and nothing in circles."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# From the rooms that know most to the leaf that knows nothing of the others.
ARROW = [
    {"cms.urls", "cms.settings", "cms.wsgi", "cms.demo"},
    {"search", "home"},
    {"programs", "news"},
    {"cms.following"},
    {"cms.publishing", "cms.moderation", "cms.reading"},
    {"cms.core"},
]
# home gathers what programmes and news offer; search asks the programme register for its filters.
MAY_MEET = {("cms.demo", "cms.settings"), ("cms.urls", "cms.settings")}


def room_of(module):
    names = sorted((name for rooms in ARROW for name in rooms), key=len, reverse=True)
    return next((name for name in names if module == name or module.startswith(f"{name}.")), None)


def level_of(room):
    return next(level for level, rooms in enumerate(ARROW) if room in rooms)


def module_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path):
    module, package = module_of(path), path.name == "__init__.py"
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = module.split(".") if package else module.split(".")[:-1]
            base = parts[: len(parts) - node.level + 1] if node.level else []
            yield ".".join([*base, node.module] if node.module else base)


def source_files():
    folders = ("cms", "home", "programs", "news", "search")
    return [path for folder in folders for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts]


def meetings():
    """Every (importing room, imported room, file) that crosses from one room to another."""
    for path in source_files():
        room = room_of(module_of(path))
        for imported in imports_of(path):
            other = room_of(imported)
            if room and other and room != other:
                yield room, other, path.relative_to(ROOT)


def test_every_source_file_lies_in_a_room():
    lost = [path for path in source_files() if room_of(module_of(path)) is None and module_of(path) != "cms"]
    assert lost == []


def test_imports_follow_the_arrow():
    wrong = [
        f"{path}: {room} imports {other}"
        for room, other, path in meetings()
        if (room, other) not in MAY_MEET and level_of(other) <= level_of(room)
    ]
    assert wrong == []


def test_programs_and_news_do_not_know_each_other():
    pairs = {(room, other) for room, other, _ in meetings()}
    assert ("programs", "news") not in pairs
    assert ("news", "programs") not in pairs


def test_core_knows_no_other_room():
    assert [path for room, _, path in meetings() if room == "cms.core"] == []


def test_only_the_demo_uses_the_builders():
    users = [path for path in source_files() if any(name.startswith("tests") for name in imports_of(path))]
    assert {path.relative_to(ROOT).parts[:2] for path in users} == {("cms", "demo")}


@pytest.mark.parametrize("name", ["utils.py", "helpers.py"])
def test_no_room_has_a_drawer_for_everything(name):
    assert [path for path in source_files() if path.name == name] == []
