#!/usr/bin/env python3
"""The program is killed at any moment: what it said was done is there, at most the one it was about is there as well,
and the file is sound."""
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time

import tap
from tap import call, done, expect

ROUNDS = 50
DAY = "2019-08-08"  # of the sample programme: nothing is recorded yet
NUMBER = 18116
MOST_LINES, MOST_DELAY = 10, 0.02  # when a round is killed: after so many answers and seconds


def read(database, sql):
    db = sqlite3.connect(database)
    try:
        return [row[0] for row in db.execute(sql)]
    finally:
        db.close()


def present(database):
    return set(
        read(database, f"SELECT h.code FROM attendance a JOIN child h ON h.id = a.child WHERE a.day = {NUMBER} AND mark = 1")
    )


def sign_and_kill(database, codes, chance):
    """Signs in child after child until it is killed. An answer a child, in the order of the codes."""
    command = [tap.SUMMERCTL, "--database", database, "sign", "in", "-", f"--day={DAY}", "--time=08:00"]
    command += ["--reason=补录", "--despite=补录"]
    lines, delay = chance.randint(0, MOST_LINES), chance.uniform(0, MOST_DELAY)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        process.stdin.write("\n".join(codes).encode() + b"\n")
        process.stdin.close()
        answers = [process.stderr.readline() for _ in range(lines)]
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        answers += process.stderr.read().splitlines(keepends=True)
        process.wait()
    # Of the last line the end may be missing: then nobody read it.
    return process.returncode, [line.decode() for line in answers if line.endswith(b"\n") and b"protected" not in line]


def test_what_was_said_to_be_done_is_there_after_a_kill(folder):
    database, chance = os.path.join(folder, "killed.db"), random.Random(2019)
    done(call("--database", database, "sample", "--classes", "60", "--seed", "2019"))
    codes = read(
        database,
        "SELECT h.code FROM child h JOIN enrolment e ON e.child = h.id JOIN class c ON c.id = e.class WHERE"
        f" {NUMBER} BETWEEN ifnull (e.first_day, c.first_day) AND ifnull (e.last_day, c.last_day) ORDER BY h.code",
    )
    killed = said = 0
    for number in range(ROUNDS):
        before = present(database)
        rest = [code for code in codes if code not in before]
        expect(len(rest) > 4 * MOST_LINES, f"round {number}: too few are left to come")
        status, answers = sign_and_kill(database, rest, chance)
        expect(status == -signal.SIGKILL, f"round {number}: it ended by itself", status, answers)
        expect(len(answers) <= len(rest), answers)
        acknowledged = {code for code, answer in zip(rest, answers) if answer.startswith("Sign-in: ")}
        done(call("--database", database, "check"))
        after = present(database)
        expect(acknowledged <= after, f"round {number}: lost", acknowledged - after)
        expect(before <= after, f"round {number}: lost of an earlier one", before - after)
        expect(len(after - before - acknowledged) <= 1, f"round {number}: more than was said", after - before)
        killed += 1
        said += len(acknowledged)
    expect(killed == ROUNDS and said >= ROUNDS, killed, said)


if __name__ == "__main__":
    tap.main(tap.cases_of(sys.modules[__name__]))
