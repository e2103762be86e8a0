#!/usr/bin/env python3
"""The example workbooks end to end: what is imported is judged as expected, what is wrong is refused."""
import glob
import json
import os
import sys
import tempfile

import tap

CASES = os.path.join(tap.DATA, "cases")


def without_figures(assessment):
    """What a verdict is compared by: figures are free in their keys."""
    for school in assessment["classes"]:
        for condition in school["conditions"]:
            condition.pop("figures", None)
    return assessment


def difference(expected, actual, path=""):
    """The first thing that is not as expected, or None. Further keys are allowed."""
    if isinstance(expected, dict):
        if not isinstance(actual, dict):
            return f"{path}: {actual!r}"
        for key, value in expected.items():
            if key not in actual:
                return f"{path}: no {key}"
            found = difference(value, actual[key], f"{path}/{expected.get('code', '')}/{key}")
            if found:
                return found
        return None
    if isinstance(expected, list):
        if len(expected) != len(actual):
            return f"{path}: {len(actual)} instead of {len(expected)}"
        for one, other in zip(expected, actual):
            found = difference(one, other, path)
            if found:
                return found
        return None
    return None if expected == actual and type(expected) is type(actual) else f"{path}: {actual!r} instead of {expected!r}"


def sound(stem):
    """Imports the workbook into an empty database, twice, and judges it."""
    with tempfile.TemporaryDirectory(prefix="summerctl-test-") as folder:
        database = os.path.join(folder, "case.db")
        with open(f"{stem}.expected.json", encoding="utf-8") as file:
            expected = without_figures(json.load(file))
        tap.done(tap.call("--database", database, "import", f"{stem}.xlsx"))
        result = tap.done(tap.call("--database", database, "assess", "--as-of", expected["as_of"], "--json"))
        found = difference(expected, json.loads(result.out))
        tap.expect(found is None, found)
        again = tap.done(tap.call("--database", database, "import", f"{stem}.xlsx", "--json"))
        for sheet in json.loads(again.out)["sheets"]:
            tap.expect(sheet["added"] == sheet["changed"] == sheet["removed"] == 0, "the second time changed something", sheet)


def snapshot(database):
    """All that a person can get out of a database."""
    journal = tap.done(tap.call("--database", database, "journal")).out
    return journal, tap.done(tap.call("--database", database, "assess", "--json")).out


def bad(stem, workbook):
    """Importing the workbook into a database that holds something changes nothing, and says where the fault is."""
    wanted = {}
    with open(f"{stem}.expected.txt", encoding="utf-8") as file:
        for line in file:
            key, _, value = line.strip().partition(": ")
            wanted[key] = value
    with tempfile.TemporaryDirectory(prefix="summerctl-test-") as folder:
        database = os.path.join(folder, "case.db")
        tap.done(tap.call("--database", database, "import", workbook))
        before = snapshot(database)
        result = tap.call("--database", database, "import", f"{stem}.xlsx")
        tap.expect(result.status == 1, result)
        tap.expect(snapshot(database) == before, "the database changed")
        tap.expect(result.memory < tap.MOST_MEMORY, f"{result.memory} KiB of memory", result)
        if "sheet" in wanted:
            tap.expect(wanted["sheet"] in result.err, f"no sheet {wanted['sheet']}", result)
        if "cell" in wanted:
            tap.expect(any(cell in result.err for cell in wanted["cell"].split("|")), f"no cell {wanted['cell']}", result)
        tap.expect(result.err.strip(), "no word about it", result)


def main():
    cases = []
    stems = sorted(glob.glob(os.path.join(CASES, "*.expected.json")))
    for path in stems:
        stem = path[: -len(".expected.json")]
        cases.append((os.path.basename(stem) + " is judged as expected", lambda stem=stem: sound(stem)))
    workbook = stems[0].replace(".expected.json", ".xlsx")
    for path in sorted(glob.glob(os.path.join(CASES, "bad", "*.expected.txt"))):
        stem = path[: -len(".expected.txt")]
        cases.append((os.path.basename(stem) + " is refused", lambda stem=stem: bad(stem, workbook)))
    tap.main(cases)


if __name__ == "__main__":
    sys.exit(main())
