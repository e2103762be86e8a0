#!/usr/bin/env python3
"""Every command of summerctl: what it writes where, what it changes, and how it exits."""
import json
import os
import sqlite3
import sys

import tap
from tap import call, done, expect

WORKBOOK = os.path.join(tap.DATA, "cases", "06-fujian-attending.xlsx")
BAD = os.path.join(tap.DATA, "cases", "bad", "06-numeric-identity.xlsx")
CHINESE = {"LANG": "C.UTF-8", "LANGUAGE": "zh_CN"}


def sample(folder, name="sample.db", classes="4", seed="7"):
    database = os.path.join(folder, name)
    done(call("--database", database, "sample", "--classes", classes, "--seed", seed))
    return database


def test_import_reports_the_plan_on_standard_output(folder):
    database = os.path.join(folder, "a.db")
    result = done(call("--database", database, "import", WORKBOOK))
    expect("学生" in result.out and "Imported" not in result.out, result)
    expect("Imported" in result.err, result)


def test_a_trial_changes_nothing(folder):
    database = os.path.join(folder, "a.db")
    plan = done(call("--database", database, "import", "--dry-run", "--json", WORKBOOK))
    expect(any(sheet["added"] > 0 for sheet in json.loads(plan.out)["sheets"]), plan)
    expect(not os.path.exists(database), "a trial made a database")
    database = sample(folder)
    before = done(call("--database", database, "journal")).out
    done(call("--database", database, "import", "--dry-run", WORKBOOK))
    expect(done(call("--database", database, "journal")).out == before, "the journal changed")


def test_a_wrong_workbook_leaves_no_database_behind(folder):
    database = os.path.join(folder, "a.db")
    result = call("--database", database, "import", BAD)
    expect(result.status == 1 and "G6" in result.err, result)
    expect(os.listdir(folder) == [], os.listdir(folder))


def test_problems_of_an_import_are_in_its_json(folder):
    result = call("--database", os.path.join(folder, "a.db"), "import", "--json", BAD)
    expect(result.status == 1, result)
    expect("G6" in json.dumps(json.loads(result.out)), result)


def test_a_file_that_is_not_there_fails(folder):
    result = call("--database", os.path.join(folder, "a.db"), "import", os.path.join(folder, "none.xlsx"))
    expect(result.status == 3 and "none.xlsx" in result.err, result)


def test_assess_gives_only_json_on_standard_output(folder):
    result = done(call("--database", sample(folder), "assess", "--json"))
    assessment = json.loads(result.out)
    expect(assessment["year"] == 2019 and len(assessment["classes"]) == 4, result)
    expect([c["code"] for c in assessment["classes"]] == sorted(c["code"] for c in assessment["classes"]), result)
    expect(result.err == "", result)


def test_assess_before_there_is_a_class(folder):
    sheet = os.path.join(folder, "项目.csv")
    with open(sheet, "w", encoding="utf-8") as file:
        file.write("名称,值\n项目名称,新项目\n年度,2019\n规则,fujian-2019\n")
    database = os.path.join(folder, "a.db")
    done(call("--database", database, "import", sheet))
    assessment = json.loads(done(call("--database", database, "assess", "--json")).out)
    expect(assessment["as_of"] == "2019-01-01" and assessment["classes"] == [], assessment)


def test_a_problem_of_no_file_is_told_without_one(folder):
    sheet = os.path.join(folder, "班级.csv")
    with open(sheet, "w", encoding="utf-8") as file:
        file.write("班级编号,班级名称,类型,状态,开始日期,结束日期\nA,甲班,新办,开班,2019-07-01,2019-07-12\n")
    result = call("--database", os.path.join(folder, "a.db"), "import", sheet)
    expect(result.status == 1 and "programme" in result.err and "null" not in result.err, result)


def test_assess_as_of_an_earlier_day(folder):
    database = sample(folder)
    result = json.loads(done(call("--database", database, "assess", "--json", "--as-of", "2019年7月3日")).out)
    expect(result["as_of"] == "2019-07-03", result["as_of"])
    expect(all(c["held_days"] <= 3 for c in result["classes"]), result)


def test_assess_one_class(folder):
    database = sample(folder)
    result = json.loads(done(call("--database", database, "assess", "--class", "FZ-002", "--json")).out)
    expect([c["code"] for c in result["classes"]] == ["FZ-002"], result)
    table = done(call("--database", database, "assess", "--class", "FZ-002"))
    expect("Attendance" in table.out and "FZ-001" not in table.out, table)
    result = call("--database", database, "assess", "--class", "FZ-999")
    expect(result.status == 1 and "FZ-999" in result.err and result.out == "", result)


