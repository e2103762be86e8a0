#!/usr/bin/env python3
"""How much of the lower floors the tests run: at least 95 of a hundred lines of each.

    coverage.py --forget BUILD     before the tests: what earlier runs counted
    coverage.py BUILD [FLOOR…]     after them

BUILD was set up with -Dcoverage=true. Asks gcov and prints TAP with the share of each floor. The lines that nothing ran
are listed in BUILD/uncovered.txt, and here for a floor that has too many.
"""
import collections
import json
import os
import subprocess
import sys

LEAST = 95.0
FLOORS = ["model", "rules", "store"]


def forget(build):
    for folder, _, names in os.walk(os.path.join(build, "src")):
        for name in names:
            if name.endswith(".gcda"):
                os.unlink(os.path.join(folder, name))


def count(build, floor):
    """{file: {line: how often}} of the sources of a floor."""
    objects = os.path.join(build, "src", floor, f"libsummer-{floor}.a.p")
    lines = collections.defaultdict(lambda: collections.defaultdict(int))
    # Of a file that never ran there is a .gcno without counts: none of its lines is covered.
    for name in sorted(name for name in os.listdir(objects) if name.startswith("summer-") and name.endswith(".gcno")):
        report = subprocess.run(["gcov", "--json-format", "--stdout", name], cwd=objects, check=True, capture_output=True)
        for file in json.loads(report.stdout)["files"]:
            if f"src/{floor}/" in file["file"] and file["file"].endswith(".c"):
                for line in file["lines"]:
                    lines[file["file"].split("../")[-1]][line["line_number"]] += line["count"]
    return lines


def as_ranges(numbers):
    """[3, 4, 5, 9] → "3-5 9"."""
    ranges = []
    for number in numbers:
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return " ".join(f"{first}-{last}" if last > first else f"{first}" for first, last in ranges)


def report(build, floors):
    failed = False
    print(f"1..{len(floors)}")
    with open(os.path.join(build, "uncovered.txt"), "w", encoding="utf-8") as uncovered:
        for number, floor in enumerate(floors, 1):
            lines = count(build, floor)
            n = sum(len(counts) for counts in lines.values())
            missed = {file: sorted(line for line, times in counts.items() if times == 0) for file, counts in lines.items()}
            share = 100 * (1 - sum(map(len, missed.values())) / max(n, 1))
            enough = n > 0 and share >= LEAST
            for file, numbers in sorted(missed.items()):
                if numbers:
                    print(f"{file}: {as_ranges(numbers)}", file=uncovered)
                    if not enough:
                        print(f"# {file}: {as_ranges(numbers)}")
            print(f"{'ok' if enough else 'not ok'} {number} {floor}: {share:.2f} % of {n} lines, {LEAST:g} % are asked for")
            failed |= not enough
    return failed


def main():
    if sys.argv[1] == "--forget":
        forget(sys.argv[2])
    elif report(sys.argv[1], sys.argv[2:] or FLOORS):
        sys.exit(1)


if __name__ == "__main__":
    main()
