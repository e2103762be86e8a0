#!/usr/bin/env python3
"""Counts sub-tests from the TAP output in meson's testlog.json.

    count-tap.py --failed LOG     the names of the programs that failed, a line each
    count-tap.py LOG [AGAIN]      AGAIN: the log of a second run of those

Prints what every failed program said, then one line "PASSED FAILED". A program that failed without a
"not ok" of its own (it crashed, ran out of time or was cut short) counts as one failure. What passes when it runs
by itself is named, shown and counted as passed.
"""
import json
import re
import sys

MOST_LINES = 200


def read(path):
    with open(path, encoding="utf-8", errors="replace") as log:
        return [json.loads(line) for line in log if line.strip()]


def has_failed(program):
    return program["result"] not in ("OK", "EXPECTEDFAIL")


def show(program):
    lines = (program.get("stdout", "") + program.get("stderr", "")).splitlines()
    shown = [line for line in lines if not re.match(r"ok\b", line)]
    print("=" * 20, program["name"], program["result"], "=" * 20)
    if len(shown) > MOST_LINES:
        print("…")
    print("\n".join(shown[-MOST_LINES:]))


def main():
    passed = failed = 0
    if sys.argv[1] == "--failed":
        print("\n".join(program["name"].split(" / ")[-1] for program in read(sys.argv[2]) if has_failed(program)))
        return
    try:
        programs = read(sys.argv[1])
        again = {program["name"]: program for log in sys.argv[2:3] for program in read(log)}
    except OSError as error:
        print(error)
        print(0, 1)
        return
    for program in programs:
        if program["name"] in again:
            if not has_failed(again[program["name"]]):
                show(program)
                print("=" * 20, program["name"], "passed when it ran again by itself", "=" * 20)
            program = again[program["name"]]
        out = program.get("stdout", "")
        good = len(re.findall(r"^ok\b", out, re.M))
        bad = len(re.findall(r"^not ok\b", out, re.M))
        if has_failed(program):
            bad = max(bad, 1)
            show(program)
        elif good == 0 and bad == 0:
            good = 1  # no TAP: the program is the test
        passed += good
        failed += bad
    print(passed, failed)


if __name__ == "__main__":
    main()
