#!/usr/bin/env python3
"""summerctl print: the paper forms of a class, and how a wrong call is told."""
import os
import re
import subprocess
import sys

import tap
from tap import call, done, expect

CHINESE = {"LANG": "C.UTF-8", "LANGUAGE": "zh_CN"}
FORMS = {
    "register-week": ["register", "--week=2019-07-17"],
    "register-month": ["register", "--month=2019-07"],
    "register-blank": ["register", "--month=2019-07", "--blank"],
    "pickup": ["pickup", "--day=2019-07-17"],
    "pickup-blank": ["pickup", "--day=2019-07-17", "--blank"],
    "roster": ["roster"],
    "cards": ["cards"],
}


def sample(folder):
    database = os.path.join(folder, "sample.db")
    done(call("--database", database, "sample", "--classes", "4", "--seed", "7"))
    return database


def text(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout


def printed(folder, database, arguments, **environment):
    path = os.path.join(folder, "form.pdf")
    result = done(call("--database", database, "print", *arguments, "--class=FZ-002", "--to", path, **environment))
    expect(result.out == "" and "form.pdf" in result.err, result)
    return text(path)


def test_every_form_is_written(folder):
    database = sample(folder)
    for name, arguments in FORMS.items():
        expect("FZ1900" in printed(folder, database, arguments), name)
    expect(sorted(os.listdir(folder))[0] == "form.pdf", os.listdir(folder))


def test_forms_speak_chinese(folder):
    database = sample(folder)
    expect("考勤表" in printed(folder, database, FORMS["register-month"], **CHINESE), "register")
    expect("接送登记表" in printed(folder, database, FORMS["pickup"], **CHINESE), "pickup")
    expect("花名册" in printed(folder, database, FORMS["roster"], **CHINESE), "roster")
    expect("接送卡" in printed(folder, database, FORMS["cards"], **CHINESE), "cards")


def test_questionnaires_keep_their_codes(folder):
    database = sample(folder)
    first = printed(folder, database, ["questionnaires"], **CHINESE)
    again = printed(folder, database, ["questionnaires"], **CHINESE)
    expect("非常满意" in first and first == again, "the same codes are printed again")


def test_a_week_has_its_own_days_only(folder):
    page = printed(folder, sample(folder), FORMS["register-week"])
    expect("7/15" in page and "7/21" in page and "7/14" not in page and "7/22" not in page, page)


def test_a_wrong_call_is_told(folder):
    database = sample(folder)
    path = os.path.join(folder, "form.pdf")
    wrong = [
        ["diploma", "--class=FZ-001", "--to", path],
        ["register", "--class=FZ-001", "--to", path],
        ["register", "--class=FZ-001", "--day=2019-07-17", "--to", path],
        ["register", "--class=FZ-001", "--week=2019-07-17", "--month=2019-07", "--to", path],
        ["register", "--class=FZ-001", "--month=2019-13", "--to", path],
        ["register", "--class=FZ-001", "--week=soon", "--to", path],
        ["register", "--month=2019-07", "--to", path],
        ["register", "--class=FZ-001", "--month=2019-07"],
        ["pickup", "--class=FZ-001", "--to", path],
        ["pickup", "--class=FZ-001", "--month=2019-07", "--to", path],
        ["roster", "--class=FZ-001", "--blank", "--to", path],
        ["cards", "--class=FZ-001", "--day=2019-07-17", "--to", path],
        ["cards", "--class=FZ-001", "--settlement=1", "--to", path],
        ["notice", "--class=FZ-001", "--to", path],
        ["notice", "--settlement=1"],
    ]
    for arguments in wrong:
        result = call("--database", database, "print", *arguments)
        expect(result.status == 2 and result.err != "" and result.out == "", arguments, result)
    expect(not os.path.exists(path), "a file was written")


def test_no_such_class_and_no_such_days(folder):
    database = sample(folder)
    path = os.path.join(folder, "form.pdf")
    result = call("--database", database, "print", "cards", "--class=FZ-999", "--to", path)
    expect(result.status == 1 and "FZ-999" in result.err, result)
    result = call("--database", database, "print", "register", "--class=FZ-001", "--month=2020-01", "--to", path)
    expect(result.status == 1 and "FZ-001" in result.err, result)
    expect(not os.path.exists(path), "a file was written")


def test_nothing_settled_is_no_notice(folder):
    database = sample(folder)
    path = os.path.join(folder, "notice.pdf")
    result = call("--database", database, "print", "notice", "--to", path)
    expect(result.status == 1 and "settled" in result.err, result)
    result = call("--database", database, "print", "notice", "--settlement=3", "--to", path)
    expect(result.status == 1 and "3" in result.err, result)
    expect(not os.path.exists(path), "a file was written")


def test_a_folder_that_is_not_there_fails(folder):
    path = os.path.join(folder, "no such folder", "form.pdf")
    result = call("--database", sample(folder), "print", "cards", "--class=FZ-001", "--to", path)
    expect(result.status == 3 and "form.pdf" in result.err, result)


def test_a_code_that_cannot_be_scanned_is_told(folder):
    database = sample(folder)
    sheet = os.path.join(folder, "学生.csv")
    with open(sheet, "w", encoding="utf-8") as file:
        file.write("学生编号,姓名,班级编号\n甲一,吴一鸣,FZ-002\n")
    done(call("--database", database, "import", sheet))
    path = os.path.join(folder, "cards.pdf")
    result = done(call("--database", database, "print", "cards", "--class=FZ-002", "--to", path))
    expect("甲一" in result.err and "FZ1900" not in result.err, result)
    expect("吴一鸣" in text(path), "the card is missing")


def test_help_names_the_options(folder):
    result = done(call("print", "--help"))
    for option in ("--class", "--week", "--month", "--day", "--blank", "--settlement", "--to"):
        expect(option in result.out, option, result)


def test_help_names_what_can_be_written(folder):
    """Whatever a command offers where it knows no such thing stands in its help, too."""
    database = os.path.join(folder, "a.db")
    for command, end in (("print", "pdf"), ("export", "xlsx")):
        refused = call("--database", database, command, "nonsense", "--to", os.path.join(folder, "a." + end))
        names = re.findall(r"[a-z]+", refused.err.split("choose", 1)[1].split(".", 1)[0].replace(" or ", " "))
        expect(len(names) > 5, refused)
        result = done(call(command, "--help"))
        for name in names:
            expect(re.search(r"\b%s\b" % name, result.out), command, name, result)


if __name__ == "__main__":
    tap.main(tap.cases_of(sys.modules[__name__]))
