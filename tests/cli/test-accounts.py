#!/usr/bin/env python3
"""Accounts as a script sees them: the same call is refused the same way, and a password comes from a terminal, a
descriptor or a file, and from nowhere else."""
import os
import pty
import select
import shutil
import sqlite3
import sys
import tempfile
import time

import tap
from tap import call, done, expect

PASSWORD = "summer-2019"
NAMES = {"administrator": "林芳", "clerk": "陈静", "organiser": "王敏", "finance": "李强", "auditor": "赵明"}
MADE = []


def protected(folder):
    """The invented programme with its accounts: made once, copied for each case."""
    if not MADE:
        MADE.append(tempfile.mkdtemp(prefix="summerctl-accounts-"))
        done(call("--database", os.path.join(MADE[0], "s.db"), "sample", "--classes", "4", "--seed", "7", "--accounts"))
    database = os.path.join(folder, "s.db")
    shutil.copy(os.path.join(MADE[0], "s.db"), database)
    return database


def secret(folder, text, name="password", mode=0o600):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text + "\n")
    os.chmod(path, mode)
    return path


def signed(folder, database, role, *arguments, **more):
    return call("--database", database, "--account", NAMES[role], "--password-file", secret(folder, PASSWORD), *arguments, **more)


def class_codes(folder, database):
    rows = done(signed(folder, database, "clerk", "rescue", "--all")).out.splitlines()[1:]
    return sorted(row.split()[0] for row in rows if row.startswith("FZ"))


def test_every_command_is_refused_without_signing_in(folder):
    database = protected(folder)
    book = os.path.join(tap.DATA, "cases", "06-fujian-attending.xlsx")
    commands = [
        ["import", book], ["assess"], ["rescue"], ["years"], ["export", "subsidy", "--to", os.path.join(folder, "x.xlsx")],
        ["export", "programme", "--to", os.path.join(folder, "x.xlsx")], ["check"], ["verify", book],
        ["backup", "--to", os.path.join(folder, "x.db")], ["restore", database], ["journal"], ["undo", "1"],
        ["salvage", database, "--to", os.path.join(folder, "x.db")], ["account", "list"], ["sample"],
        ["sign", "in", "FZ1900001"], ["mark", "FZ1900001", "present"], ["close", "FZ-001", "--by", "王敏"],
        ["print", "roster", "--class", "FZ-001", "--to", os.path.join(folder, "x.pdf")],
    ]
    for command in commands:
        result = call("--database", database, *command)
        expect(result.status == 1 and result.out == "", command, result)
        expect("This database has accounts. Say whose is yours with --account=NAME." in result.err, command, result)
    expect(not [name for name in os.listdir(folder) if name.startswith("x.")], os.listdir(folder))


def test_each_role_is_refused_what_it_may_not(folder):
    database = protected(folder)
    code = class_codes(folder, database)[0]
    book = os.path.join(tap.DATA, "cases", "06-fujian-attending.xlsx")
    to = os.path.join(folder, "out.xlsx")
    table = [
        (["assess"], "administrator clerk finance auditor"),
        (["rescue"], "administrator clerk organiser finance auditor"),
        (["journal"], "administrator clerk finance auditor"),
        (["check"], "administrator clerk finance auditor"),
        (["export", "subsidy", "--to", to], "administrator clerk finance auditor"),
        (["account", "list"], "administrator"),
        (["account", "deactivate", "赵明"], "administrator"),
        (["backup", "--to", os.path.join(folder, "b.db")], "administrator clerk finance"),
        (["import", book], "administrator clerk"),
        (["close", code, "--by", "某人", "--day", "2019-07-08"], "administrator clerk organiser"),
    ]
    for command, allowed in table:
        for role in NAMES:
            result = signed(folder, protected(folder), role, *command)
            refused = "has no right to" in result.err
            expect(refused == (role not in allowed.split()), role, command, result)
            expect(not refused or (result.status == 1 and result.out == ""), role, command, result)


