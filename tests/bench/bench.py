#!/usr/bin/env python3
"""Speed and memory against a bare loop that does the unavoidable part, in one run on one machine.

    bench.py BUILD [--classes N] [--repetitions N]

Ours and theirs take turns, and the medians are compared, so that what else the machine does meets both.
A figure above its limit is marked: on a busy machine it says little. Exits 1 only when something failed to run.
"""
import argparse
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import unicodedata

CHINESE = "zh" in os.environ.get("LANGUAGE", "") + os.environ.get("LANG", "")
MIB = 1024 * 1024


class Failure(Exception):
    """A program that is measured did not run to its end."""


def say(english, chinese):
    print(chinese if CHINESE else english, flush=True)


def measure(*command):
    """Runs a command; gives its seconds and the most memory it had, in MiB."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    err = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise Failure(f"{' '.join(command)}\n{err.decode('utf-8', 'replace')}")
    return time.monotonic() - start, usage.ru_maxrss * 1024 / MIB


def pairs(*command, environment=None):
    """Runs a program that prints "ours theirs" a repetition; gives both columns."""
    result = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env=environment)
    rows = [line.split() for line in result.stdout.decode().splitlines()]
    if result.returncode != 0 or not rows:
        raise Failure(f"{' '.join(command)}: {result.returncode}")
    return [float(row[0]) for row in rows], [float(row[1]) for row in rows]


SUMMERS = 5
SIGN_EVENTS = 200_000  # entries of the journal that a summer at the desk leaves behind
DAYS = {
    "day", "first_day", "last_day", "birth", "agreement", "emergency_plan", "qualified_until", "fix_by", "fixed_on",
    "signed_on", "used_on", "discarded_on", "ended_on", "reviewed_on",
}  # fmt: skip


def add_summer(db, years):
    """Copies the programme of the database as one of so many years before, with ids of its own, as if it were old."""
    apart = years << 40  # more than all ids of one summer lie apart
    newest = db.execute("SELECT max (year) FROM programme").fetchone()[0]
    tables = [row[0] for row in db.execute("SELECT table_name FROM ownership")]
    for table in tables:
        references = {row[3] for row in db.execute(f"PRAGMA foreign_key_list ({table})")}
        if not references and table != "programme":
            continue  # of no programme
        names, values = [], []
        for _, name, _, _, _, _ in db.execute(f"PRAGMA table_info ({table})").fetchall():
            names.append(name)
            if name == "id" or name in references:
                values.append(f"t.{name} - {apart}")
            elif name in DAYS:
                values.append(f"t.{name} - {365 * years}")
            elif name == "year":
                values.append(f"t.{name} - {years}")
            else:
                values.append(f"t.{name}")
        db.execute(
            f"INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(values)} FROM {table} t"
            + of_newest(db, table, references, newest)
        )
    db.execute(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)"
        " INSERT INTO journal SELECT (SELECT max (sequence) FROM journal) + i, 1563445200 + i, 'user', 'sign-in',"
        " '林甜甜 08:06', NULL, 0, 2, randomblob (96), randomblob (32), randomblob (32) FROM n",
        (SIGN_EVENTS,),
    )


def of_newest(db, table, references, newest):
    """The rows of the newest programme alone: those whose id or reference is not from before its first."""
    if table == "programme":
        return f" WHERE year = {newest}"
    column = next(name for name in ("programme", "class", *sorted(references)) if name in references)
    oldest = db.execute("SELECT id FROM programme ORDER BY year DESC LIMIT 1").fetchone()[0]
    return f" WHERE t.{column} >= {oldest}"


class Bench:
    def __init__(self, build, classes, repetitions, folder):
        self.build, self.repetitions, self.folder = build, repetitions, folder
        self.ctl = os.path.join(build, "src/cli/summerctl")
        self.database = os.path.join(folder, "sample.db")
        self.workbook = os.path.join(folder, "programme.xlsx")
        self.rows, self.missed, self.failed = [], 0, 0
        say(f"An invented programme of {classes} classes …", f"生成一个虚构的项目（{classes} 个班）……")
        measure(self.ctl, "--database", self.database, "sample", "--classes", str(classes), "--seed", "2019")
        measure(self.ctl, "--database", self.database, "export", "programme", "--to", self.workbook)

    def program(self, name):
        return os.path.join(self.build, "tests/bench", name)

    def add(self, english, chinese, ours, theirs, limit, memory=None, most_memory=None):
        ratio = statistics.median(ours) / statistics.median(theirs)
        good = ratio <= limit and (memory is None or memory <= most_memory)
        self.missed += not good
        self.rows.append(
            [
                chinese if CHINESE else english,
                f"{statistics.median(ours):.3f} s",
                f"{statistics.median(theirs):.3f} s",
                f"{ratio:.2f}",
                f"{limit:.1f}",
                f"{memory:.0f} MiB" if memory is not None else "",
                f"{most_memory} MiB" if memory is not None else "",
                ("符合" if CHINESE else "ok") if good else ("超出" if CHINESE else "OVER"),
            ]
        )

    def run(self, bench, *arguments):
        """One row; that one program fails does not keep the others from being measured."""
        try:
            bench(*arguments)
        except Failure as failure:
            self.failed += 1
            print(failure, file=sys.stderr)
            name = failure.args[0].split("\n")[0]
            self.rows.append([os.path.basename(name.split()[0])] + [""] * 6 + ["失败" if CHINESE else "FAILED"])

    def bench_import(self):
        ours, theirs, memory = [], [], 0
        for number in range(self.repetitions):
            place = os.path.join(self.folder, f"import-{number}")
            os.mkdir(place)
            seconds, peak = measure(
                self.ctl, "--database", os.path.join(place, "summer.db"), "import", self.workbook
            )
            ours.append(seconds)
            memory = max(memory, peak)
            shutil.rmtree(place)
            theirs.append(measure(self.program("bare-xlsx"), self.workbook)[0])
        self.add("import / bare reading", "导入 / 仅读取", ours, theirs, 3, memory, 400)

    def bench_assess(self):
        ours, theirs = pairs(self.program("bench-assess"), self.database, str(self.repetitions * 2))
        self.add("assess / one SELECT", "评定 / 一次查询", ours, theirs, 3)

    def bench_reconcile(self):
        ours, theirs = pairs(self.program("bench-reconcile"), self.database, str(self.repetitions * 2))
        self.add("insurer's list / a hash join", "核对保险名单 / 散列连接", ours, theirs, 3)

    def bench_rescue(self):
        ours, theirs = pairs(self.program("bench-rescue"), self.database, str(self.repetitions * 2))
        self.add("rescue list / one SELECT", "预警清单 / 一次查询", ours, theirs, 4)

    def bench_sign(self, english, chinese, database):
        ours, theirs = pairs(self.program("bench-sign"), database, self.folder, "2019-08-08", str(self.repetitions * 20))
        self.add(english, chinese, ours, theirs, 3)

    def bench_sign_after_summers(self):
        """The sample as the last of several summers in one file."""
        path = os.path.join(self.folder, "summers.db")
        say(f"{SUMMERS} summers in one database …", f"一个数据库中的 {SUMMERS} 个暑期……")
        shutil.copyfile(self.database, path)
        db = sqlite3.connect(path)
        db.execute("PRAGMA journal_mode = OFF")
        for years in range(1, SUMMERS):
            add_summer(db, years)
        db.commit()
        db.close()
        self.bench_sign("the same after five summers", "同上，已有五个暑期", path)
        self.run(self.bench_pages, path)
        self.run(self.bench_backup, path)

    def bench_backup(self, database):
        ours, theirs = pairs(self.program("bench-backup"), database, self.folder, str(self.repetitions))
        self.add("backup of five summers / copy and encrypt", "五个暑期的备份 / 复制并加密", ours, theirs, 2)

    def named_pairs(self, *command, environment=None):
        """Of a program that prints "name ours theirs": both columns by name."""
        result = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env=environment)
        found = {}
        for line in result.stdout.decode().splitlines():
            if line.startswith("#"):
                continue  # what the test library says
            name, ours, theirs = line.split()
            found.setdefault(name, ([], []))
            found[name][0].append(float(ours))
            found[name][1].append(float(theirs))
        if result.returncode != 0 or not found:
            raise Failure(f"{' '.join(command)}: {result.returncode}")
        return found

    def bench_paste(self):
        """Frames are counted: how long the plan takes, and how long the window draws nothing."""
        environment = dict(self.display_environment(), GTK_A11Y="test")  # as where the window is tested
        found = self.named_pairs(*self.with_display("bench-paste", str(self.repetitions)), environment=environment)
        self.add("5,000 rows pasted to a plan / 1 s", "粘贴 5,000 行到方案 / 1 秒", *found["plan"], 1)
        self.add("the longest without a frame / 0.1 s", "其间最长未绘制 / 0.1 秒", *found["longest"], 1)

    def bench_backup_frames(self):
        environment = dict(self.display_environment(), GTK_A11Y="test")
        found = self.named_pairs(*self.with_display("bench-backup-frames", str(self.repetitions)), environment=environment)
        self.add("backup, longest without a frame / 0.1 s", "备份时最长未绘制 / 0.1 秒", *found["longest"], 1)

    def bench_pages(self, database):
        """Every page that is a list, opened, sorted and filtered; the one that is worst of all counts. What takes less
        than a millisecond is over before a frame has begun, whatever it is compared with."""
        looks = self.named_pairs(self.program("bench-pages"), database, str(self.repetitions * 3))
        looks = {name: look for name, look in looks.items() if statistics.median(look[0]) >= 0.001}
        worst = max(looks, key=lambda name: statistics.median(looks[name][0]) / statistics.median(looks[name][1]))
        self.add(f"pages, worst: {worst} / bare SELECT", f"各页最慢的 {worst} / 最简查询", *looks[worst], 3)

    def bench_unlock(self):
        """The same records with accounts: to signing in belongs what argon2id costs, and 50 ms."""
        path = os.path.join(self.folder, "unlock.db")
        measure(self.ctl, "--database", path, "sample", "--classes", "100", "--seed", "2019", "--accounts")
        ours, theirs = pairs(self.program("bench-unlock"), path, "林芳", "summer-2019", str(self.repetitions * 2))
        self.add("unlocking / argon2id and 50 ms", "解锁 / argon2id 加 50 毫秒", ours, theirs, 1)

    def bench_what_if(self):
        """A threshold changes every class; what is supposed of ten classes must not cost what all of them do."""
        found = self.named_pairs(self.program("bench-what-if"), self.database, str(self.repetitions * 5))
        self.add("what if, a threshold / assess", "测算：改门槛 / 评定", *found["threshold"], 2)
        self.add("what if, ten classes / assess them", "测算：十个班 / 评定这十个班", *found["ten"], 2)

    def bench_subsidy(self):
        ours, theirs = pairs(self.program("bench-subsidy"), self.database, self.folder, str(self.repetitions))
        self.add("subsidy workbook / bare writing", "补助工作簿 / 仅写出", ours, theirs, 2)

    def bench_settlement(self):
        ours, theirs = pairs(self.program("bench-settlement"), self.database, self.folder, str(self.repetitions))
        self.add("settlement workbook / bare writing", "结算工作簿 / 仅写出", ours, theirs, 2)

    def with_display(self, name, *arguments):
        return ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24 -noreset", self.program(name), *arguments]

    def display_environment(self):
        environment = dict(os.environ, GSK_RENDERER="cairo", GDK_BACKEND="x11", GSETTINGS_BACKEND="memory")
        environment["GSETTINGS_SCHEMA_DIR"] = os.path.join(self.build, "ui")
        environment["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
        return environment

    def bench_window(self, name, english, chinese, limit, *arguments):
        """A program that opens windows, under an X server of its own."""
        if not os.path.exists(self.program(name)):
            return
        command = self.with_display(name, *arguments, str(self.repetitions * 4))
        ours, theirs = pairs(*command, environment=self.display_environment())
        self.add(english, chinese, ours, theirs, limit)

    def show(self):
        english = ["work / against", "ours", "theirs", "ratio", "at most", "memory", "at most", ""]
        chinese = ["工作 / 对照", "本程序", "对照", "倍数", "上限", "内存", "上限", ""]
        table = [chinese if CHINESE else english] + self.rows
        widths = [max(width(row[i]) for row in table) for i in range(len(english))]
        for row in table:
            cells = [pad(cell, widths[i], i > 0) for i, cell in enumerate(row)]
            print("  ".join(cells).rstrip())
        if self.missed > 0:
            say(
                f"{self.missed} above the limit; measure again on a quiet machine.",
                f"{self.missed} 项超出上限，请在空闲的机器上再测一次。",
            )


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def pad(text, room, right):
    space = " " * (room - width(text))
    return space + text if right else text + space


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("--classes", type=int, default=1000)
    parser.add_argument("--repetitions", type=int, default=3)
    options = parser.parse_args()
    subprocess.run(["ninja", "-C", options.build, "bench-programs"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)

    folder = tempfile.mkdtemp(prefix="bench-", dir=options.build)
    try:
        try:
            bench = Bench(os.path.abspath(options.build), options.classes, options.repetitions, folder)
        except Failure as failure:
            sys.exit(str(failure))
        bench.run(bench.bench_import)
        bench.run(bench.bench_assess)
        bench.run(bench.bench_rescue)
        bench.run(bench.bench_reconcile)
        bench.run(bench.bench_unlock)
        bench.run(bench.bench_what_if)
        bench.run(bench.bench_subsidy)
        bench.run(bench.bench_settlement)
        bench.run(
            bench.bench_window,
            "bench-start", "first frame / an empty window", "首帧 / 空窗口", 1.5, bench.database,
        )  # fmt: skip
        bench.run(
            bench.bench_window,
            "bench-jump", "jump in 100,000 rows / constant strings", "十万行中跳转 / 固定文字", 2, folder,
        )  # fmt: skip
        bench.run(
            bench.bench_window,
            "bench-today", "Today after a mark, 60 children / a frame", "今日标记后重绘（60 人）/ 一帧", 1, folder,
        )  # fmt: skip
        bench.run(
            bench.bench_window,
            "bench-explain", "explanation opens / a frame", "打开金额说明 / 一帧", 1, bench.database,
        )  # fmt: skip
        bench.run(
            bench.bench_window,
            "bench-register", "register of 40 x 31 / an empty page", "40 人 × 31 天考勤表 / 空页面", 3, folder,
        )  # fmt: skip
        if os.path.exists(bench.program("bench-paste")):
            bench.run(bench.bench_paste)
            bench.run(bench.bench_backup_frames)
        bench.run(bench.bench_sign, "sign-in / bare transaction", "签到 / 最简事务", bench.database)
        bench.run(bench.bench_sign_after_summers)
        bench.show()
    finally:
        shutil.rmtree(folder)
    sys.exit(1 if bench.failed > 0 else 0)


if __name__ == "__main__":
    main()
