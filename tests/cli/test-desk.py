#!/usr/bin/env python3
"""The desk from a script: signing in and out, marks and the sign-off, with the checks of the window. The class is
held today, whatever day that is."""
import datetime
import json
import os
import sqlite3
import sys

import tap
from tap import call, done, expect

TODAY = datetime.date.today()
YESTERDAY = TODAY - datetime.timedelta(days=1)


def sheet(folder, name, *rows):
    path = os.path.join(folder, name + ".csv")
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(",".join(row) + "\n" for row in rows)
    return path


def number(day):
    return (day - datetime.date(1970, 1, 1)).days


def programme(folder):
    """Two classes: A with six children, of whom the fifth is not insured and the sixth has no agreement, and B."""
    first, last = (TODAY - datetime.timedelta(days=7)).isoformat(), (TODAY + datetime.timedelta(days=7)).isoformat()
    children = [("A", f"A-0{i}") for i in range(1, 7)] + [("B", "B-01")]
    extra = [(code, day.isoformat(), "加课") for code in "AB" for day in (YESTERDAY, TODAY) if day.weekday() > 4]
    files = [
        sheet(folder, "项目", ("名称", "值"), ("项目名称", "测试"), ("年度", str(TODAY.year)), ("规则", "fujian-2019")),
        sheet(
            folder,
            "班级",
            ("班级编号", "班级名称", "类型", "状态", "开始日期", "结束日期"),
            ("A", "甲班", "新办", "开班", first, last),
            ("B", "乙班", "新办", "开班", first, last),
        ),
        sheet(folder, "校历调整", ("班级编号", "日期", "类型"), *extra),
        sheet(
            folder,
            "工作人员",
            ("班级编号", "姓名", "岗位"),
            ("A", "赵敏", "辅导老师"),
            ("A", "孙洁", "志愿者"),
            ("B", "吴查", "辅导老师"),
        ),
        sheet(
            folder,
            "学生",
            ("班级编号", "学生编号", "姓名", "协议签订日期", "家长姓名", "关系", "接送人1", "接送人1关系"),
            *(
                (klass, code, "学生" + code[-1], "" if code == "A-06" else first, "林建国", "父亲", "王秀英", "祖母")
                for klass, code in children
            ),
        ),
        sheet(
            folder,
            "保险",
            ("保单号", "险种", "起保日期", "终保日期"),
            ("S1", "意外伤害", first, last),
            ("S2", "意外医疗", first, last),
        ),
        sheet(
            folder,
            "参保名单",
            ("保单号", "学生编号"),
            *((policy, code) for policy in ("S1", "S2") for _, code in children if code != "A-05"),
        ),
    ]
    database = os.path.join(folder, "desk.db")
    done(call("--database", database, "import", *files))
    return Desk(database)


class Desk:
    def __init__(self, database):
        self.database = database

    def call(self, *arguments):
        return call("--database", self.database, *arguments)

    def done(self, *arguments):
        return done(self.call(*arguments))

    def refused(self, text, *arguments):
        """Exit 1, the text in the message, and nothing changed."""
        before = self.dump()
        result = self.call(*arguments)
        expect(result.status == 1 and text in result.err and result.out == "", text, result)
        expect(self.dump() == before, "something changed", result)
        return result

    def ask(self, sql, *values):
        db = sqlite3.connect(self.database)
        try:
            return db.execute(sql, values).fetchall()
        finally:
            db.close()

    def last_reason(self):
        """The newest line of the journal: the reason is sealed in the file."""
        return done(self.call("journal")).out.splitlines()[1]

    def write(self, sql, *values):
        db = sqlite3.connect(self.database)
        db.execute(sql, values)
        db.commit()
        db.close()

    def dump(self):
        return [
            self.ask(f"SELECT * FROM {table} ORDER BY 1, 2, 3")
            for table in ("attendance", "staff_attendance", "release_exception", "sign_off", "correction", "journal")
        ]

    def mark(self, code, day=TODAY):
        """Mark, in, out, brought by, collected by."""
        rows = self.ask(
            "SELECT mark, time_in, time_out, brought_by, collected_by FROM attendance a JOIN child h ON h.id = a.child"
            " WHERE h.code = ? AND day = ?",
            code,
            number(day),
        )
        return rows[0] if rows else None

    def allow(self, code, kind, name, **columns):
        """What the guardian of a child put in writing."""
        columns = dict({"signed_on": number(TODAY), "once": 0}, **columns)
        self.write(
            f"INSERT INTO authorisation (id, child, kind, name, {', '.join(columns)}) VALUES ((SELECT 1 + count (*)"
            f" FROM authorisation), (SELECT id FROM child WHERE code = ?), ?, ?, {', '.join('?' * len(columns))})",
            code,
            kind,
            name,
            *columns.values(),
        )

    def come(self, code="A-01"):
        self.done("sign", "in", code, "--time=08:00")


