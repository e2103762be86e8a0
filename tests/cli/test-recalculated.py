#!/usr/bin/env python3
"""The subsidy workbook in a spreadsheet: LibreOffice recalculates every formula and finds the stored value.

What was stored is falsified first, so that a spreadsheet that only repeats what it was given is found out.
"""
import glob
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

import tap
from tap import call, done, expect

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
TARGETS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CHINESE = {"LANG": "C.UTF-8", "LANGUAGE": "zh_CN"}
WRONG_NUMBER, WRONG_TEXT = "-7654321", "falsified"

# A profile of its own that recalculates whatever it opens.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
 <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
  <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
 </item>
</oor:items>
"""


def sheets_of(archive):
    """(name, member) of every sheet of an open workbook."""
    targets = {
        relation.get("Id"): relation.get("Target")
        for relation in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels")).iter(TARGETS + "Relationship")
    }
    for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(MAIN + "sheet"):
        target = targets[sheet.get(RELATED)]
        yield sheet.get("name"), target.lstrip("/") if target.startswith("/") else "xl/" + target


def value_of(cell):
    """What a formula cell holds: a number as one, text as text, anything else with its type."""
    value = cell.findtext(MAIN + "v") or ""
    kind = cell.get("t", "n")
    if kind == "n":
        return float(value) if value else ""
    return value if kind == "str" else (kind, value)


def formulas_of(path):
    """{(sheet, cell): value} of every cell with a formula."""
    with zipfile.ZipFile(path) as archive:
        return {
            (name, cell.get("r")): value_of(cell)
            for name, member in sheets_of(archive)
            for cell in ElementTree.fromstring(archive.read(member)).iter(MAIN + "c")
            if cell.find(MAIN + "f") is not None
        }


def falsify(path, to):
    """A copy of the workbook in which no formula has its value any more."""

    def wrong(match):
        text = 't="str"' in match[1]
        return f"{match[1]}{match[2]}<v>{WRONG_TEXT if text else WRONG_NUMBER}</v>"

    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as copy:
        for member in archive.namelist():
            content = archive.read(member)
            if member.startswith("xl/worksheets/sheet"):
                content = re.sub(r"(<c [^>]*>)(<f>[^<]*</f>)<v>[^<]*</v>", wrong, content.decode("utf-8")).encode("utf-8")
            copy.writestr(member, content)
    for place, value in formulas_of(to).items():
        expect(value in (float(WRONG_NUMBER), WRONG_TEXT), "a value was not falsified", place, value)


def recalculate(folder, paths):
    """Has LibreOffice open the workbooks and save them again; returns where they are."""
    profile, out = os.path.join(folder, "profile"), os.path.join(folder, "out")
    os.makedirs(os.path.join(profile, "user"))
    with open(os.path.join(profile, "user", "registrymodifications.xcu"), "w", encoding="utf-8") as file:
        file.write(SETTINGS)
    # The programs of this house may be built with sanitizers; LibreOffice is not.
    env = {key: value for key, value in os.environ.items() if key not in ("LD_PRELOAD", "DISPLAY", "WAYLAND_DISPLAY")}
    env.update(HOME=folder, LANG="C.UTF-8", SAL_USE_VCLPLUGIN="svp")
    process = subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", "--nologo"]
        + ["--convert-to", "xlsx", "--outdir", out, *paths],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=env,
        timeout=tap.LONGEST,
        check=False,
    )
    written = [os.path.join(out, os.path.basename(path)) for path in paths]
    expect(process.returncode == 0 and all(map(os.path.exists, written)), process.stdout.decode("utf-8", "replace"))
    return written


def differ(one, other):
    """Sums of fractions of a yuan may differ in the last bits of a double, and in nothing that is shown."""
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) > 1e-9 * max(1, abs(one))
    return one != other


def check(folder, exports, least=5):
    """Falsifies and recalculates the workbooks together, and compares each with what was exported."""
    false = []
    os.makedirs(os.path.join(folder, "false"))
    for path in exports:
        false.append(os.path.join(folder, "false", os.path.basename(path)))
        falsify(path, false[-1])
    for path, again in zip(exports, recalculate(folder, false)):
        before, after = formulas_of(path), formulas_of(again)
        expect(len(before) >= least, path, "has no formulas")
        expect(before.keys() == after.keys(), path, sorted(before.keys() ^ after.keys()))
        wrong = [(place, before[place], after[place]) for place in before if differ(before[place], after[place])]
        expect(not wrong, path, *wrong)


def test_the_examples_recalculate_to_what_was_stored(folder):
    exports = []
    for workbook in sorted(glob.glob(os.path.join(tap.DATA, "cases", "*.xlsx"))):
        database = os.path.join(folder, "case.db")
        for leftover in glob.glob(database + "*"):
            os.remove(leftover)
        exports.append(os.path.join(folder, os.path.basename(workbook)))
        done(call("--database", database, "import", workbook))
        done(call("--database", database, "export", "subsidy", "--to", exports[-1], **CHINESE))
    expect(len(exports) >= 8, exports)
    check(folder, exports)


FUNDED = """名称,值
项目名称,福州市2019年职工子女暑托班
年度,2019
规则,fujian-2019
资金总额,500000
reserve,20000
shares,鼓楼区总工会=20%;台江区=60000;福州市=300000
sources,"市级配套[福州市]=match:33.33%{max=60000;for=配套} / 主办单位=flat:2,000{for=保险} / 区级[仓山区]=flat:30000"
"""


def test_shares_and_further_sources_recalculate_to_what_was_stored(folder):
    database, rules = os.path.join(folder, "funded.db"), os.path.join(folder, "项目.csv")
    with open(rules, "w", encoding="utf-8") as file:
        file.write(FUNDED)
    export, again = os.path.join(folder, "funded.xlsx"), os.path.join(folder, "again.xlsx")
    done(call("--database", database, "sample", "--classes", "30"))
    done(call("--database", database, "import", rules))
    done(call("--database", database, "export", "subsidy", "--to", export, **CHINESE))
    done(call("--database", database, "verify", export, **CHINESE))
    check(folder, [export])
    # What a workbook of the programme says of them is read as the same again: nothing changes.
    done(call("--database", database, "export", "programme", "--to", again))
    before = done(call("--database", database, "assess", "--json")).out
    done(call("--database", database, "import", again))
    after = done(call("--database", database, "assess", "--json")).out
    expect(before == after and '"pools"' in before and '"grants"' in before, before, after)


def test_a_hundred_classes_recalculate_in_both_languages(folder):
    database = os.path.join(folder, "sample.db")
    english, chinese = os.path.join(folder, "english.xlsx"), os.path.join(folder, "chinese.xlsx")
    done(call("--database", database, "sample", "--classes", "100", "--seed", "2019"))
    done(call("--database", database, "export", "subsidy", "--to", english))
    done(call("--database", database, "export", "subsidy", "--to", chinese, **CHINESE))
    expect(len(formulas_of(chinese)) > 100, "too few formulas")
    check(folder, [english, chinese])


if __name__ == "__main__":
    tap.main(tap.cases_of(sys.modules[__name__]))