def test_rescue_lists_what_every_class_needs(folder):
    """At risk first, each with what must happen by when; the same as the window and as assess judge it."""
    database = os.path.join(folder, "a.db")
    done(call("--database", database, "sample", "--classes", "30", "--seed", "2019"))
    result = done(call("--database", database, "rescue", "--json", "--as-of", "2019-08-01"))
    rescue = json.loads(result.out)
    expect(result.err == "" and rescue["as_of"] == "2019-08-01" and len(rescue["classes"]) == 30, result)
    order = ["at-risk", "not-known", "lost", "on-track", "met"]
    ranks = [order.index(c["outlook"]) for c in rescue["classes"] if c["verdict"] != "ineligible" or c["outlook"] != "lost"]
    expect(ranks == sorted(ranks), ranks)
    assess = json.loads(done(call("--database", database, "assess", "--json", "--as-of", "2019-08-01")).out)
    verdicts = {c["code"]: c["verdict"] for c in assess["classes"]}
    for school in rescue["classes"]:
        expect(school["verdict"] == verdicts[school["code"]], school)
        required = [c["outlook"] for c in school["conditions"] if c["level"] == "required"]
        worst = max(required, key=["met", "on-track", "not-known", "at-risk", "lost"].index)
        expect(school["outlook"] == worst, school)
        expect((school["outlook"] == "met") == (school["urgent"] is None), school)
    open_ones = [c for c in rescue["classes"] if c["outlook"] in ("at-risk", "not-known", "lost")]
    table = done(call("--database", database, "rescue", "--as-of", "2019-08-01")).out
    codes = [line.split()[0] for line in table.split("\n\n", maxsplit=1)[0].splitlines()[1:]]
    expect(codes == [c["code"] for c in open_ones], codes)
    expect(open_ones[0]["sentence"] in table, table)
    every = done(call("--database", database, "rescue", "--all", "--as-of", "2019-08-01")).out
    expect(all(c["code"] in every for c in rescue["classes"]), every)
    chinese = done(call("--database", database, "rescue", **CHINESE)).out
    expect("还要做什么" in chinese and "预警" in chinese, chinese)


def width(text):
    """Columns of a terminal, as the table is to count them."""
    import unicodedata

    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def test_the_table_is_aligned_in_chinese(folder):
    result = done(call("--database", sample(folder), "assess", **CHINESE))
    lines = result.out.split("\n\n", maxsplit=1)[0].splitlines()
    expect(lines[0].startswith("编号"), result)
    ends = [width(line[: line.index(word) + len(word)]) for line, word in zip(lines, ["人数"] + [None] * 99) if word]
    rows = [line.split() for line in lines[1:]]
    for line, row in zip(lines[1:], rows):
        # The count of children stands flush right below its heading.
        verdict = line.index(row[2], len(row[0]) + 2)
        count = line.index(row[3], verdict + len(row[2]))
        expect(width(line[: count + len(row[3])]) == ends[0], line, ends)


def test_every_workbook_is_written(folder):
    database = sample(folder)
    for what in ("subsidy", "attendance", "roster", "insurance", "payments", "programme"):
        path = os.path.join(folder, what + ".xlsx")
        result = done(call("--database", database, "export", what, "--to", path))
        expect(result.out == "", result)
        with open(path, "rb") as file:
            expect(file.read(4) == b"PK\x03\x04", what)
    expect(sorted(os.listdir(folder)) == sorted(set(os.listdir(folder))), os.listdir(folder))


def test_an_export_that_cannot_be_written_fails(folder):
    database = sample(folder)
    path = os.path.join(folder, "no such folder", "a.xlsx")
    result = call("--database", database, "export", "programme", "--to", path)
    expect(result.status == 3 and result.err != "", result)


def without_the_desk(assessment):
    """What guardians put in writing since, and how a release was confirmed, is the desk's and in no workbook: of a
    collection the workbook tells only whether the roster lists who came."""
    for school in assessment["classes"]:
        del school["unlisted_collections"], school["confirmed_collections"]
        for condition in school["conditions"]:
            if condition["code"] == "release":
                del condition["figures"]["unlisted"], condition["figures"]["confirmed"]
    return assessment