def test_a_child_comes_and_goes(folder):
    desk = programme(folder)
    result = desk.done("sign", "in", "A-01", "--time=08:06", "--brought=林建国", "--by=赵敏")
    expect("学生1" in result.err and "08:06" in result.err and result.out == "", result)
    expect(desk.mark("A-01") == (1, 486, None, "林建国", None), desk.mark("A-01"))
    desk.done("sign", "out", "A-01", "--time=17:02", "--collector=王秀英")
    expect(desk.mark("A-01") == (1, 486, 1022, "林建国", "王秀英"), desk.mark("A-01"))
    done(desk.call("undo", str(desk.ask("SELECT max (sequence) FROM journal")[0][0])))
    expect(desk.mark("A-01") == (1, 486, None, "林建国", None), desk.mark("A-01"))


def test_the_clock_gives_day_and_time(folder):
    desk = programme(folder)
    before = datetime.datetime.now()
    desk.done("sign", "in", "a-02")
    after = datetime.datetime.now()
    if before.date() == after.date() == TODAY:
        minutes = [moment.hour * 60 + moment.minute for moment in (before, after)]
        expect(minutes[0] <= desk.mark("A-02")[1] <= minutes[1], desk.mark("A-02"), minutes)


def test_json_tells_each_of_several(folder):
    desk = programme(folder)
    result = desk.call("sign", "in", "A-01", "A-05", "A-99", "A-02", "--time=08:00", "--json")
    expect(result.status == 1, result)
    answer = json.loads(result.out)
    expect((answer["done"], answer["refused"]) == (2, 2), answer)
    expect([r["child"] for r in answer["results"]] == ["A-01", "A-05", "A-99", "A-02"], answer)
    expect([r["done"] for r in answer["results"]] == [True, False, False, True], answer)
    expect([r.get("error") for r in answer["results"]] == [None, "reason", "not-found", None], answer)


def test_codes_from_standard_input(folder):
    desk = programme(folder)
    codes = os.path.join(folder, "codes")
    with open(codes, "w", encoding="utf-8") as file:
        file.write("A-01\n\n  A-02 \nB-01\n")
    result = tap.call("--database", desk.database, "sign", "in", "-", "--time=08:00", stdin=codes)
    expect(result.status == 0, result)
    expect(all(desk.mark(code) for code in ("A-01", "A-02", "B-01")), result)


def test_a_card_of_another_class(folder):
    desk = programme(folder)
    desk.refused("does not belong", "sign", "in", "B-01", "--class=A", "--time=08:00")
    desk.done("sign", "in", "B-01", "--time=08:00")


def test_a_card_of_nobody(folder):
    programme(folder).refused("Z-99", "sign", "in", "Z-99", "--time=08:00")


def test_a_class_of_nobody(folder):
    programme(folder).refused("“Z”", "sign", "in", "A-01", "--class=Z", "--time=08:00")


def test_a_card_twice_within_a_minute(folder):
    desk = programme(folder)
    desk.come()
    desk.refused("just now", "sign", "in", "A-01", "--time=08:01")
    desk.refused("just now", "sign", "out", "A-01", "--collector=王秀英", "--time=08:01")
    desk.refused("here already", "sign", "in", "A-01", "--time=08:10")


def test_a_sign_out_before_the_sign_in(folder):
    desk = programme(folder)
    desk.refused("Sign the child in first", "sign", "out", "A-01", "--collector=王秀英", "--time=17:00")
    desk.refused("Sign in first", "sign", "out", "--staff=赵敏", "--class=A", "--time=17:00")


def test_times_in_an_odd_order_are_taken_and_shown(folder):
    desk = programme(folder)
    desk.come()
    result = desk.done("sign", "out", "A-01", "--collector=王秀英", "--time=07:30")
    expect("08:00–07:30" in result.err and "Signed out before signed in" in result.err, result)
    expect(desk.mark("A-01")[1:3] == (480, 450), desk.mark("A-01"))
    desk.done("sign", "in", "--staff=赵敏", "--class=A", "--time=08:00")
    result = desk.done("sign", "out", "--staff=赵敏", "--class=A", "--time=07:30")
    expect("赵敏, 08:00–07:30" in result.err and "Signed out before signed in" in result.err, result)