def test_an_organiser_sees_and_marks_the_own_class_alone(folder):
    database = protected(folder)
    codes = class_codes(folder, database)
    expect(len(codes) == 4, codes)
    own = done(signed(folder, database, "organiser", "rescue", "--all")).out
    expect([code for code in codes if code in own] == codes[:1], own)
    other = signed(folder, database, "organiser", "close", codes[1], "--by", "王敏", "--day", "2019-07-08")
    expect(other.status == 1 and codes[1] in other.err, other)


def test_without_accounts_it_says_that_nothing_is_protected(folder):
    database = os.path.join(folder, "a.db")
    result = done(call("--database", database, "sample", "--classes", "2"))
    expect(len(result.notices) == 1 and "Nothing in this database is protected" in result.notices[0], result)
    result = done(call("--database", database, "rescue"))
    expect("protected" not in result.out and len(result.notices) == 1, result)
    expect(not done(signed(folder, protected(folder), "clerk", "rescue")).notices, "it is protected")


def test_a_file_that_others_can_read_is_refused(folder):
    database = protected(folder)
    for mode in (0o644, 0o640, 0o604):
        path = secret(folder, PASSWORD, "open", mode)
        result = call("--database", database, "--account", NAMES["clerk"], "--password-file", path, "rescue")
        expect(result.status == 3 and "Others can read" in result.err and result.out == "", mode, result)


def test_a_wrong_password_is_refused_and_makes_one_wait(folder):
    database = protected(folder)
    wrong = secret(folder, "wrong-2019", "wrong")
    for attempt in range(4):
        if attempt == 3:  # a wait that no slow machine outlasts
            with sqlite3.connect(database) as db:
                db.execute("UPDATE sign_in SET failures = 20")
            db.close()
        result = call("--database", database, "--account", NAMES["clerk"], "--password-file", wrong, "rescue")
        text = "Try again in" if attempt == 3 else "The name or the password is not right."
        expect(result.status == 1 and result.out == "" and text in result.err, result)
    expect("Failed sign-in" in done(signed(folder, database, "auditor", "journal")).out, "not in the journal")


def test_a_password_comes_through_a_descriptor(folder):
    database = protected(folder)
    ours, theirs = os.pipe()
    os.write(theirs, (PASSWORD + "\nand more").encode())
    os.close(theirs)
    saved = os.dup(ours)
    os.set_inheritable(saved, True)
    import subprocess
    result = subprocess.run(
        [tap.SUMMERCTL, "--database", database, "--account", NAMES["clerk"], "--password-fd", str(saved), "rescue", "--all"],
        pass_fds=[saved], capture_output=True, stdin=subprocess.DEVNULL, check=False, timeout=tap.LONGEST)
    os.close(ours)
    os.close(saved)
    expect(result.returncode == 0 and b"FZ" in result.stdout, result)


def test_neither_the_command_line_nor_the_environment_is_asked(folder):
    database = protected(folder)
    result = call("--database", database, "--account", NAMES["clerk"], "--password", PASSWORD, "rescue")
    expect(result.status == 2, result)
    import subprocess
    result = subprocess.run(
        [tap.SUMMERCTL, "--database", database, "--account", NAMES["clerk"], "rescue"], start_new_session=True,
        env=dict(os.environ, SUMMER_PASSWORD=PASSWORD, PASSWORD=PASSWORD), capture_output=True,
        stdin=subprocess.DEVNULL, check=False, timeout=tap.LONGEST)
    expect(result.returncode != 0 and b"There is no terminal to ask" in result.stderr, result)


