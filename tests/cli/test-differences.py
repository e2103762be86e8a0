#!/usr/bin/env python3
"""The sheet of differences: what an earlier export said, what this one says, and that it can be relied on.

The rows are compared with those that a second, naive comparison of both files finds.
"""
import importlib
import json
import os
import random
import subprocess
import sys
import zipfile
from xml.etree import ElementTree

import tap
from tap import call, done, expect

recalculated = importlib.import_module("test-recalculated")
verify = importlib.import_module("test-verify")
MAIN, CHINESE, MAKE_SETTLED = recalculated.MAIN, recalculated.CHINESE, sys.argv[3]
FIGURES = ["Headcount", "Days held", "Expected child-days", "Present child-days", "Base amount", "Granted amount"]


def cells_of(path, sheet):
    """{row: {column: value}} of a sheet, as it is shown."""
    with zipfile.ZipFile(path) as archive:
        strings = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        texts = ["".join(part.text or "" for part in item.iter(MAIN + "t")) for item in strings.iter(MAIN + "si")]
        rows = {}
        for cell in ElementTree.fromstring(archive.read(dict(recalculated.sheets_of(archive))[sheet])).iter(MAIN + "c"):
            place, value = cell.get("r"), cell.findtext(MAIN + "v")
            column = place.rstrip("0123456789")
            if value is not None:
                value = texts[int(value)] if cell.get("t") == "s" else value if cell.get("t") == "str" else float(value)
                rows.setdefault(int(place[len(column) :]), {})[column] = value
        return rows


def classes_of(path, sheet):
    """{code: {heading: value}}, by the headings of the sheet."""
    rows = cells_of(path, sheet)
    headings = rows[3]
    return {
        row["C"]: {headings[column]: value for column, value in row.items()}
        for number, row in rows.items()
        if number > 3 and "C" in row and "D" in row
    }


def naive(before, now, figures):
    """(code, what, before, now) of all that differs."""
    rows = []
    for code in sorted(before.keys() | now.keys(), key=lambda code: code.encode()):
        old, new = before.get(code), now.get(code)
        if old is None or new is None:
            rows.append((code, "Class", "there" if old else "not there", "there" if new else "not there"))
        elif old["Verdict"] != new["Verdict"]:
            rows.append((code, "Verdict", old["Verdict"], new["Verdict"]))
        for figure in figures:
            pair = (old or {}).get(figure, 0), (new or {}).get(figure, 0)
            if pair[0] != pair[1]:
                rows.append((code, figure, *pair))
    return rows


def differences_of(path):
    return [(row["B"], row["D"], row["E"], row["F"]) for number, row in sorted(cells_of(path, "Differences").items())
            if number > 3 and "B" in row]  # fmt: skip


def two_exports(folder, **environment):
    """A database, an export of the subsidies, and a later one that compares with it: classes and records changed."""
    database = os.path.join(folder, "summer.db")
    old, new = os.path.join(folder, "old.xlsx"), os.path.join(folder, "new.xlsx")
    done(call("--database", database, "sample", "--classes", "12", "--seed", "2019"))
    done(call("--database", database, "export", "subsidy", "--to", old, "--as-of", "2019-07-26", **environment))
    sheet = os.path.join(folder, "班级.csv")
    with open(sheet, "w", encoding="utf-8") as file:
        file.write("班级编号,班级名称,类型,状态,开始日期,结束日期\nFZ-900,新店班,新办,申报,2019-07-08,2019-08-09\n")
    done(call("--database", database, "import", sheet))
    arguments = ["--to", new, "--as-of", "2019-08-30", "--since", old]
    done(call("--database", database, "export", "subsidy", *arguments, **environment))
    return database, old, new