def test_a_time_that_is_still_to_come_is_taken_and_shown(folder):
    desk = programme(folder)
    if datetime.datetime.now().time() >= datetime.time(23, 57):
        return  # no time of today is left to come
    result = desk.done("sign", "in", "A-01", "--time=23:59")
    expect("it is only" in result.err and "A time later than it is now" in result.err, result)
    expect(desk.mark("A-01")[1] == 1439, desk.mark("A-01"))


def test_a_line_of_standard_input_is_one_code(folder):
    desk = programme(folder)
    path, wrong = os.path.join(folder, "codes"), "A" * 700
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"A-01\n\n{wrong}\nA-02")
    result = call("--database", desk.database, "sign", "in", "-", "--time=08:00", "--json", stdin=path)
    rows = [(row["child"], row["done"]) for row in json.loads(result.out)["results"]]
    expect(rows == [("A-01", True), (wrong, False), ("A-02", True)], rows)


def test_an_earlier_day_takes_a_reason(folder):
    desk = programme(folder)
    day = f"--day={YESTERDAY.isoformat()}"
    desk.refused("Give a reason", "sign", "in", "A-01", day, "--time=08:00")
    desk.done("sign", "in", "A-01", day, "--time=08:00", "--reason=补录")
    expect(desk.mark("A-01", YESTERDAY) is not None and desk.mark("A-01") is None, desk.dump())
    expect("补录" in desk.last_reason(), "no reason in the journal")
    # Yesterday's open sign-out does not swallow today's sign-in.
    desk.come()
    expect(desk.mark("A-01")[1] == 480, desk.mark("A-01"))


def test_a_day_to_come(folder):
    day = (TODAY + datetime.timedelta(days=3)).isoformat()
    programme(folder).refused("yet to come", "sign", "in", "A-01", f"--day={day}", "--time=08:00", "--reason=x")


def test_flags_take_a_reason(folder):
    desk = programme(folder)
    for code in ("A-05", "A-06"):
        desk.refused("Give a reason", "sign", "in", code, "--time=08:00")
        desk.done("sign", "in", code, "--time=08:00", "--reason=园长同意")
        desk.done("sign", "out", code, "--time=17:00", "--collector=王秀英")


def test_the_reason_of_an_earlier_day_excuses_no_flag(folder):
    desk = programme(folder)
    late = (f"--day={YESTERDAY.isoformat()}", "--time=08:00", "--reason=补录")
    result = desk.refused("Not insured today", "sign", "in", "A-05", *late)
    expect("--despite" in result.err, result)
    desk.done("sign", "in", "A-05", *late, "--despite=保单已付款")
    reason = desk.last_reason()
    expect(all(text in reason for text in ("Not insured today", "补录", "保单已付款")), reason)


def test_who_must_not_collect(folder):
    desk = programme(folder)
    desk.allow("A-01", 1, "林建军")
    desk.come()
    witnesses = ("--reason=父亲来电", "--released-by=赵敏", "--confirmed-by=孙洁", "--time=17:00")
    desk.refused("must not collect", "sign", "out", "A-01", "--collector=林建军", "--time=17:00")
    desk.refused("must not collect", "sign", "out", "A-01", "--unlisted=林建军", *witnesses)


def test_a_minor(folder):
    desk = programme(folder)
    desk.allow("A-01", 0, "林小美", birth=number(TODAY) - 17 * 365)
    desk.come()
    desk.refused("under 18", "sign", "out", "A-01", "--collector=林小美", "--time=17:00")


def test_an_authorisation_that_expired(folder):
    desk = programme(folder)
    desk.allow("A-01", 0, "林美玲", last_day=number(YESTERDAY))
    desk.come()
    desk.refused("expired", "sign", "out", "A-01", "--collector=林美玲", "--time=17:00")


def test_an_authorisation_for_one_release(folder):
    desk = programme(folder)
    desk.allow("A-01", 0, "林美玲", once=1)
    desk.come()
    desk.done("sign", "out", "A-01", "--collector=林美玲", "--time=17:00")
    expect(desk.ask("SELECT used_on FROM authorisation") == [(number(TODAY),)], "it was not spent")


