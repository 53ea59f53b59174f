"""Holds the parts of a workbook's file against what programs that open it demand."""

import posixpath
import zipfile
from pathlib import Path

from lxml import etree

RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OFFICE_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CONTENT = "{http://schemas.openxmlformats.org/package/2006/content-types}"


def faults_of(path: Path) -> list[str]:
    """Return what would make a program offer to repair a workbook: parts twice, untyped, not there or not named."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        trees = {name: etree.fromstring(archive.read(name)) for name in names}
    found = [f"{name} stands twice" for name in set(names) if names.count(name) > 1]
    found += _types(trees)
    targets: set[str] = set()
    for name, tree in trees.items():
        if name.endswith(".rels"):
            found += _relations(name, tree, trees, targets)
        else:
            found += _numbers(name, tree)
    loose = set(names) - targets - {"[Content_Types].xml"} - {one for one in names if one.endswith(".rels")}
    return [*found, *(f"nothing leads to {name}" for name in sorted(loose))]


def _types(trees: dict[str, etree._Element]) -> list[str]:
    types = trees["[Content_Types].xml"]
    named = [one.get("PartName").removeprefix("/") for one in types.iter(f"{CONTENT}Override")]
    usual = {one.get("Extension") for one in types.iter(f"{CONTENT}Default")}
    twice = [f"{name} is typed twice" for name in set(named) if named.count(name) > 1]
    gone = [f"{name} is typed and not there" for name in named if name not in trees]
    parts = [name for name in trees if name not in named and name != "[Content_Types].xml"]
    untyped = [f"{name} has no type" for name in parts if name.rpartition(".")[2] not in usual]
    plain = [f"{name} is only XML" for name in parts if name.endswith(".xml")]
    return [*twice, *gone, *untyped, *plain]


def _relations(
    name: str, tree: etree._Element, trees: dict[str, etree._Element], targets: set[str]
) -> list[str]:
    folder, _, file = name.rpartition("_rels/")
    owner = folder + file.removesuffix(".rels")
    ids = [one.get("Id") for one in tree.iter(RELATION)]
    found = [f"{name}: {one} stands twice" for one in set(ids) if ids.count(one) > 1]
    for one in tree.iter(RELATION):
        target = one.get("Target")
        place = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        targets.add(place)
        if place not in trees:
            found.append(f"{name}: there is no {place}")
    if owner in trees:
        used = {
            value
            for element in trees[owner].iter()
            for key, value in element.attrib.items()
            if key.startswith(OFFICE_RELATION)
        }
        found += [f"{owner}: {one} leads nowhere" for one in used - set(ids)]
    elif owner:
        found.append(f"{name} belongs to nothing")
    return found


def _numbers(name: str, tree: etree._Element) -> list[str]:
    """Return shapes of one drawing that share a number, and numbers that are none."""
    ids = [element.get("id") for element in tree.iter() if etree.QName(element).localname == "cNvPr"]
    wrong = [f"{name}: shape {one}" for one in ids if not one.isdigit() or int(one) < 1]
    return [*wrong, *(f"{name}: two shapes {one}" for one in set(ids) if ids.count(one) > 1)]
