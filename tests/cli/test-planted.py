#!/usr/bin/env python3
"""What somebody plants in a field stays text: in every file that is written, and on the terminal.

The texts try SQL, markup, formats of printf, formulas of spreadsheets, letters that turn the direction of writing, control
characters and bytes that are no text. Each goes through every field of the programme workbook that takes text, and whatever
is made of the records is opened again.
"""
import atexit
import csv
import functools
import json
import os
import re
import shutil
import sys
import tempfile
import xml.etree.ElementTree
import zipfile

import tap
from tap import call, done, expect

PLANTED = [
    "'; DROP TABLE child; --",
    '"; DELETE FROM class; /*',
    "<b>&amp;</b>&<span size='99999'>",
    "]]><!--<x/>",
    "%s%n%p%999999d",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.invalid","x")',
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    "\u202e\u2066txt\u2069.exe",
    "\x1b]0;title\x07\x1b[31mred\x1b[2J",
    "a\x08\x7f\x9b31m\x85b",
    "a\r\nb\u2028c",
    "\ufeff\u200b\u2060x",
    "\ufffe\uffff",
    "_x0041_ _x001B_",
    "𠀀\U0010ffff",
    "长" * 3000,
    "a" * 8000,
]
# A surrogate alone, a letter cut short, one written too long: no text of any kind.
NO_TEXT = [b"\xed\xa0\x80", b"\xe9\x95", b"\xc0\xaf", b"\xff\xfe"]
# What a terminal obeys, and what turns the direction of writing.
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")

SHEETS = {
    "项目": "名称,值",
    "班级": "班级编号,班级名称,所属工会,主办单位,协办工会,承办机构,统一社会信用代码,类型,状态,开始日期,结束日期,场地,开户名,开户行,账号",
    "场地审核": "班级编号,日期,审核人,结果,说明",
    "校历调整": "班级编号,日期,类型,事由",
    "工作人员": "班级编号,姓名,岗位,证件号码,联系电话,资质",
    "学生": "班级编号,学生编号,姓名,证件类型,证件号码,学校,年级,优先类别,健康与过敏,家长姓名,关系,联系电话,工作单位,接送人1,接送人1关系,接送人1电话",
    "考勤": "班级编号,学生编号,日期,出勤,签到时间,送托人,签退时间,接走人",
    "员工考勤": "班级编号,姓名,日期,出勤",
    "保险": "保单号,保险公司,险种,起保日期,终保日期",
    "参保名单": "保单号,学生编号",
    "检查": "班级编号,日期,检查人,结果,问题,整改期限",
    "事件": "班级编号,日期,等级,经过,处理",
    "满意度": "班级编号,日期,评价,意见",
}


def rows_of(number, text):
    """Of each sheet one row, with the text wherever a text may stand. Codes are told apart by their number."""
    code, child, policy = f"{number:02}{text[:20]}", f"C{number:02}{text[:20]}", f"P{number:02}{text[:20]}"
    return {
        "班级": [code, text, text, text, text, f"{number}{text}", "", "新办", "开班", "2019-07-01", "2019-07-26", text, text, text, text],
        "场地审核": [code, "2019-06-28", text, "合格", text],
        "校历调整": [code, "2019-07-08", "停课", text],
        "工作人员": [code, f"S{text}", "志愿者", text, text, text],
        "学生": [code, child, f"N{text}", text, text, text, text, text, text, text, text, text, text, text, text, text],
        "考勤": [code, child, "2019-07-01", "√", "8:00", text, "17:30", text],
        "员工考勤": [code, f"S{text}", "2019-07-01", "√"],
        "保险": [policy, text, "意外伤害", "2019-07-01", "2019-07-31"],
        "参保名单": [policy, child],
        "检查": [code, "2019-07-03", text, "一般问题", text, "2019-07-10"],
        "事件": [code, "2019-07-04", "轻微", text, text],
        "满意度": [code, "2019-07-20", "满意", text],
    }


def write_sheets(folder, texts):
    paths = []
    for sheet, heading in SHEETS.items():
        path = os.path.join(folder, f"{sheet}.csv")
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(heading + "\n")
            writer = csv.writer(file)
            if sheet == "项目":
                writer.writerows([["项目名称", "".join(texts)[:60]], ["年度", "2019"], ["规则", "fujian-2019"]])
                writer.writerow(["资金总额", "100000"])
            else:
                writer.writerows(rows_of(number, text)[sheet] for number, text in enumerate(texts))
        paths.append(path)
    return paths


@functools.lru_cache(maxsize=None)
def plant_once():
    """A database with as much of it as an import takes: what is refused is refused in words, and left out."""
    folder = tempfile.mkdtemp(prefix="summerctl-planted-")
    atexit.register(shutil.rmtree, folder)
    database, kept = os.path.join(folder, "planted.db"), []
    for text in PLANTED:
        trial = call("--database", os.path.join(folder, "trial.db"), "import", "--dry-run", *write_sheets(folder, [text]))
        expect(trial.status in (0, 1), repr(text[:40]), trial)
        check_terminal(trial)
        if trial.status == 0:
            kept.append(text)
    done(call("--database", database, "import", *write_sheets(folder, kept)))
    expect(len(kept) >= 12, "too few of the texts were taken", kept)
    return database, kept


