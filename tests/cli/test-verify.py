#!/usr/bin/env python3
"""A workbook that proves itself: `summerctl verify` names every cell that is no longer what the database says.

The workbooks are altered in their package, saved again by LibreOffice, and outlived by their records.
"""
import importlib
import os
import random
import re
import subprocess
import sys
import zipfile

import tap
from tap import call, done, expect

recalculated = importlib.import_module("test-recalculated")
MAKE_SETTLED = sys.argv[3]
CHINESE = {"LANG": "C.UTF-8", "LANGUAGE": "zh_CN"}


def settled(folder, again=False, **environment):
    """A database with a settlement, and a second one where it is wanted; and its workbook."""
    os.makedirs(folder, exist_ok=True)
    database, workbook = os.path.join(folder, "summer.db"), os.path.join(folder, "settlement.xlsx")
    done(call("--database", database, "sample", "--classes", "12", "--seed", "2019"))
    for word in [[], ["again"]][: 2 if again else 1]:
        subprocess.run([MAKE_SETTLED, database, *word], check=True, env=dict(os.environ, **environment))
    done(call("--database", database, "export", "settlement", "--to", workbook, **environment))
    return database, workbook


def alter(path, pattern, replacement, part="xl/worksheets/sheet1.xml"):
    """Changes one cell of the workbook, past every program that writes them; gives its place."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    text = members[part].decode("utf-8")
    found = re.search(pattern, text)
    expect(found, "nothing to alter", pattern)
    members[part] = (text[: found.start()] + found.expand(replacement) + text[found.end() :]).encode("utf-8")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return re.search(r'r="([A-Z]+[0-9]+)"', found[0])[1]


def test_what_was_written_is_sound(folder):
    for environment in ({}, CHINESE):
        place = os.path.join(folder, environment.get("LANGUAGE", "en"))
        os.mkdir(place)
        database, workbook = settled(place, again=True, **environment)
        result = done(call("--database", database, "verify", workbook, **environment))
        expect(re.search(r"\d{3}", result.out), result)
        subsidy = os.path.join(place, "subsidy.xlsx")
        done(call("--database", database, "export", "subsidy", "--to", subsidy, **environment))
        done(call("--database", database, "verify", subsidy, **environment))


def test_one_cell_changed_by_hand_is_named(folder):
    database, workbook = settled(folder)
    cell = alter(workbook, r'(<c r="M[0-9]+" s="[0-9]+">)<v>[^<]*</v>', r"\g<1><v>99999</v>")
    result = call("--database", database, "verify", workbook)
    expect(result.status == 1, result)
    expect(f"Settlement!{cell}: “99999” in the file" in result.out and result.out.count("\n") == 1, result)


def test_a_formula_that_stores_another_value_is_named(folder):
    database, workbook = settled(folder)
    cell = alter(workbook, r'(<c r="O[0-9]+"[^>]*><f>[^<]*</f>)<v>[^<]*</v>', r"\g<1><v>1</v>")
    result = call("--database", database, "verify", workbook)
    expect(result.status == 1 and f"Settlement!{cell}:" in result.out, result)


CELL = re.compile(r'<c r="([A-Z]+[0-9]+)"((?: [a-z]+="[^"]*")*)(?:/>|>(.*?)</c>)')


def said(place, style, kind, formula, value):
    """A cell of this kind; a text stands in the cell itself."""
    inside = f"<f>{formula}</f>" if formula is not None else ""
    inside += f"<is><t>{value}</t></is>" if kind == "inlineStr" else f"<v>{value}</v>"
    return f'<c r="{place}"{style}{f" t={chr(34)}{kind}{chr(34)}" if kind else ""}>{inside}</c>'


def change(chance, match):
    """Another cell in its place: another value, another formula, another kind, none, or one where there was none."""
    place, attributes, content = match[1], match[2], match[3]
    style = "".join(re.findall(r' s="[0-9]+"', attributes))
    kind = (re.findall(r' t="([a-zA-Z]+)"', attributes) or [""])[0]
    if not content:
        return said(place, style, *chance.choice([("inlineStr", None, "more"), ("", None, "7"), ("", "3+4", "7")]))
    formula = (re.findall(r"<f>([^<]*)</f>", content) or [None])[0]
    value = re.findall(r"<v>([^<]*)</v>", content)[0]
    if kind == "s":
        return chance.choice([said(place, style, "inlineStr", None, "other"), said(place, style, "", None, "12345"), "",
                              said(place, style, "str", '"other"', "other")])  # fmt: skip
    number = kind == ""
    changes = [said(place, style, kind, formula, f"{float(value) + 1:.2f}" if number else "other")]
    if number:
        changes += [said(place, style, "str" if formula is not None else "inlineStr", formula, value)]
    else:
        changes += [said(place, style, "", formula, "8")]
    if formula is None:
        changes += [said(place, style, kind, "1+1", value), ""]
    else:
        changes += [said(place, style, kind, formula + "+0" if number else "T(" + formula + ")", value)]
        changes += [said(place, style, kind, None, value)] if value else []
    return chance.choice(changes)


def alter_at_random(path, to, chance, only=None):
    """A copy in which one cell is another, of a sheet if one is named; gives its sheet and place."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
        name, part = chance.choice([one for one in recalculated.sheets_of(archive) if only in (None, one[0])])
    text = members[part].decode("utf-8")
    match = chance.choice(list(CELL.finditer(text)))
    members[part] = (text[: match.start()] + change(chance, match) + text[match.end() :]).encode("utf-8")
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return f"{name}!{match[1]}", match[0]