def test_somebody_not_listed(folder):
    desk = programme(folder)
    desk.come()
    unlisted = ("sign", "out", "A-01", "--unlisted=陈叔叔", "--time=17:00")
    desk.refused("second member of staff", "sign", "out", "A-01", "--collector=陈叔叔", "--time=17:00")
    desk.refused("second member of staff", *unlisted, "--reason=父亲来电", "--released-by=赵敏")
    desk.refused("second member of staff", *unlisted, "--released-by=赵敏", "--confirmed-by=孙洁")
    desk.refused("another member", *unlisted, "--reason=父亲来电", "--released-by=赵敏", "--confirmed-by=赵敏")
    desk.refused("吴查", *unlisted, "--reason=父亲来电", "--released-by=赵敏", "--confirmed-by=吴查")
    desk.done(
        *unlisted, "--reason=父亲来电", "--released-by=赵敏", "--confirmed-by=孙洁", "--telephone=13800000000"
    )  # fmt: skip
    rows = desk.ask("SELECT kind, reason, released_by, confirmed_by FROM release_exception")
    expect(rows == [(0, "父亲来电", "赵敏", "孙洁")], rows)
    release = conditions(desk)["release"]["figures"]
    expect((release["unlisted"], release["confirmed"]) == (1, 1), release)
    table = desk.done("assess", "--class=A", f"--as-of={TODAY.isoformat()}")
    expect("somebody not listed: 1 with a reason and a second member of staff, 0 without" in table.out, table)


def conditions(desk):
    result = json.loads(desk.done("assess", "--class=A", "--json", f"--as-of={TODAY.isoformat()}").out)
    return {condition["code"]: condition for condition in result["classes"][0]["conditions"]}


def test_alone_with_and_without_the_document(folder):
    desk = programme(folder)
    desk.come()
    desk.refused("may not go home alone", "sign", "out", "A-01", "--alone", "--time=17:00")
    desk.allow("A-01", 2, None, signed_by="林建国")
    desk.done("sign", "out", "A-01", "--alone", "--time=17:00")
    expect(desk.mark("A-01")[4] == "自行回家", desk.mark("A-01"))
    expect(conditions(desk)["release"]["figures"]["unlisted"] == 0, conditions(desk)["release"])


def test_staff_come_and_go(folder):
    desk = programme(folder)
    desk.done("sign", "in", "--staff=赵敏", "--staff=孙洁", "--class=A", "--time=07:50")
    desk.refused("吴查", "sign", "in", "--staff=吴查", "--class=A", "--time=07:50")
    desk.done("sign", "out", "--staff=赵敏", "--class=A", "--time=17:30")
    desk.done("mark", "--staff=孙洁", "--class=A", "×")
    rows = desk.ask("SELECT name, mark, time_in, time_out FROM staff_attendance ORDER BY name")
    expect(rows == [("孙洁", 0, None, None), ("赵敏", 1, 470, 1050)], rows)


def test_marks_in_every_spelling(folder):
    desk = programme(folder)
    for spelling, mark in (("√", 1), ("病假", 2), ("leave", 3), ("旷", 4), ("P", 1), ("sick", 2)):
        desk.done("mark", "A-01", spelling)
        expect(desk.mark("A-01")[0] == mark, spelling, desk.mark("A-01"))
    desk.done("mark", "A-01", "clear")
    expect(desk.mark("A-01") is None, desk.mark("A-01"))


def test_marks_of_one_class_are_one_entry(folder):
    desk = programme(folder)
    entries = len(desk.ask("SELECT 1 FROM journal"))
    desk.done("mark", "A-01", "A-02", "A-03", "病")
    expect(len(desk.ask("SELECT 1 FROM journal")) == entries + 1, "several entries")
    desk.refused("B-01", "mark", "A-04", "B-01", "病")
    desk.refused("A-77", "mark", "A-04", "A-77", "病")
    expect(desk.mark("A-04") is None, desk.mark("A-04"))


def test_all_here_then_the_exceptions(folder):
    desk = programme(folder)
    desk.done("mark", "A-02", "病")
    result = desk.done("mark", "--all-here", "--class=A", "--time=08:30")
    expect("2 children" in result.err, result)  # one not insured, one without an agreement
    expect([desk.mark(f"A-0{i}") and desk.mark(f"A-0{i}")[0] for i in range(1, 7)] == [1, 2, 1, 1, None, None], result)