def test_without_an_earlier_export_the_sheet_says_so(folder):
    database, workbook = os.path.join(folder, "summer.db"), os.path.join(folder, "subsidy.xlsx")
    done(call("--database", database, "sample", "--classes", "3", "--seed", "2019"))
    done(call("--database", database, "export", "subsidy", "--to", workbook))
    rows = cells_of(workbook, "Differences")
    expect("No earlier export" in rows[2]["A"] and max(rows) == 3, rows)


def test_what_changed_is_what_a_comparison_of_both_files_finds(folder):
    _, old, new = two_exports(folder)
    expected = naive(classes_of(old, "Subsidies"), classes_of(new, "Subsidies"), FIGURES)
    expect(len(expected) > 20 and any(row[1] == "Verdict" for row in expected), expected)
    expect(("FZ-900", "Class", "not there", "there") in expected, expected)
    expect(sorted(differences_of(new)) == sorted(expected), expected, differences_of(new))


def test_a_class_that_is_gone_is_told(folder):
    database, old, _ = two_exports(folder)
    other = os.path.join(folder, "other.db")
    done(call("--database", other, "sample", "--classes", "11", "--seed", "2019"))
    again = os.path.join(folder, "again.xlsx")
    done(call("--database", other, "export", "subsidy", "--to", again, "--since", old))
    expect(("FZ-012", "Class", "there", "not there") in differences_of(again), differences_of(again))
    done(call("--database", other, "verify", again))


def test_a_settlement_is_compared_with_the_one_before(folder):
    database, old = verify.settled(folder)
    subprocess.run([MAKE_SETTLED, database, "again"], check=True)
    new = os.path.join(folder, "new.xlsx")
    done(call("--database", database, "export", "settlement", "--to", new, "--since", old))
    # What is due is of one settlement alone: a class of which nothing changed is no difference, though it was paid by the first.
    old_lines, new_lines = classes_of(old, "Settlement"), classes_of(new, "Settlement")
    expected = naive(old_lines, new_lines, FIGURES)
    same = [code for code, line in new_lines.items() if line["Granted amount"] == old_lines[code]["Granted amount"] > 0]
    expect(expected and any(old_lines[code]["Due now"] != new_lines[code]["Due now"] for code in same), expected)
    expect(sorted(differences_of(new)) == sorted(expected), expected, differences_of(new))


def set_city(database, folder, yuan):
    """So much of the city beside the fund for every class that is granted something; 0 = nothing."""
    told = json.loads(done(call("--database", database, "assess", "--json")).out)
    rules = os.path.join(folder, "项目.csv")
    with open(rules, "w", encoding="utf-8") as file:
        file.write(f"名称,值\n项目名称,{told['programme']}\n年度,2019\n规则,fujian-2019\n")
        file.write(f"sources,市级=flat:{yuan}{{for=保险}}\n" if yuan else "sources,无\n")
    done(call("--database", database, "import", rules))


def further_of(path, classes, headings):
    """{code: {heading: value}}: what further sources give, by the column of all or by their own sheet."""
    found = {code: dict.fromkeys(headings.values(), 0) for code in classes}
    if "Settlement" in {name for name, _ in sheets_of(path)}:
        for number, row in cells_of(path, "Further sources").items():
            if number > 3 and "B" in row:
                for column, heading in headings.items():
                    found[row["B"]][heading] += row[column]
    else:
        for code, row in classes.items():
            found[code][headings["F"]] = row["In all"] - row["Granted amount"] if "In all" in row else 0
    return {code: {"Verdict": "", **further} for code, further in found.items()}


def sheets_of(path):
    with zipfile.ZipFile(path) as archive:
        return list(recalculated.sheets_of(archive))