def on_terminal(arguments, answers):
    """Runs summerctl on a terminal of its own: what the terminal showed, and the exit status."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(tap.SUMMERCTL, [tap.SUMMERCTL, *arguments])
    shown, waiting, end = b"", list(answers), time.monotonic() + tap.LONGEST
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 0.1)
        if ready:
            try:
                data = os.read(terminal, 4096)
            except OSError:
                break
            if not data:
                break
            shown += data
        if waiting and shown.rstrip(b" ").endswith(b":"):
            os.write(terminal, waiting.pop(0).encode() + b"\n")
            shown += b"<answered>"
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    return shown.decode("utf-8", "replace"), os.waitstatus_to_exitcode(status)


def test_a_terminal_asks_and_does_not_show(folder):
    database = protected(folder)
    shown, status = on_terminal(["--database", database, "--account", NAMES["clerk"], "rescue", "--all"], [PASSWORD])
    expect(status == 0 and "Password of 陈静:" in shown and PASSWORD not in shown and "FZ" in shown, shown)


def test_the_first_account_is_made_on_a_terminal(folder):
    database = os.path.join(folder, "a.db")
    done(call("--database", database, "sample", "--classes", "2"))
    shown, status = on_terminal(["--database", database, "account", "add", "林芳", "--single"], ["a password", "another one"])
    expect(status == 1 and "not the same" in shown, shown)
    shown, status = on_terminal(["--database", database, "account", "add", "林芳", "--single"], ["a password", "a password"])
    expect(status == 0 and "a password" not in shown, shown)
    # The only account signs in without being named.
    shown, status = on_terminal(["--database", database, "account", "list"], ["a password"])
    expect(status == 0 and "Single account" in shown, shown)


def test_an_account_from_first_to_last(folder):
    database = os.path.join(folder, "a.db")
    done(call("--database", database, "sample", "--classes", "2", "--seed", "7"))
    mine = secret(folder, "my own password", "mine")
    code = done(call("--database", database, "account", "add", "林芳", "--new-password-file", mine)).out.strip()
    expect(len(code) == 35 and code.count("-") == 5, code)

    def administrator(*arguments):
        return call("--database", database, "--account", "林芳", "--password-file", mine, "account", *arguments)

    once = done(administrator("add", "陈静", "--role", "clerk")).out.strip()
    given = secret(folder, once, "given")
    early = call("--database", database, "--account", "陈静", "--password-file", given, "rescue")
    expect(early.status == 1 and "Choose one of your own first" in early.err, early)
    own = secret(folder, "a clerk's password", "own")
    done(call("--database", database, "--account", "陈静", "--password-file", given, "account", "password", "--new-password-file", own))
    done(call("--database", database, "--account", "陈静", "--password-file", own, "rescue"))
    done(administrator("role", "陈静", "--role", "auditor"))
    refused = call("--database", database, "--account", "陈静", "--password-file", own, "undo", "1")
    expect(refused.status == 1 and "(Auditor) has no right to: undo" in refused.err, refused)
    done(administrator("deactivate", "陈静"))
    gone = call("--database", database, "--account", "陈静", "--password-file", own, "rescue")
    expect(gone.status == 1 and "not right" in gone.err, gone)
    again = done(administrator("activate", "陈静")).out.strip()
    expect(again not in ("", once), again)
    last = administrator("deactivate", "林芳")
    expect(last.status == 1 and "last administrator" in last.err, last)

    # The sheet gives the administrator a new password, until there is a new one.
    sheet, new = secret(folder, code.lower(), "sheet"), secret(folder, "quite another one", "new")
    done(call("--database", database, "--password-file", sheet, "account", "recover", "林芳", "--new-password-file", new))
    expect(administrator("list").status == 1, "the password of before still opens")
    mine = new
    done(administrator("recovery"))
    old = call("--database", database, "--password-file", sheet, "account", "recover", "林芳", "--new-password-file", new)
    expect(old.status == 1 and "newest recovery sheet" in old.err, old)
    done(call("--database", database, "--account", "林芳", "--password-file", mine, "check"))
    with open(database, "rb") as file:
        content = file.read()
    for text in (code, once, again, "quite another one", "a clerk's password"):
        expect(text.encode() not in content, text)


if __name__ == "__main__":
    try:
        tap.main(tap.cases_of(sys.modules[__name__]))
    finally:
        for made in MADE:
            shutil.rmtree(made)
