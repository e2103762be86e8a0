"""What is done to a database while something goes wrong, and how far it came can be read from the file afterwards."""
import os
import shutil
import sqlite3
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
import tap  # pylint: disable=wrong-import-position
from tap import call, done, expect  # pylint: disable=wrong-import-position

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
ACT, FAULT = sys.argv[3], sys.argv[4]
DAY = "2019-08-08"  # of the sample programme: nothing is recorded yet


def read(database, sql):
    db = sqlite3.connect(database)
    try:
        return [row[0] for row in db.execute(sql)]
    finally:
        db.close()


def sample(database, classes=3):
    done(call("--database", database, "sample", "--classes", str(classes), "--seed", "2019"))
    close(database)


def close(database):
    """In one file, without a log."""
    db = sqlite3.connect(database)
    db.execute("PRAGMA wal_checkpoint (TRUNCATE)").fetchall()
    db.close()


class Action:
    """Something that is done once; it is in the file whole or not at all, step by step."""

    name = ""

    def __init__(self, folder):
        self.folder = os.path.join(folder, "pristine-" + self.name)
        os.mkdir(self.folder)
        self.pristine = os.path.join(self.folder, "summer.db")
        self.prepare()
        self.before = self.progress(self.pristine)
        place = self.place(folder, "whole")
        result = subprocess.run(self.command(place), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        expect(result.returncode == 0, self.name, result)
        self.after = self.progress(place)
        expect(self.after > self.before, self.name, self.before, self.after)
        self.sound(place)

    def place(self, folder, name):
        """A copy of the pristine database, with what belongs to it, in a folder of its own."""
        place = os.path.join(folder, self.name + "-" + name)
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.folder, place)
        return os.path.join(place, "summer.db")

    def prepare(self):
        sample(self.pristine)

    def command(self, database):
        raise NotImplementedError

    def progress(self, database):
        """How much of it is done, as the file says."""
        return read(database, "SELECT ifnull (max (sequence), 0) FROM journal")[0]

    def sound(self, database):
        done(call("--database", database, "check"))
        # What the last program left behind when it ended goes when the next one writes there.
        left = {name.split(".part-")[0] for name in os.listdir(os.path.dirname(database)) if ".part-" in name}
        expect(len(left) <= 1, left)


class Mark(Action):
    """A child is signed in at the desk."""

    name = "mark"

    def prepare(self):
        super().prepare()
        self.code = read(
            self.pristine,
            "SELECT h.code FROM child h JOIN enrolment e ON e.child = h.id JOIN class c ON c.id = e.class WHERE 18116"
            " BETWEEN ifnull (e.first_day, c.first_day) AND ifnull (e.last_day, c.last_day) ORDER BY h.code",
        )[0]

    def command(self, database):
        return [
            tap.SUMMERCTL, "--database", database, "sign", "in", self.code, f"--day={DAY}", "--time=08:00",
            "--reason=补录", "--despite=补录",
        ]  # fmt: skip


class Import(Action):
    """The workbook of a whole programme, into a file whose own was taken back."""

    name = "import"

    def prepare(self):
        super().prepare()
        self.workbook = os.path.join(self.folder, "programme.xlsx")
        done(call("--database", self.pristine, "export", "programme", "--to", self.workbook))
        done(call("--database", self.pristine, "undo", "1"))
        close(self.pristine)

    def command(self, database):
        return [tap.SUMMERCTL, "--database", database, "import", self.workbook]


class Settlement(Action):
    """Drawn up, checked, confirmed, published: a step after the other."""

    name = "settlement"

    def command(self, database):
        return [ACT, database, "settle"]


class Migration(Action):
    """A file of version 4 becomes one of today."""

    name = "migration"

    def prepare(self):
        db = sqlite3.connect(self.pristine)
        db.executescript("PRAGMA journal_mode = WAL")
        for number in range(1, 5):
            with open(os.path.join(SOURCE, "src/store/schema", f"{number:04}.sql"), encoding="utf-8") as script:
                db.executescript(script.read())
        with open(os.path.join(SOURCE, "tests/store/data/version-4.sql"), encoding="utf-8") as script:
            db.executescript(script.read())
        db.executescript(f"PRAGMA user_version = 4; PRAGMA application_id = {0x53756D43}")
        db.close()
        close(self.pristine)

    def command(self, database):
        return [ACT, database, "open"]

    def progress(self, database):
        return read(database, "PRAGMA user_version")[0]

    def sound(self, database):
        if self.progress(database) > 4:
            # Killed between the commit and taking the plain text out of free pages: the next opening does that.
            subprocess.run(self.command(database), stdout=subprocess.DEVNULL, check=True)
            super().sound(database)
        else:
            expect(read(database, "PRAGMA integrity_check") == ["ok"], database)


class Backup(Action):
    """One in the folder; those that are there open."""

    name = "backup"

    def command(self, database):
        return [tap.SUMMERCTL, "--database", database, "backup", "--keep"]

    def packages(self, database):
        folder = os.path.join(os.path.dirname(database), "summer-backups")
        names = os.listdir(folder) if os.path.isdir(folder) else []
        return [os.path.join(folder, name) for name in names if name.endswith(".summer-backup")]

    def progress(self, database):
        return len(self.packages(database))

    def sound(self, database):
        super().sound(database)
        for package in self.packages(database):
            done(call("--database", database + ".other", "restore", package))
            os.unlink(database + ".other")


class Restore(Action):
    """A backup takes the place of what came after it."""

    name = "restore"

    def prepare(self):
        super().prepare()
        self.package = os.path.join(self.folder, "one.summer-backup")
        done(call("--database", self.pristine, "backup", "--to", self.package))
        done(call("--database", self.pristine, "undo", "1"))
        close(self.pristine)

    def command(self, database):
        return [tap.SUMMERCTL, "--database", database, "restore", self.package]

    def progress(self, database):
        return -super().progress(database)


ALL = [Mark, Import, Settlement, Migration, Backup, Restore]
