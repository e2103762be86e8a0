#!/usr/bin/env python3
"""What was settled stays so: after a restore from a backup, after reading the programme workbook again, and in a
database that was made anew from that workbook. The workbook of the settlement is the witness: every cell is compared.
"""
import os
import subprocess
import sys

import tap
from tap import call, done, expect

MAKE_SETTLED = sys.argv[3]


def settled(folder):
    """A settled database, with the workbook of the settlement and of the programme."""
    database = os.path.join(folder, "summer.db")
    settlement, programme = os.path.join(folder, "settlement.xlsx"), os.path.join(folder, "programme.xlsx")
    done(call("--database", database, "sample", "--classes", "12", "--seed", "2019"))
    subprocess.run([MAKE_SETTLED, database], check=True)
    done(call("--database", database, "export", "settlement", "--to", settlement))
    done(call("--database", database, "export", "programme", "--to", programme))
    return database, settlement, programme


def test_a_restored_backup_holds_the_same_settlement(folder):
    database, settlement, _ = settled(folder)
    backup = os.path.join(folder, "copy.db")
    done(call("--database", database, "backup", "--to", backup))
    subprocess.run([MAKE_SETTLED, database, "again"], check=True)
    expect(call("--database", database, "verify", settlement).status == 1, "a supplement changes nothing")
    done(call("--database", database, "restore", backup))
    done(call("--database", database, "verify", settlement))


def test_reading_the_programme_again_changes_nothing_settled(folder):
    database, settlement, programme = settled(folder)
    done(call("--database", database, "import", programme))
    done(call("--database", database, "verify", settlement))


def test_the_programme_made_anew_from_its_workbook_settles_to_the_same_yuan(folder):
    _, settlement, programme = settled(folder)
    anew = os.path.join(folder, "anew.db")
    done(call("--database", anew, "import", programme))
    subprocess.run([MAKE_SETTLED, anew], check=True)
    result = call("--database", anew, "verify", settlement)
    # Where the policy came from, and what the desk keeps beside the workbook, is all that may differ.
    lines = result.out.splitlines()
    expect(len(lines) == 2 and all(line.startswith("Control totals!") for line in lines), result)
    expect("1 · programme.xlsx" in lines[0] and len(lines[1].split("“")[1].split("”")[0]) == 64, result)


if __name__ == "__main__":
    tap.main(tap.cases_of(sys.modules[__name__]))