def test_what_further_sources_give_is_compared_too(folder):
    database, books = os.path.join(folder, "summer.db"), []
    done(call("--database", database, "sample", "--classes", "12", "--seed", "2019"))
    for place, yuan in enumerate((0, 1500, 400)):
        if yuan:
            set_city(database, folder, yuan)
        books.append(os.path.join(folder, f"{place}.xlsx"))
        since = ["--since", books[-2]] if place else []
        done(call("--database", database, "export", "subsidy", "--to", books[-1], "--as-of", "2019-08-30", *since))
        done(call("--database", database, "verify", books[-1]))
    headings = {"F": "Granted by further sources"}
    for old, new in ((0, 1), (1, 2)):
        told = [further_of(books[one], classes_of(books[one], "Subsidies"), headings) for one in (old, new)]
        expected = naive(*told, headings.values())
        expect(len(expected) > 3 and sorted(differences_of(books[new])) == sorted(expected), expected, books[new])
    seed = int(os.environ.get("SUMMER_SEED", random.randrange(1 << 30)))
    print(f"# SUMMER_SEED={seed}")
    chance, altered = random.Random(seed), os.path.join(folder, "altered.xlsx")
    for _ in range(20):
        place, was = verify.alter_at_random(books[2], altered, chance, "Differences")
        result = call("--database", database, "verify", altered)
        lines = result.out.splitlines()
        expect(result.status == 1 and len(lines) == 1 and lines[0].startswith(f"{place}:"), place, was, result)
    os.unlink(altered)
    recalculated.check(folder, books[1:])


def test_what_further_sources_are_settled_with_is_compared_too(folder):
    database = os.path.join(folder, "summer.db")
    old, new = os.path.join(folder, "old.xlsx"), os.path.join(folder, "new.xlsx")
    done(call("--database", database, "sample", "--classes", "12", "--seed", "2019"))
    set_city(database, folder, 1500)
    subprocess.run([MAKE_SETTLED, database], check=True)
    done(call("--database", database, "export", "settlement", "--to", old))
    set_city(database, folder, 400)
    subprocess.run([MAKE_SETTLED, database, "again"], check=True)
    done(call("--database", database, "export", "settlement", "--to", new, "--since", old))
    done(call("--database", database, "verify", new))
    headings = {"F": "Granted by further sources"}
    told = [further_of(path, classes_of(path, "Settlement"), headings) for path in (old, new)]
    expected = naive(*told, headings.values())
    found = [row for row in differences_of(new) if row[1] in headings.values()]
    expect(len(expected) > 3 and sorted(found) == sorted(expected), expected, found)
    expect(not any("Due" in row[1] for row in differences_of(new)), differences_of(new))
    recalculated.check(folder, [new])


def test_it_may_be_written_over_the_one_that_it_is_compared_with(folder):
    database, old, _ = two_exports(folder)
    before = classes_of(old, "Subsidies")
    done(call("--database", database, "export", "subsidy", "--to", old, "--as-of", "2019-08-30", "--since", old))
    expect(sorted(differences_of(old)) == sorted(naive(before, classes_of(old, "Subsidies"), FIGURES)), "rows")
    done(call("--database", database, "verify", old))
    done(call("--database", database, "export", "subsidy", "--to", old, "--as-of", "2019-08-30", "--since", old))
    expect(differences_of(old) == [] and cells_of(old, "Differences")[4]["C"] == "Nothing has changed since.", "rows")


def test_what_is_written_over_an_earlier_export_is_compared_with_it(folder):
    database, old, _ = two_exports(folder)
    before = classes_of(old, "Subsidies")
    done(call("--database", database, "export", "subsidy", "--to", old, "--as-of", "2019-08-30"))
    expect(differences_of(old) != [], "nothing was compared")
    expect(sorted(differences_of(old)) == sorted(naive(before, classes_of(old, "Subsidies"), FIGURES)), "rows")
    with open(old, "wb") as letter:
        letter.write(b"no workbook at all")
    done(call("--database", database, "export", "subsidy", "--to", old, "--as-of", "2019-08-30"))
    expect("No earlier export" in cells_of(old, "Differences")[2]["A"], "compared with a letter")