def test_an_evening(folder):
    desk = programme(folder)
    desk.come()
    desk.done("mark", *(f"A-0{i}" for i in range(2, 7)), "事")
    desk.done("sign", "in", "--staff=赵敏", "--class=A", "--time=07:50")
    desk.done("mark", "--staff=孙洁", "--class=A", "×")
    result = desk.refused("Still open", "close", "A", "--by=赵敏")
    expect("学生1" in result.err and "赵敏" in result.err, result)
    desk.done("sign", "out", "A-01", "--collector=林建国", "--time=17:00")
    desk.done("sign", "out", "--staff=赵敏", "--class=A", "--time=17:30")
    result = desk.done("close", "A", "--by=赵敏", "--json")
    expect(json.loads(result.out)["done"] == 1, result)
    expect(desk.ask("SELECT day, signed_by FROM sign_off") == [(number(TODAY), "赵敏")], result)
    desk.refused("signed off already", "close", "A", "--by=孙洁")


def test_a_signed_off_day_is_locked(folder):
    desk = programme(folder)
    desk.done("mark", "A-01", "病")
    desk.done("close", "A", "--by=赵敏", "--reason=其余未到")
    desk.refused("signed off", "mark", "A-01", "√")
    desk.refused("signed off", "sign", "in", "A-02", "--time=08:00")
    desk.refused("undo the sign-off first", "undo", str(len(desk.ask("SELECT 1 FROM journal")) - 1))
    desk.done("mark", "A-01", "√", "--reason=家长说明")
    rows = desk.ask("SELECT mark, reason FROM correction")
    expect(rows == [(2, "家长说明")], rows)


def test_a_signed_off_day_and_an_import(folder):
    desk = programme(folder)
    desk.done("mark", "A-01", "病")
    desk.done("close", "A", "--by=赵敏", "--reason=其余未到")
    path = sheet(
        folder, "考勤", ("班级编号", "学生编号", "日期", "出勤"), ("A", "A-01", TODAY.isoformat(), "√")
    )  # fmt: skip
    result = desk.done("import", path)
    expect("signed off" in result.err and "D2" in result.err, result)
    rows = desk.ask("SELECT mark, reason, corrected_by FROM correction")
    expect(len(rows) == 1 and rows[0][0] == 2 and "考勤.csv" in rows[0][1] and rows[0][2], rows)


def test_wrong_usage(folder):
    desk = programme(folder)
    for arguments in (
        ("sign", "A-01"),
        ("sign", "in"),
        ("sign", "in", "A-01", "--staff=赵敏"),
        ("sign", "in", "A-01", "--collector=王秀英"),
        ("sign", "out", "A-01", "--collector=王秀英", "--despite=x"),
        ("sign", "out", "A-01"),
        ("sign", "out", "A-01", "--collector=王秀英", "--alone"),
        ("sign", "out", "A-01", "--collector=王秀英", "--confirmed-by=孙洁"),
        ("sign", "out", "A-01", "--brought=王秀英", "--alone"),
        ("sign", "in", "A-01", "--time=25:00"),
        ("sign", "in", "A-01", "--day=2019-02-30"),
        ("sign", "in", "A-01", f"--day={YESTERDAY.isoformat()}", "--reason=x"),
        ("sign", "in", "--staff=赵敏"),
        ("mark", "A-01"),
        ("mark", "A-01", "?"),
        ("mark", "--all-here"),
        ("mark", "--all-here", "--class=A", "A-01"),
        ("mark", "--staff=赵敏", "--class=A", "病"),
        ("close", "A"),
        ("close", "--by=赵敏"),
    ):
        result = desk.call(*arguments)
        expect(result.status == 2 and result.err and result.out == "", arguments, result)


def test_help_names_every_option(folder):
    for command, options in (
        ("sign", ("--class", "--collector", "--alone", "--unlisted", "--confirmed-by", "--staff", "--json")),
        ("mark", ("--all-here", "--staff", "--day")),
        ("close", ("--by", "--reason")),
    ):
        result = done(call(command, "--help"))
        expect(all(option in result.out for option in options), result)
        expect(command in done(call("--help")).out, command)


def test_a_database_that_is_not_there(folder):
    result = call("--database", os.path.join(folder, "none.db"), "sign", "in", "A-01")
    expect(result.status == 3 and result.err, result)


if __name__ == "__main__":
    tap.main(tap.cases_of(sys.modules[__name__]))