def test_one_cell_changed_at_random_is_named_and_no_other(folder):
    seed = int(os.environ.get("SUMMER_SEED", random.randrange(1 << 30)))
    print(f"# SUMMER_SEED={seed}")
    chance = random.Random(seed)
    database, settlement = settled(folder, again=True, **CHINESE)
    subsidy, altered = os.path.join(folder, "subsidy.xlsx"), os.path.join(folder, "altered.xlsx")
    done(call("--database", database, "export", "subsidy", "--to", subsidy, **CHINESE))
    for workbook in (settlement, subsidy):
        for _ in range(40):
            place, was = alter_at_random(workbook, altered, chance)
            result = call("--database", database, "verify", altered, **CHINESE)
            lines = result.out.splitlines()
            expect(result.status == 1 and len(lines) == 1, place, was, result)
            expect(lines[0].startswith(f"{place}:") or lines[0].startswith(f"{place}："), place, was, result)


def test_what_a_formula_became_is_said(folder):
    database, workbook = settled(folder)
    cell = alter(workbook, r'(<c r="O[0-9]+"[^>]*>)<f>M([0-9]+)-N[0-9]+</f>', r"\g<1><f>M\g<2></f>")
    result = call("--database", database, "verify", workbook)
    row = cell[1:]
    expect(f"Settlement!{cell}: formula “=M{row}” in the file, formula “=M{row}-N{row}” by the database" in result.out, result)
    database, workbook = settled(os.path.join(folder, "again"))
    cell = alter(workbook, r'<c r="(M[0-9]+)"( s="[0-9]+")><v>([^<]*)</v>', r'<c r="\g<1>"\g<2> t="str"><v>\g<3></v>')
    result = call("--database", database, "verify", workbook)
    expect(re.search(f"Settlement!{cell}: text “([^”]*)” in the file, number “\\1” by the database", result.out), result)


def test_a_sheet_that_was_renamed_and_a_row_that_was_removed_are_named(folder):
    database, workbook = settled(folder)
    with zipfile.ZipFile(workbook) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
        part = dict(recalculated.sheets_of(archive))["Amounts explained"]
    row = re.search(rb'<row r="6".*?</row>', members[part])
    members[part] = members[part].replace(row[0], b"")
    members["xl/workbook.xml"] = members["xl/workbook.xml"].replace(b'name="Policy"', b'name="Rules"')
    with zipfile.ZipFile(workbook, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    lines = call("--database", database, "verify", workbook).out.splitlines()
    expect([line.split(":")[0] for line in lines[:3]] == [f"Amounts explained!{column}6" for column in "ABC"], lines)
    expect(len(lines) == 5 and "“Policy” was removed" in lines[3] and "“Rules” was added" in lines[4], lines)


def test_saved_again_by_another_program_it_is_still_sound(folder):
    database, workbook = settled(folder, again=True)
    out = os.path.join(folder, "out")
    env = {key: value for key, value in os.environ.items() if key not in ("LD_PRELOAD", "DISPLAY", "WAYLAND_DISPLAY")}
    env.update(HOME=folder, LANG="C.UTF-8", SAL_USE_VCLPLUGIN="svp")
    process = subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--nologo"]
        + ["--convert-to", "xlsx", "--outdir", out, workbook],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=env, timeout=tap.LONGEST, check=False,
    )  # fmt: skip
    expect(process.returncode == 0, process.stdout.decode("utf-8", "replace"))
    done(call("--database", database, "verify", os.path.join(out, "settlement.xlsx")))


def test_records_that_changed_are_told_apart_from_a_forgery(folder):
    database, workbook = settled(folder)
    subsidy = os.path.join(folder, "subsidy.xlsx")
    done(call("--database", database, "export", "subsidy", "--to", subsidy, "--as-of", "2019-09-01"))
    subprocess.run([MAKE_SETTLED, database, "again"], check=True)
    result = call("--database", database, "verify", subsidy)
    expect(result.status == 1 and "records are others" in result.out, result)
    # What is settled stays as it was settled; only payments came after it.
    result = call("--database", database, "verify", workbook)
    expect("Settlement!" not in result.out and "Control" not in result.out, result)


def test_what_was_paid_since_is_told_apart_from_what_is_frozen(folder):
    database, workbook = settled(folder)
    # The supplement settles and pays what came back; the first settlement itself stays as it was.
    subprocess.run([MAKE_SETTLED, database, "again"], check=True)
    result = call("--database", database, "verify", workbook)
    # The workbook is of the first settlement, which is not the last one any more.
    expect(result.status == 1 and "Payments!" in result.out, result)
    lines = result.out.splitlines()
    expect(all("recorded since it was written" in line for line in lines), result)


def test_the_wrong_workbook_is_told_what_is_wrong(folder):
    database, workbook = settled(folder)
    programme = os.path.join(folder, "programme.xlsx")
    done(call("--database", database, "export", "programme", "--to", programme))
    for path, word in ((programme, "Control totals"), (database, "")):
        result = call("--database", database, "verify", path)
        expect(result.status == 1 and word in result.err and result.out == "", result)
    result = call("--database", database, "verify", workbook, **CHINESE)
    expect(result.status == 1 and result.out == "", result)
    other = os.path.join(folder, "other.db")
    done(call("--database", other, "import", os.path.join(tap.DATA, "cases", sorted(
        name for name in os.listdir(os.path.join(tap.DATA, "cases")) if name.endswith(".xlsx"))[0])))
    result = call("--database", other, "verify", workbook)
    expect(result.status in (1, 3) and "does not hold" in result.err, result)


if __name__ == "__main__":
    tap.main(tap.cases_of(sys.modules[__name__]))
