#!/usr/bin/env python3
"""An include across a floor does not compile.

Takes each floor's real flags from compile_commands.json and compiles one line with them: a header that
the floor must not know has to fail, one that it may know has to succeed.
"""
import concurrent.futures
import json
import os
import shlex
import subprocess
import sys

OURS = {
    "model": "summer-day.h",
    "rules": "summer-rules.h",
    "store": "summer-store.h",
    "desk": "summer-desk.h",
    "clerk": "summer-clerk-entry.h",
    "finance": "summer-payments.h",
    "files": "summer-plan.h",
}
ADWAITA = "adwaita.h"
PACKAGES = ["sqlite3.h", "xlsxwriter.h", "expat.h", "sodium.h", "unicode/utypes.h", "qrencode.h", "gtk/gtk.h", ADWAITA]

# floor: what it may include; everything else of the two lists above it may not.
MAY = {
    "model": ["summer-day.h", "unicode/utypes.h"],
    "rules": ["summer-day.h", "summer-rules.h"],
    "store": ["summer-day.h", "summer-store.h", "sqlite3.h", "sodium.h"],
    "desk": ["summer-day.h", "summer-rules.h", "summer-store.h", "summer-desk.h"],
    "clerk": ["summer-day.h", "summer-rules.h", "summer-store.h", "summer-clerk-entry.h"],
    "finance": ["summer-day.h", "summer-rules.h", "summer-store.h", "summer-clerk-entry.h", "summer-payments.h"],
    "files": ["summer-day.h", "summer-rules.h", "summer-store.h", "summer-desk.h", "summer-clerk-entry.h", "summer-payments.h", "summer-plan.h", "xlsxwriter.h", "expat.h", "sodium.h", "qrencode.h"],
    "cli": ["summer-day.h", "summer-rules.h", "summer-store.h", "summer-desk.h", "summer-clerk-entry.h", "summer-payments.h", "summer-plan.h"],
    "gtk": ["summer-day.h", "summer-rules.h", "summer-store.h", "summer-desk.h", "summer-clerk-entry.h", "summer-payments.h", "summer-plan.h", "gtk/gtk.h", ADWAITA],
}


def flags_of(build):
    """The flags of one C file of each floor, from the commands that really build it."""
    found = {}
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as commands:
        for entry in json.load(commands):
            path = os.path.normpath(os.path.join(entry["directory"], entry["file"]))
            parts = path.split(os.sep)
            if "src" not in parts or not path.endswith(".c"):
                continue
            floor = parts[len(parts) - 1 - parts[::-1].index("src") + 1]
            if floor in MAY and floor not in found and f"src/{floor}" in entry["output"]:
                words = shlex.split(entry["command"])
                found[floor] = (entry["directory"], words)
    return found


def compiles(directory, words, header):
    command, skip = [], 0
    for word in words:
        if skip:
            skip -= 1
        elif word in ("-o", "-MF", "-MQ", "-c"):
            skip = 1
        elif word not in ("-MD", "-MMD"):
            command.append(word)
    command += ["-fsyntax-only", "-x", "c", "-"]
    result = subprocess.run(command, cwd=directory, input=f'#include "{header}"\n', text=True, capture_output=True)
    return result.returncode == 0, result.stderr


def main():
    floors = flags_of(sys.argv[1])
    cases = []
    for floor, may in MAY.items():
        if floor not in floors:
            continue
        for header in list(OURS.values()) + PACKAGES:
            cases.append((floor, header, header in may))
    missing = [floor for floor in ("model", "rules", "store", "desk", "clerk", "finance", "files", "cli") if floor not in floors]
    print(f"1..{len(cases) + 1}")
    print("ok 1 every floor has sources" if not missing else f"not ok 1 floors without sources: {missing}")
    failed = bool(missing)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        outcomes = pool.map(lambda case: compiles(*floors[case[0]], case[1]), cases)
        for number, ((floor, header, may), (did, errors)) in enumerate(zip(cases, outcomes), 2):
            name = f"{floor} {'may' if may else 'must not'} include {header}"
            if did == may:
                print(f"ok {number} {name}")
            else:
                for line in errors.splitlines()[:10]:
                    print("#", line)
                print(f"not ok {number} {name}")
                failed = True
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