def test_the_sheet_recalculates_and_is_verified(folder):
    database, old, new = two_exports(folder)
    done(call("--database", database, "verify", new))
    chinese = os.path.join(folder, "chinese")
    os.mkdir(chinese)
    database, _, again = two_exports(chinese, **CHINESE)
    done(call("--database", database, "verify", again, **CHINESE))
    os.rename(again, os.path.join(folder, "again.xlsx"))
    recalculated.check(folder, [new, os.path.join(folder, "again.xlsx")])


def test_one_cell_of_it_changed_at_random_is_named_and_no_other(folder):
    seed = int(os.environ.get("SUMMER_SEED", random.randrange(1 << 30)))
    print(f"# SUMMER_SEED={seed}")
    chance = random.Random(seed)
    database, _, new = two_exports(folder)
    altered = os.path.join(folder, "altered.xlsx")
    for _ in range(60):
        place, was = verify.alter_at_random(new, altered, chance, "Differences")
        result = call("--database", database, "verify", altered)
        lines = result.out.splitlines()
        expect(result.status == 1 and len(lines) == 1 and lines[0].startswith(f"{place}:"), place, was, result)


def test_a_long_sheet_that_was_changed_is_named_as_a_whole(folder):
    database, old = os.path.join(folder, "long.db"), os.path.join(folder, "old.xlsx")
    new, altered = os.path.join(folder, "new.xlsx"), os.path.join(folder, "altered.xlsx")
    done(call("--database", database, "sample", "--classes", "70", "--seed", "2019"))
    done(call("--database", database, "export", "subsidy", "--to", old, "--as-of", "2019-07-19"))
    done(call("--database", database, "export", "subsidy", "--to", new, "--as-of", "2019-08-30", "--since", old))
    expect(len(differences_of(new)) > 200, len(differences_of(new)))
    done(call("--database", database, "verify", new))
    with zipfile.ZipFile(new) as archive:
        part = dict(recalculated.sheets_of(archive))["Differences"]
    # What the earlier export said is known from here alone; what this one says is known from the records.
    for cell, told in (("E", "The sheet “Differences” was changed"), ("F", "Differences!F")):
        with open(new, "rb") as source, open(altered, "wb") as target:
            target.write(source.read())
        verify.alter(altered, rf'(<c r="{cell}[4-9]" s="[0-9]+">(?:<f>[^<]*</f>)?)<v>[^<]*</v>', r"\g<1><v>77</v>", part)
        result = call("--database", database, "verify", altered)
        lines = result.out.splitlines()
        expect(result.status == 1 and len(lines) == 1 and lines[0].startswith(told), cell, result)


def test_what_is_no_earlier_export_is_refused(folder):
    database, old, new = two_exports(folder)
    roster, other = os.path.join(folder, "roster.xlsx"), os.path.join(folder, "other.xlsx")
    done(call("--database", database, "export", "roster", "--to", roster))
    case = os.path.join(folder, "case.db")
    cases = os.path.join(tap.DATA, "cases")
    done(call("--database", case, "import", os.path.join(cases, sorted(
        name for name in os.listdir(cases) if name.endswith(".xlsx"))[0])))  # fmt: skip
    done(call("--database", case, "export", "subsidy", "--to", other))
    verify.alter(old, r'(<c r="M[0-9]+" s="[0-9]+">)<v>[^<]*</v>', r"\g<1><v>99999</v>")
    for since, word in ((roster, "no workbook of the subsidies"), (other, "it is of"), (old, "was changed")):
        result = call("--database", database, "export", "subsidy", "--to", new, "--since", since)
        expect(result.status == 1 and word in result.err, since, result)
    result = call("--database", database, "export", "subsidy", "--to", new, "--since", os.path.join(folder, "none.xlsx"))
    expect(result.status in (1, 3) and "none.xlsx" in result.err, result)
    result = call("--database", database, "export", "roster", "--to", new, "--since", old)
    expect(result.status == 2, result)


if __name__ == "__main__":
    tap.main(tap.cases_of(sys.modules[__name__]))
