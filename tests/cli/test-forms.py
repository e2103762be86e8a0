#!/usr/bin/env python3
"""The forms of an application and its approval, on paper and as sheets: what they say, and whom they do not name."""
import importlib
import json
import os
import re
import subprocess
import sys
import zipfile
from xml.etree import ElementTree

import tap
from tap import call, done, expect

recalculated = importlib.import_module("test-recalculated")
MAIN, CHINESE, MAKE_SETTLED = recalculated.MAIN, recalculated.CHINESE, sys.argv[3]


def sample(folder, settled=False):
    database = os.path.join(folder, "summer.db")
    done(call("--database", database, "sample", "--classes", "12", "--seed", "2019"))
    if settled:
        subprocess.run([MAKE_SETTLED, database], check=True)
    return database


def text(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout


def printed(folder, database, *arguments, **environment):
    path = os.path.join(folder, "form.pdf")
    done(call("--database", database, "print", *arguments, "--to", path, **environment))
    return text(path)


def cells_of(archive, member):
    """(place, text) of every cell that holds one."""
    texts = []
    if "xl/sharedStrings.xml" in archive.namelist():
        strings = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        texts = ["".join(part.text or "" for part in item.iter(MAIN + "t")) for item in strings.iter(MAIN + "si")]
    for cell in ElementTree.fromstring(archive.read(member)).iter(MAIN + "c"):
        if cell.get("t") == "s":
            yield cell.get("r"), texts[int(cell.findtext(MAIN + "v"))]
        elif cell.get("t") == "inlineStr":
            yield cell.get("r"), "".join(part.text or "" for part in cell.iter(MAIN + "t"))


def texts_of(path):
    """Every text of a workbook."""
    with zipfile.ZipFile(path) as archive:
        return [text for _, member in recalculated.sheets_of(archive) for _, text in cells_of(archive, member)]


def names_of_children(database, folder):
    programme = os.path.join(folder, "programme.xlsx")
    done(call("--database", database, "export", "programme", "--to", programme, **CHINESE))
    with zipfile.ZipFile(programme) as archive:
        cells = cells_of(archive, dict(recalculated.sheets_of(archive))["学生"])
        return {text for place, text in cells if re.fullmatch("C[0-9]+", place) and place != "C1"}


def assessment(database):
    return json.loads(done(call("--database", database, "assess", "--json")).out)


def test_an_application_says_what_is_recorded_and_names_no_child(folder):
    database = sample(folder)
    page = printed(folder, database, "application", "--class=FZ-003")
    for word in ("application of a class", "FZ-003", "City union", "(seal)", "30,000 yuan (in capital numerals: 叁万元整)"):
        expect(word in page, word, page)
    names = names_of_children(database, folder)
    expect(len(names) > 100 and not [name for name in names if name in page], "a child is named")
    workbook = os.path.join(folder, "application.xlsx")
    done(call("--database", database, "export", "forms", "--class", "FZ-003", "--to", workbook))
    said = texts_of(workbook)
    expect("FZ-003" in said and any("叁万元整" in one for one in said), said)
    expect(not names & set(said), "a child is named")


def test_what_depends_on_nothing_recorded_is_left_to_the_pen(folder):
    database = sample(folder)
    sheet = os.path.join(folder, "班级.csv")
    with open(sheet, "w", encoding="utf-8") as file:
        file.write("班级编号,班级名称,类型,状态,开始日期,结束日期\nFZ-900,新店班,新办,申报,2019-07-08,2019-08-09\n")
    done(call("--database", database, "import", sheet))
    rules = os.path.join(folder, "项目.csv")
    with open(rules, "w", encoding="utf-8") as file:
        file.write(f"名称,值\n项目名称,{assessment(database)['programme']}\n年度,2019\n规则,xiamen-2019\n")
    done(call("--database", database, "import", rules))
    page = printed(folder, database, "application", "--class=FZ-900")
    expect("新店班" in page and re.search("____+ yuan .in capital numerals: ____+", page), page)


def test_the_summary_has_every_class_once_and_the_total(folder):
    database = sample(folder)
    page = printed(folder, database, "summary")
    told = assessment(database)
    for one in told["classes"]:
        rows = [line for line in page.splitlines() if one["code"] in line]
        expect(len(rows) == 1 and f"{one['granted_fen'] // 100:,}" in rows[0], one, rows)
    expect(f"{told['granted_total_fen'] // 100:,}" in page and "(seal)" in page, page)
    names = names_of_children(database, folder)
    expect(not [name for name in names if name in page], "a child is named")


def test_the_approval_tells_who_drew_it_up_checked_and_confirmed_it(folder):
    database = sample(folder, settled=True)
    page = printed(folder, database, "approval")
    for word in ("approval of settlement 1", "Drawn up", "陈会计", "Checked", "林主任", "Approved", "(seal)", "2 Sep 2019"):
        expect(word in page, word, page)
    expect(printed(folder, database, "approval", "--settlement=1") == page, "the last is the first")
    workbook = os.path.join(folder, "forms.xlsx")
    done(call("--database", database, "export", "forms", "--to", workbook))
    with zipfile.ZipFile(workbook) as archive:
        sheets = [name for name, _ in recalculated.sheets_of(archive)]
    expect(sheets == ["Summary form", "Approval form"], sheets)


def test_a_sheet_prints_on_paper_as_the_form_does(folder):
    database = sample(folder, settled=True)
    workbook = os.path.join(folder, "forms.xlsx")
    done(call("--database", database, "export", "forms", "--to", workbook))
    with zipfile.ZipFile(workbook) as archive:
        for name, member in recalculated.sheets_of(archive):
            sheet = ElementTree.fromstring(archive.read(member))
            page = sheet.find(MAIN + "pageSetup")
            expect(page.get("paperSize") == "9" and page.get("fitToHeight") == "0", name, page.attrib)
            expect(sheet.find(MAIN + "mergeCells") is not None, name)
        titles = archive.read("xl/workbook.xml").decode("utf-8")
    expect(titles.count("_xlnm.Print_Titles") == 2 and titles.count("_xlnm.Print_Area") == 2, titles)


def test_a_wrong_call_is_told(folder):
    database = sample(folder)
    path = os.path.join(folder, "form.pdf")
    wrong = [
        ["print", "application", "--to", path],
        ["print", "application", "--class=FZ-001", "--week=2019-07-17", "--to", path],
        ["print", "application", "--class=FZ-001", "--settlement=1", "--to", path],
        ["print", "summary", "--class=FZ-001", "--to", path],
        ["print", "approval", "--class=FZ-001", "--to", path],
        ["print", "approval"],
        ["export", "roster", "--class=FZ-001", "--to", path],
    ]
    for arguments in wrong:
        result = call("--database", database, *arguments)
        expect(result.status == 2 and result.err != "" and result.out == "", arguments, result)
    for arguments, word in (
        (["print", "application", "--class=FZ-999", "--to", path], "FZ-999"),
        (["print", "approval", "--to", path], "settled"),
        (["print", "approval", "--settlement=3", "--to", path], "3"),
        (["export", "forms", "--class=FZ-999", "--to", path], "FZ-999"),
    ):
        result = call("--database", database, *arguments)
        expect(result.status == 1 and word in result.err, arguments, result)
    expect(not os.path.exists(path), "a file was written")


if __name__ == "__main__":
    tap.main(tap.cases_of(sys.modules[__name__]))