def plant(folder):
    """A copy of it that the case may write to."""
    database, kept = plant_once()
    return shutil.copy(database, folder), kept


def check_terminal(result):
    for what, text in (("standard output", result.out), ("standard error", result.err)):
        found = OBEYED.search(text)
        expect(found is None, what, found and repr(text[max(found.start() - 60, 0) : found.end() + 20]))


def check_workbook(path, kept):
    """Well-formed, and no cell with a planted text is a formula or a link. Returns all that stands in it."""
    shown = []
    with zipfile.ZipFile(path) as package:
        expect(package.testzip() is None, path)
        for name in package.namelist():
            root = xml.etree.ElementTree.fromstring(package.read(name))
            for element in root.iter():
                tag = element.tag.rsplit("}", 1)[-1]
                if tag == "t":
                    shown.append(element.text or "")
                if tag == "f":
                    for text in kept:
                        expect(len(text) < 4 or text.strip() not in (element.text or ""), path, name, element.text)
                    expect("cmd|" not in (element.text or "") and "HYPERLINK" not in (element.text or ""), path, element.text)
                expect(tag not in ("hyperlink", "externalReference", "ddeLink"), path, name, tag)
    return shown


def unescaped(text):
    """_x001B_ is how a workbook writes a control character."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found.group(1), 16)), text)


def test_no_text_becomes_anything_else_in_a_workbook(folder):
    database, kept = plant(folder)
    for what in ("subsidy", "attendance", "roster", "insurance", "programme"):
        path = os.path.join(folder, f"{what}.xlsx")
        result = done(call("--database", database, "export", what, "--to", path))
        check_terminal(result)
        shown = check_workbook(path, kept)
        expect(shown, what)
        if what == "programme":
            for text in ("'; DROP TABLE child; --", "%s%n%p%999999d", "=cmd|' /C calc'!A0", "-2+3", "@SUM(1)"):
                expect(text in shown, text, "is not in the programme as it was written")


def test_what_was_planted_comes_back_the_same(folder):
    database, _ = plant(folder)
    first, second = (os.path.join(folder, name) for name in ("a.xlsx", "b.xlsx"))
    copy = os.path.join(folder, "copy.db")
    done(call("--database", database, "export", "programme", "--to", first))
    done(call("--database", copy, "import", first))
    done(call("--database", copy, "export", "programme", "--to", second))
    texts = [sorted(unescaped(text) for text in check_workbook(path, [])) for path in (first, second)]
    expect(texts[0] == texts[1], sorted(set(texts[0]) ^ set(texts[1]))[:4])
    done(call("--database", copy, "check"))


def test_a_terminal_is_told_nothing_that_it_obeys(folder):
    database, kept = plant(folder)
    year = ("--database", database)
    code = f"{kept.index(PLANTED[0]):02}{PLANTED[0][:20]}"
    calls = [
        ("assess",), ("assess", "--json"), ("rescue", "--all"), ("rescue", "--all", "--json"), ("years",), ("years", "--json"),
        ("journal",), ("check",), ("undo",), ("assess", "--class", code), ("assess", "--class", "\x1b[2J\u202e"),
        ("sign", "in", "\x1b[2J\u202e"), ("mark", "\x1b]0;x\x07", "√"), ("export", "\x1b[31m", "--to", os.path.join(folder, "x.xlsx")),
        ("mark", "--json", "--day", "2019-07-02", f"C{code}", "√"), ("verify", os.path.join(folder, "\x1b[2Jnone.xlsx")),
        ("\x1b[2J",), ("import", os.path.join(folder, "\x1b[2Jnone.csv")),
    ]
    for arguments in calls:
        result = call(*year, *arguments)
        expect(result.status in (0, 1, 2, 3), arguments, result)
        check_terminal(result)
        if "--json" in arguments:
            json.loads(result.out)


def test_json_says_what_is_recorded(folder):
    database, kept = plant(folder)
    assessment = json.loads(done(call("--database", database, "assess", "--json")).out)
    codes = {group["code"] for group in assessment["classes"]}
    for number, text in enumerate(kept):
        expect(any(code.startswith(f"{number:02}") and code.strip() == f"{number:02}{text[:20]}".strip() for code in codes), repr(text[:40]), codes)


def test_bytes_that_are_no_text_are_refused_by_their_place(folder):
    for number, wrong in enumerate(NO_TEXT):
        path = os.path.join(folder, "学生.csv")
        with open(path, "wb") as file:
            file.write("班级编号,学生编号,姓名\nA,1,好\nA,2,".encode() + wrong + b"\n")
        result = call("--database", os.path.join(folder, f"{number}.db"), "import", path)
        expect(result.status == 1, wrong, result)
        check_terminal(result)
        expect(not os.path.exists(os.path.join(folder, f"{number}.db")), "a database was made of it")


if __name__ == "__main__":
    tap.main(tap.cases_of(sys.modules[__name__]))
