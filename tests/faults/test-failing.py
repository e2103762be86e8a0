#!/usr/bin/env python3
"""The disk is full or broken, memory is refused, files are taken away, the clock jumps: whoever works is told so in
words, nothing is there by half, and the same thing can be done once the cause is gone.

FAULTS says at how many calls of a kind something fails (3); FAULTS=1000 is every one of most."""
import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time

import actions
from actions import FAULT, call, done, expect, read, tap

FAULTS = int(os.environ.get("FAULTS", "3"))
KINDS = [
    ("disk full", "write", errno.ENOSPC),
    ("error on write", "write", errno.EIO),
    ("error on sync", "sync", errno.EIO),
    ("error on read", "read", errno.EIO),
    ("disk may only be read", "open", errno.EROFS),
    ("memory refused", "memory", 0),
]


def environment(folder, kind, number, at=None, count=None, lasts=False):
    env = dict(os.environ, LD_PRELOAD=FAULT, FAULT_KIND=kind, FAULT_ERRNO=str(number), FAULT_PATH=folder)
    env["ASAN_OPTIONS"] = env.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0"
    if at is not None:
        env["FAULT_AT"] = str(at)
    if count is not None:
        env["FAULT_COUNT"] = count
    if lasts:
        env["FAULT_LASTS"] = "1"
    return env


def run(command, env=None):
    return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)


def count_calls(folder, action, kind):
    database, count = action.place(folder, "counted"), os.path.join(folder, "count")
    result = run(action.command(database), environment(os.path.dirname(database), kind, 0, None, count))
    expect(result.returncode == 0, action.name, kind, result)
    with open(count, encoding="utf-8") as file:
        return int(file.read())


def choose(calls, chance):
    """The first, the last, and some between; early ones are of the opening, and as often as late ones."""
    if calls <= FAULTS:
        return range(1, calls + 1)
    chosen = {1, calls}
    while len(chosen) < max(FAULTS, 2):
        chosen.add(int(calls ** chance.random()) if chance.random() < 0.5 else chance.randint(1, calls))
    return sorted(chosen)


def try_with_fault(folder, action, what, kind, number, at):
    database = action.place(folder, "faulty")
    about = f"{action.name}, {what}, call {at}"
    result = run(action.command(database), environment(os.path.dirname(database), kind, number, at))
    expect(result.returncode in (0, 1, 3), about, result)
    expect(result.returncode == 0 or result.stderr.strip(), about, "it said nothing", result)
    came = action.progress(database)
    expect(action.before <= came <= action.after, about, came, result)
    if result.returncode == 0:
        expect(came == action.after, about, "it said that it was done", came, result)
    elif number == errno.ENOSPC and result.returncode == 3:
        expect(b"full" in result.stderr or b"room" in result.stderr, about, result)
    action.sound(database)
    again = run(action.command(database))
    expect(again.returncode in ((0, 1) if came == action.after else (0,)), about, "and then", again)
    expect(action.progress(database) >= action.after, about, "and then", again)
    action.sound(database)
    return result.returncode != 0


def test_one_call_fails(folder):
    chance = random.Random(2019)
    for kind_of_action in actions.ALL:
        action = kind_of_action(folder)
        for what, kind, number in KINDS:
            calls = count_calls(folder, action, kind)
            refused = sum(
                try_with_fault(folder, action, what, kind, number, at) for at in choose(calls, chance)
            )
            print(f"# {action.name}, {what}: {refused} refused, of {calls} calls", flush=True)


def test_reads_that_come_in_parts_are_read_to_the_end(folder):
    for kind_of_action in (actions.Import, actions.Backup):
        action = kind_of_action(folder)
        database = action.place(folder, "short")
        result = run(action.command(database), environment(os.path.dirname(database), "read", 0, 1, None, True))
        expect(result.returncode == 0 and action.progress(database) == action.after, result)
        action.sound(database)


def test_a_disk_stays_full_until_there_is_room(folder):
    for kind_of_action in actions.ALL:
        action = kind_of_action(folder)
        database = action.place(folder, "full")
        result = run(action.command(database), environment(os.path.dirname(database), "write", errno.ENOSPC, 1, None, True))
        expect(result.returncode == 3 and (b"full" in result.stderr or b"room" in result.stderr), action.name, result)
        expect(action.progress(database) == action.before, action.name, result)
        action.sound(database)
        result = run(action.command(database))
        expect(result.returncode == 0 and action.progress(database) == action.after, action.name, result)
        action.sound(database)


