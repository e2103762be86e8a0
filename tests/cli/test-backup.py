#!/usr/bin/env python3
"""Backups from a script: written, listed, looked into, restored, on this machine and on another one."""
import os
import re
import sqlite3
import subprocess
import sys

import tap
from tap import call, done, expect


def sample(folder, *options):
    database = os.path.join(folder, "summer.db")
    done(call("--database", database, "sample", "--classes", "2", "--seed", "2019", *options))
    return database


def folder_of(database):
    return os.path.join(os.path.dirname(database), "summer-backups")


def entries(database):
    db = sqlite3.connect(database)
    try:
        return db.execute("SELECT count (*) FROM journal").fetchone()[0]
    finally:
        db.close()


def test_a_backup_shows_nothing_to_who_has_only_the_file(folder):
    database, backup = sample(folder), os.path.join(folder, "one.summer-backup")
    done(call("--database", database, "backup", "--to", backup))
    db = sqlite3.connect(database)
    names = [row[0] for row in db.execute("SELECT name FROM child UNION SELECT name FROM class UNION SELECT name FROM programme")]
    db.close()
    with open(backup, "rb") as file:
        content = file.read()
    expect(len(names) > 20 and not [name for name in names if name.encode() in content], names)
    expect(b"SQLite" not in content, "the database lies in it as it is")
    expect(os.stat(backup).st_mode & 0o777 == 0o600, "others can read it")


def test_what_would_be_lost_is_said_and_nothing_is_done(folder):
    database, backup = sample(folder), os.path.join(folder, "one.summer-backup")
    done(call("--database", database, "backup", "--to", backup))
    result = done(call("--database", database, "restore", backup, "--dry-run"))
    expect("Nothing of the present records is missing in it." in result.err, result)
    done(call("--database", database, "undo", "1"))
    before = entries(database)
    result = done(call("--database", database, "restore", backup, "--dry-run"))
    expect("1 entry of the journal is not in it" in result.err and "2 classes" in result.err, result)
    expect(entries(database) == before and result.out == "", result)
    done(call("--database", database, "restore", backup))
    expect(entries(database) == before - 1, entries(database))
    aside = [name for name in os.listdir(folder) if name.startswith("summer.db.replaced-")]
    expect(len(aside) == 1 and entries(os.path.join(folder, aside[0])) == before, aside)
    listed = done(call("--database", database, "backup", "--list")).out
    expect("Before a restore" in listed, listed)


def test_the_backup_that_is_restored_stays(folder):
    """The present records are backed up before, in the same hour."""
    database = sample(folder)
    done(call("--database", database, "backup", "--keep"))
    path = done(call("--database", database, "backup", "--list")).out.strip().split("\t")[-1]
    done(call("--database", database, "undo", "1"))
    done(call("--database", database, "restore", path))
    listed = done(call("--database", database, "backup", "--list")).out
    expect(listed.count("\n") == 2 and path in listed, listed)


def test_an_import_is_preceded_by_a_backup(folder):
    database, workbook = sample(folder), os.path.join(folder, "programme.xlsx")
    done(call("--database", database, "export", "programme", "--to", workbook))
    expect(not os.path.exists(folder_of(database)), "a backup of nothing that was written")
    done(call("--database", database, "undo", "1"))
    before = entries(database)
    done(call("--database", database, "import", workbook))
    listed = done(call("--database", database, "backup", "--list")).out
    expect(listed.count("\n") == 1 and "Before an import" in listed, listed)
    done(call("--database", database, "restore", listed.strip().split("\t")[-1]))
    expect(entries(database) == before, entries(database))


def test_one_of_the_three_ways_is_asked_for(folder):
    database = sample(folder)
    for options in ([], ["--keep", "--list"], ["--to", os.path.join(folder, "x"), "--keep"]):
        expect(call("--database", database, "backup", *options).status == 2, options)


def protect(database, folder):
    """The first account; gives the file with its password and the one with the code of the recovery sheet."""
    password, code = os.path.join(folder, "password"), os.path.join(folder, "code")
    for path, text in ((password, "kai men 2019 !"), (code, "")):
        with open(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8") as file:
            file.write(text + "\n")
    result = done(call("--database", database, "account", "add", "林主任", "--single", "--new-password-file", password))
    found = re.search(r"[0-9A-Z]{4,5}(-[0-9A-Z]{4,5}){4,}", result.out + result.err)
    expect(found, result)
    with open(code, "w", encoding="utf-8") as file:
        file.write(found.group(0) + "\n")
    return password, code


def test_another_machine_needs_the_recovery_sheet_or_a_password(folder):
    database, backup = sample(folder), os.path.join(folder, "one.summer-backup")
    done(call("--database", database, "backup", "--keep"))
    password, code = protect(database, folder)
    done(call("--database", database, "backup", "--to", backup, "--account", "林主任", "--password-file", password))
    done(call("--database", database, "backup", "--keep", "--account", "林主任", "--password-file", password))
    expect(len(os.listdir(folder_of(database))) == 1, "the one without protection still lies there")

    other = os.path.join(folder, "other", "summer.db")
    os.mkdir(os.path.dirname(other))
    result = call("--database", other, "restore", backup)
    expect(result.status != 0 and "protected" in result.err and not os.path.exists(other), result)
    with open(os.open(code + "-wrong", os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8") as file, open(code, encoding="utf-8") as right:
        text = right.read()
        file.write(("A" if text[0] != "A" else "B") + text[1:])
    result = call("--database", other, "restore", backup, "--recovery-file", code + "-wrong")
    expect(result.status != 0 and not os.path.exists(other), result)
    done(call("--database", other, "restore", backup, "--recovery-file", code))
    done(call("--database", other, "check", "--account", "林主任", "--password-file", password))
    os.unlink(other)
    done(call("--database", other, "restore", backup, "--account", "林主任", "--password-file", password))
    expect(entries(other) > 1, entries(other))

    # Where there are accounts, nobody replaces the records without one of them, or their sheet.
    expect(call("--database", other, "restore", backup).status != 0, "it was replaced")
    with open(code, "rb") as file:
        result = subprocess.run(
            [tap.SUMMERCTL, "--database", other, "restore", backup, f"--recovery-fd={file.fileno()}"],
            pass_fds=[file.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    expect(result.returncode == 0, result)


if __name__ == "__main__":
    tap.main(tap.cases_of(sys.modules[__name__]))
