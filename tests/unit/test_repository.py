"""Hold the house to its own plan: packages, sizes, names, dependencies and the lock file."""

import ast
import importlib
import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[2]
PACKAGES = ("db", "flows", "parat", "tasks", "templates")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
OURS = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
CODE = [path for path in OURS if "migrations" not in path.parts]
LOADED_BY_OTHERS = {"fastapi", "psycopg", "tzdata"}
TEXTS = {".cfg", ".j2", ".lock", ".md", ".py", ".toml", ".txt", ".xml"}


def relative(path):
    return path.relative_to(ROOT).as_posix()


def functions_in(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def imported_by(path):
    beside = {other.stem for other in path.parent.glob("*.py")}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module not in beside:
            yield node.module.partition(".")[0]


def plain(requirement):
    return re.match(r"[A-Za-z0-9._-]+", requirement)[0].lower().replace("_", "-")


def distributions_of(modules):
    known = importlib.metadata.packages_distributions()
    return {plain(name) for module in modules for name in known.get(module, [module])}


@pytest.mark.parametrize("package", PACKAGES)
def test_each_package_is_the_one_in_this_repository(package):
    assert Path(importlib.import_module(package).__file__).parent == ROOT / package


def test_every_file_of_every_package_is_in_the_wheel():
    shipped = {file.path for file in WheelBuilder(str(ROOT)).recurse_included_files()}
    there = {str(path) for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file()}
    assert {path for path in there if "__pycache__" not in path} <= shipped


def test_no_file_is_longer_than_350_lines():
    assert [relative(path) for path in CODE if path.read_text(encoding="utf-8").count("\n") > 350] == []


def test_no_function_is_longer_than_50_lines():
    long = [
        f"{relative(path)}:{node.lineno} {node.name}"
        for path in CODE
        for node in functions_in(path)
        if node.end_lineno - node.lineno >= 50
    ]
    assert long == []


def test_half_of_all_functions_fit_in_ten_lines():
    lengths = sorted(node.end_lineno - node.lineno + 1 for path in CODE for node in functions_in(path))
    assert lengths[len(lengths) // 2] <= 10
    assert lengths[len(lengths) * 9 // 10] <= 25


def test_no_module_has_a_name_that_says_nothing():
    empty = {"utils", "util", "helpers", "helper", "manager", "process", "data", "info", "misc", "common"}
    assert [relative(path) for path in OURS if path.stem in empty] == []


def test_everything_imported_is_declared_as_a_dependency():
    modules = {name for path in OURS for name in imported_by(path)} - set(PACKAGES) - sys.stdlib_module_names
    declared = {plain(requirement) for requirement in PROJECT["project"]["dependencies"]}
    assert distributions_of(modules) - declared == set()


def test_every_declared_dependency_is_imported():
    modules = {name for path in OURS for name in imported_by(path)}
    declared = {plain(requirement) for requirement in PROJECT["project"]["dependencies"]}
    assert declared - distributions_of(modules) - LOADED_BY_OTHERS == set()


def test_the_lock_file_holds_every_declared_dependency():
    project = PROJECT["project"]
    extras = [requirement for extra in project["optional-dependencies"].values() for requirement in extra]
    locked = set(re.findall(r"^([a-z0-9.-]+)(?:\[[a-z,]+\])?==", LOCK, re.MULTILINE))
    assert {plain(requirement) for requirement in [*project["dependencies"], *extras]} <= locked


def test_every_locked_version_carries_its_hashes():
    blocks = re.split(r"\n(?=[a-z0-9])", LOCK)
    assert [block.split()[0] for block in blocks if "==" not in block or "--hash=sha256:" not in block] == []


def test_the_lock_file_names_no_package_index():
    assert re.findall(r"--(?:extra-)?index-url|--find-links|\w+://", LOCK) == []


def test_the_build_backend_is_pinned_and_locked():
    (backend,) = PROJECT["build-system"]["requires"]
    assert f"\n{backend} " in LOCK


def test_nothing_is_left_unfinished():
    words = re.compile(r"\b(?:" + "|".join(["TO" + "DO", "FIX" + "ME", "X" * 3, "HA" + "CK"]) + r")\b")
    assert [relative(path) for path in _written() if words.search(path.read_text(encoding="utf-8"))] == []


def test_no_file_points_at_one_machine():
    place = re.compile(r"(?<![\w.])/(?:work|root|farm|opt)/|\.\./shared")
    assert [relative(path) for path in _written() if place.search(path.read_text(encoding="utf-8"))] == []


def _written():
    folders = [*PACKAGES, "tests", "benchmarks", "docs", ".ci"]
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in TEXTS]
    tops = [path for path in ROOT.iterdir() if path.suffix in TEXTS or path.name == "Makefile"]
    return [path for path in (*files, *tops, ROOT / ".ci" / "run") if path != Path(__file__)]
