#!/usr/bin/env python3
"""Every word that a transaction is begun with has a right, or nobody with an account could do it, or everybody: the words
are read out of the source."""
import os
import re
import sys

ROOT = sys.argv[1]
BEGIN = re.compile(r"(?:summer_store_begin|summer_store_note|summer_desk_entry_begin|summer_payment_book_begin)\s*\(([^;{]*?)[;{]", re.S)
WORD = re.compile(r'"([a-z]+(?:-[a-z]+)*)"')


def source():
    for folder, _, names in os.walk(os.path.join(ROOT, "src")):
        for name in names:
            if name.endswith(".c"):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    yield os.path.join(folder, name), file.read()


def main():
    with open(os.path.join(ROOT, "src", "store", "summer-rights.c"), encoding="utf-8") as file:
        known = set(re.findall(r'\{ "([a-z-]+)", SUMMER_RIGHT_', file.read()))
    with open(os.path.join(ROOT, "src", "store", "summer-journal.c"), encoding="utf-8") as file:
        told = set(re.findall(r'\{ "([a-z-]+)", N_ \(', file.read()))
    begun, missing = set(), []
    for path, text in source():
        for call in BEGIN.findall(text):
            for word in WORD.findall(call):
                begun.add(word)
                if word not in known:
                    missing.append(f"{os.path.relpath(path, ROOT)}: {word}")
    print("1..2")
    print("ok" if len(begun) > 40 and not missing else "not ok", "1 every word that is begun with has a right")
    for line in missing:
        print("#", line)
    print("ok" if told == known else "not ok", "2 every right is of a word that the journal can tell")
    for word in sorted(told ^ known):
        print("#", word)
    sys.exit(bool(missing) or told != known)


main()