def desk(database, codes):
    """A desk that signs in one child after the other; stopped after the first."""
    command = [tap.SUMMERCTL, "--database", database, "sign", "in", "-", f"--day={actions.DAY}", "--time=08:00"]
    command += ["--reason=补录", "--despite=补录"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    process.stdin.write("\n".join(codes).encode() + b"\n")
    process.stdin.close()
    first = b""
    while b"Sign-in: " not in first and (more := os.read(process.stderr.fileno(), 65536)):
        first += more
    process.send_signal(signal.SIGSTOP)
    return process, first


def test_a_file_taken_away_under_the_program_is_noticed(folder):
    action = actions.Mark(folder)
    codes = read(action.pristine, "SELECT code FROM child ORDER BY code")

    def remove(database):
        os.unlink(database)

    def replace(database):
        shutil.copy(action.pristine, database + ".new")
        os.replace(database + ".new", database)

    def move(database):
        os.rename(database, database + ".moved")

    for change in (remove, replace, move):
        database = action.place(folder, change.__name__)
        process, first = desk(database, codes)
        expect(b"Sign-in: " in first, change.__name__, first)
        change(database)
        os.set_blocking(process.stderr.fileno(), False)
        first += process.stderr.read() or b""
        os.set_blocking(process.stderr.fileno(), True)
        process.send_signal(signal.SIGCONT)
        rest = process.stderr.read()
        process.wait()
        expect(first.count(b"\n") < len(codes), "it was too fast to be stopped")
        # One may have been on its way.
        expect(rest.count(b"Sign-in: ") <= 1, f"{change.__name__}: it wrote to a file that nobody will find", rest)
        expect(b"summer.db" in rest and process.returncode == 3, change.__name__, process.returncode, rest)


def test_a_folder_of_backups_that_is_not_there_is_named(folder):
    database, stick = os.path.join(folder, "summer.db"), os.path.join(folder, "stick")
    actions.sample(database)
    result = call("--database", database, "backup", "--keep", "--folder", stick)
    expect(result.status == 3 and stick in result.err, result)
    os.mkdir(stick)
    done(call("--database", database, "backup", "--keep", "--folder", stick))
    expect(len(os.listdir(stick)) == 1, os.listdir(stick))


def test_a_clock_that_jumps_breaks_nothing(folder):
    """1970 and 2099, and back: the journal's chain holds, and of the backups none of the present is lost."""
    action = actions.Mark(folder)
    database = action.place(folder, "clock")
    kept = os.path.join(os.path.dirname(database), "summer-backups")
    codes = read(database, "SELECT h.code FROM child h JOIN enrolment e ON e.child = h.id ORDER BY h.code")
    codes = [code for code in codes if code.split("-")[:-1] == action.code.split("-")[:-1]]
    sign = lambda code: ["sign", "in", code, f"--day={actions.DAY}", "--time=08:00", "--reason=补录", "--despite=补录"]
    done(call("--database", database, *sign(codes[0])))
    done(call("--database", database, "backup", "--keep"))
    before = set(os.listdir(kept))
    now = int(time.time())
    for year, clock, command in (
        (1970, 2 * 86400 - now, ["undo", "2"]),
        (2099, 4070908800 - now, sign(codes[1])),
        (0, 0, sign(codes[2])),
    ):
        env = dict(environment(folder, "none", 0), FAULT_CLOCK=str(clock))
        result = run([tap.SUMMERCTL, "--database", database, *command], env)
        expect(result.returncode == 0, year, result)
        result = run([tap.SUMMERCTL, "--database", database, "backup", "--keep"], env)
        expect(result.returncode == 0, year, result)
        done(call("--database", database, "check"))
        if year != 0:
            expect(before <= set(os.listdir(kept)), f"clock {year}", before, os.listdir(kept))
    expect(read(database, "SELECT count (*) FROM attendance WHERE day = 18116 AND mark = 1") == [2], "marks")
    years = {line[:4] for line in done(call("--database", database, "backup", "--list")).out.splitlines()}
    expect(len(years) == 3 and {"1970", "2099"} < years, years)


if __name__ == "__main__":
    tap.main(tap.cases_of(sys.modules[__name__]))
