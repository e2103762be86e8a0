#!/usr/bin/env python3
"""Counts sub-tests from the TAP output in meson's testlog.json.

Prints what every failed program said, then one line "PASSED FAILED". A program that failed without a
"not ok" of its own (it crashed, ran out of time or was cut short) counts as one failure.
"""
import json
import re
import sys

MOST_LINES = 200


def main():
    passed = failed = 0
    try:
        with open(sys.argv[1], encoding="utf-8", errors="replace") as log:
            programs = [json.loads(line) for line in log if line.strip()]
    except OSError as error:
        print(error)
        print(0, 1)
        return
    for program in programs:
        out = program.get("stdout", "")
        good = len(re.findall(r"^ok\b", out, re.M))
        bad = len(re.findall(r"^not ok\b", out, re.M))
        if program["result"] not in ("OK", "EXPECTEDFAIL"):
            bad = max(bad, 1)
            lines = (out + program.get("stderr", "")).splitlines()
            shown = [line for line in lines if not re.match(r"ok\b", line)]
            print("=" * 20, program["name"], program["result"], "=" * 20)
            if len(shown) > MOST_LINES:
                print("…")
            print("\n".join(shown[-MOST_LINES:]))
        elif good == 0 and bad == 0:
            good = 1  # no TAP: the program is the test
        passed += good
        failed += bad
    print(passed, failed)


if __name__ == "__main__":
    main()