def test_a_written_programme_reads_back_as_it_was(folder):
    database, other = sample(folder), os.path.join(folder, "other.db")
    path = os.path.join(folder, "programme.xlsx")
    done(call("--database", database, "export", "programme", "--to", path))
    done(call("--database", other, "import", path))
    expect(
        without_the_desk(json.loads(done(call("--database", database, "assess", "--json")).out))
        == without_the_desk(json.loads(done(call("--database", other, "assess", "--json")).out)),
        "the assessments differ",
    )


def test_the_programme_of_a_year(folder):
    database = sample(folder)
    expect(json.loads(done(call("--database", database, "--programme", "2019", "assess", "--json")).out)["year"] == 2019, "")
    result = call("--database", database, "--programme", "1999", "assess")
    expect(result.status == 1 and "1999" in result.err, result)


def test_undo_takes_an_import_back(folder):
    database = sample(folder)
    path = os.path.join(folder, "满意度.csv")
    before = done(call("--database", database, "assess", "--json")).out
    with open(path, "w", encoding="utf-8") as file:
        file.write("班级编号,日期,评价,意见\nFZ-001,2019-08-06,不满意,=1+1\n")
    done(call("--database", database, "import", path))
    expect(done(call("--database", database, "assess", "--json")).out != before, "the import did nothing")
    result = call("--database", database, "undo")
    expect(result.status == 2 and "2" in result.err and "满意度.csv" in result.err, result)
    done(call("--database", database, "undo", "2"))
    expect(done(call("--database", database, "assess", "--json")).out == before, "the undo did not take it back")
    journal = done(call("--database", database, "journal")).out
    expect(len(journal.splitlines()) == 4, journal)
    done(call("--database", database, "check"))
    expect(call("--database", database, "undo", "77").status == 1, "an entry that is not there")
    expect(call("--database", database, "undo", "x").status == 2, "no number")


def test_backup_and_restore(folder):
    database, copy = sample(folder), os.path.join(folder, "copy.db")
    before = done(call("--database", database, "assess", "--json")).out
    result = done(call("--database", database, "backup", "--to", copy))
    expect(result.out == "", result)
    done(call("--database", database, "undo", "1"))
    expect(call("--database", database, "assess").status == 1, "a programme is still there")
    done(call("--database", database, "restore", copy))
    expect(done(call("--database", database, "assess", "--json")).out == before, "not restored")


def test_restore_refuses_a_damaged_copy(folder):
    database, copy = sample(folder), os.path.join(folder, "copy.db")
    done(call("--database", database, "backup", "--to", copy))
    before = done(call("--database", database, "assess", "--json")).out
    with open(copy, "r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * 65536)
    result = call("--database", database, "restore", copy)
    expect(result.status == 3 and result.err != "", result)
    expect(done(call("--database", database, "assess", "--json")).out == before, "the database changed")


def test_check_finds_a_broken_chain(folder):
    database = sample(folder)
    expect(done(call("--database", database, "check")).out == "", "")
    with sqlite3.connect(database) as db:
        guards = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'journal'").fetchall()
        for name, _ in guards:
            db.execute(f"DROP TRIGGER {name}")
        db.execute("UPDATE journal SET action = 'import' WHERE sequence = 1")
        for _, sql in guards:
            db.execute(sql)
    db.close()
    result = call("--database", database, "check")
    expect(result.status == 3 and result.out != "", result)


def refused(database, *about):
    """The database is refused with words, by every command, and stays as it is."""
    with open(database, "rb") as file:
        before = file.read()
    for command in (("assess",), ("check",), ("journal",), ("sample",), ("import", WORKBOOK)):
        result = call("--database", database, *command)
        expect(result.status == 3 and result.err != "" and result.out == "", command, result, *about)
        with open(database, "rb") as file:
            expect(file.read() == before, "the file changed", command)


def test_a_foreign_database_is_refused(folder):
    database = os.path.join(folder, "foreign.db")
    with sqlite3.connect(database) as db:
        db.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY)")
    db.close()
    refused(database)


def test_what_is_no_database_is_refused(folder):
    database = os.path.join(folder, "text.db")
    with open(database, "w", encoding="utf-8") as file:
        file.write("班级编号,班级名称\n" * 200)
    refused(database)


def test_a_newer_database_is_refused(folder):
    database = sample(folder)
    with sqlite3.connect(database) as db:
        db.execute("PRAGMA user_version = 9999")
    db.close()
    refused(database)


def test_a_damaged_database_is_refused(folder):
    database = sample(folder)
    with open(database, "r+b") as file:
        file.truncate(os.path.getsize(database) // 2)
    result = call("--database", database, "check")
    expect(result.status == 3, result)


def test_a_database_that_is_not_there(folder):
    database = os.path.join(folder, "none.db")
    for command in (("assess",), ("check",), ("journal",), ("undo",), ("export", "roster", "--to", os.path.join(folder, "a.xlsx"))):
        result = call("--database", database, *command)
        expect(result.status == 3 and "none.db" in result.err, result)
    expect(os.listdir(folder) == [], os.listdir(folder))


def test_without_database_it_is_the_users_own(folder):
    done(call("sample", "--classes", "1", XDG_DATA_HOME=folder))
    path = os.path.join(folder, "summer-classes", "summer.db")
    expect(os.stat(path).st_mode & 0o777 == 0o600, oct(os.stat(path).st_mode))
    expect(json.loads(done(call("assess", "--json", XDG_DATA_HOME=folder)).out)["year"] == 2019, "")


def test_wrong_usage(folder):
    database = sample(folder)
    for command in (
        [],
        ["frobnicate"],
        ["--frobnicate"],
        ["assess", "--frobnicate"],
        ["assess", "FZ-001"],
        ["assess", "--as-of", "2019-02-30"],
        ["rescue", "FZ-001"],
        ["rescue", "--as-of", "2019-02-30"],
        ["export"],
        ["export", "subsidy"],
        ["export", "verdicts", "--to", os.path.join(folder, "a.xlsx")],
        ["import"],
        ["backup"],
        ["restore"],
        ["restore", "a", "b"],
        ["sample", "--classes", "0"],
        ["sample", "--classes", "many"],
        ["check", "it"],
    ):
        result = call("--database", database, *command)
        expect(result.status == 2 and result.err != "" and result.out == "", command, result)


def test_help_is_a_result(folder):
    general = done(call("--help"))
    expect("import" in general.out and general.err == "", general)
    for command in ("import", "assess", "rescue", "export", "sign", "mark", "close", "sample", "check", "backup", "restore", "journal", "undo"):
        result = done(call(command, "--help"))
        expect(command in result.out and "--database" in result.out and result.err == "", result)
    expect(done(call("--version")).out.startswith("summerctl "), "")


def test_options_may_stand_behind_the_command(folder):
    database = sample(folder)
    expect(json.loads(done(call("assess", "--json", "--database", database)).out)["year"] == 2019, "")


def test_messages_are_in_the_users_language(folder):
    database = sample(folder)
    result = call("--database", database, "sample", **CHINESE)
    expect(result.status == 1 and "此数据库已有项目" in result.err, result)
    result = call("--database", os.path.join(folder, "a.db"), "import", BAD, **CHINESE)
    expect(result.status == 1 and "错误：" in result.err and "没有改动数据" in result.err, result)
    expect(": " not in result.err and "null" not in result.err, result)
    expect("用法" in done(call("--help", **CHINESE)).out, "")
    expect("符合" in done(call("--database", database, "assess", **CHINESE)).out, "")


def test_results_are_utf8_in_every_locale(folder):
    database = sample(folder)
    result = done(call("--database", database, "assess", "--json", LANG="C", LANGUAGE="", LC_ALL="C"))
    expect(json.loads(result.out)["programme"].startswith("福州市"), result)


def test_a_full_disk_is_no_success(folder):
    if not os.path.exists("/dev/full"):
        raise AssertionError("this system has no /dev/full")
    import subprocess

    with open("/dev/full", "wb") as full:
        process = subprocess.run([tap.SUMMERCTL, "--database", sample(folder), "assess", "--json"], stdout=full, stderr=subprocess.PIPE, check=False)
    expect(process.returncode == 3 and process.stderr, process)


def test_interrupted_it_changes_nothing(folder):
    import signal
    import subprocess
    import time

    database = os.path.join(folder, "a.db")
    sample(folder)  # so that only the work itself is interrupted
    process = subprocess.Popen([tap.SUMMERCTL, "--database", database, "sample", "--classes", "3000"], stderr=subprocess.PIPE)
    while not os.path.exists(database) or os.path.getsize(database) == 0:
        time.sleep(0.01)
        expect(process.poll() is None, "it ended by itself")
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=tap.LONGEST)
    expect(process.returncode == 3 and b"nothing was changed" in err, process.returncode, err)
    done(call("--database", database, "check"))
    expect(call("--database", database, "assess").status == 1, "a programme is there")


if __name__ == "__main__":
    tap.main(tap.cases_of(sys.modules[__name__]))
