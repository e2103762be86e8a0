#!/usr/bin/env python3
"""One sum, wherever it is shown: what was granted, paid, spent and paid back in programmes of random rules and payments, added
up from the rows of the database, is the total of every workbook, form and list.
"""
import importlib
import json
import os
import random
import re
import sqlite3
import subprocess
import sys

import tap
from tap import call, done, expect

differences = importlib.import_module("test-differences")
MAKE_SETTLED = sys.argv[3]
CATEGORIES = ["insurance", "allowances", "teaching", "equipment", "meals", "other"]
SOURCES = ["市级=match:%d%%{max=%d;for=配套}", "区级=flat:%d{for=保险}"]
# Programmes whose shares leave something, are short, and have a reserve and further sources.
CASES = [(seed, random.Random(seed)) for seed in (1, 2, 3)]


def programme(folder, dice):
    """A sample with random money, settled, paid once with one return, and used at random."""
    database = os.path.join(folder, "summer.db")
    done(call("--database", database, "sample", "--classes", "12", "--seed", str(dice.randrange(1, 10**6))))
    told = json.loads(done(call("--database", database, "assess", "--json")).out)
    sources = [SOURCES[0] % (dice.randrange(5, 90), dice.randrange(1, 60) * 1000), SOURCES[1] % dice.randrange(1, 5000)]
    rules = os.path.join(folder, "项目.csv")
    with open(rules, "w", encoding="utf-8") as file:
        file.write(
            f"名称,值\n项目名称,{told['programme']}\n年度,{told['year']}\n规则,fujian-2019\n"
            f"fund,{dice.randrange(80, 400) * 1000}\nreserve,{dice.randrange(0, 30) * 1000}\n"
            f"sources,{' / '.join(sources[: dice.randrange(1, 3)])}\n"
        )
    done(call("--database", database, "import", rules))
    subprocess.run([MAKE_SETTLED, database], check=True)
    use(database, dice)
    return database


def use(database, dice):
    """What classes spent and paid back, of any source, within what they got and above it."""
    db = sqlite3.connect(database)
    grants = db.execute("SELECT class, '', granted FROM settlement_line UNION ALL SELECT class, source, granted FROM settlement_grant")
    for number, (of, source, granted) in enumerate(grants.fetchall(), 1):
        for entry in range(dice.randrange(0, 3)):
            db.execute(
                "INSERT INTO spending (id, class, day, category, amount, source) VALUES (?, ?, 18140, ?, ?, ?)",
                (number * 10 + entry, of, dice.randrange(6), dice.randrange(1, 2000000), source),
            )
        if granted > 0 and dice.random() < 0.5:
            db.execute(
                "INSERT INTO repayment (id, class, day, amount, source) VALUES (?, ?, 18150, ?, ?)",
                (number, of, dice.randrange(1, granted + 1), source),
            )
    db.commit()
    db.close()


def add_up(database):
    """The sums in fen, by nothing but the rows."""
    db = sqlite3.connect(database)

    def rows(sql):
        return {(of, source): amount for of, source, amount in db.execute(sql)}

    granted = rows("SELECT class, '', due FROM settlement_line UNION ALL SELECT class, source, due FROM settlement_grant")
    paid = rows("SELECT class, source, sum (amount) FROM payment WHERE paid_on IS NOT NULL AND returned_on IS NULL GROUP BY 1, 2")
    spent = rows("SELECT class, source, sum (amount) FROM spending GROUP BY 1, 2")
    returned = rows("SELECT class, source, sum (amount) FROM repayment GROUP BY 1, 2")
    to_return = unpaid = 0
    for key in set(granted) | set(paid) | set(spent) | set(returned):
        g, p, s, r = (of.get(key, 0) for of in (granted, paid, spent, returned))
        to_return += max(0, p - min(s, g) - r)
        unpaid += g - p + min(r, max(0, p - g))
    return {
        "fund": sum(amount for (_, source), amount in granted.items() if source == ""),
        "granted": sum(granted.values()),
        "paid": sum(paid.values()),
        "unpaid": unpaid,
        "spent": sum(spent.values()),
        "by category": dict(db.execute("SELECT category, sum (amount) FROM spending GROUP BY 1")),
        "returned": sum(returned.values()),
        "to return": to_return,
    }


def sheet_of(path, name):
    """The total of every column, and what its rows come to, in fen by heading."""
    rows = differences.cells_of(path, name)
    headings = rows[3]
    end = max(number for number, row in rows.items() if "Total" in (row.get("A"), row.get("B"), row.get("D")))
    totals = {headings[column]: value for column, value in rows[end].items() if isinstance(value, float) and column in headings}
    for heading, total in totals.items():
        column = next(column for column, text in headings.items() if text == heading)
        classes = [row for number, row in rows.items() if 3 < number < end and any(str(value).startswith("FZ-") for value in row.values())]
        parts = [row[column] for row in classes if column in row]
        if not parts or "rate" in heading.lower() or any(isinstance(part, str) for part in parts):  # a quotient, a count of the rows, or no row of a class
            continue
        expect(abs(sum(parts) - total) < 0.005, name, heading, total, parts)
    return {heading: round(total * 100) for heading, total in totals.items()}


def printed(folder, database, *form):
    path = os.path.join(folder, "form.pdf")
    done(call("--database", database, "print", *form, "--to", path))
    text = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout
    amounts = [line.split()[-1] for line in text.splitlines() if re.match(r"\s*Total\b", line)]
    expect(len(amounts) == 1, text)
    return round(float(amounts[0].replace(",", "")) * 100)


def check_payments(folder, database, sums):
    path = os.path.join(folder, "payments.xlsx")
    done(call("--database", database, "export", "payments", "--to", path))
    use_of = sheet_of(path, "Statement of use")
    expected = {
        "Granted": sums["granted"],
        "Paid out": sums["paid"],
        "Unpaid": sums["unpaid"],
        "Spent in all": sums["spent"],
        "Paid back": sums["returned"],
        "Balance to return": sums["to return"],
    }
    expected.update({category: sums["by category"].get(number, 0) for number, category in enumerate(CATEGORIES)})
    for heading, amount in expected.items():
        expect(use_of[heading] == amount, heading, use_of, expected)
    ledger = differences.cells_of(path, "Ledger")
    paid = [row["E"] for row in ledger.values() if row.get("F") == "paid"]
    expect(round(paid[-1] * 100) == sums["paid"] == round(sum(paid[:-1]) * 100), paid)


def check_settlement(folder, database, sums):
    path = os.path.join(folder, "settlement.xlsx")
    done(call("--database", database, "export", "settlement", "--to", path))
    lines, further = sheet_of(path, "Settlement"), sheet_of(path, "Further sources")
    expect(lines["Granted amount"] == lines["Due now"] == sums["fund"], lines, sums)
    expect(further["Granted amount"] == further["Due now"] == sums["granted"] - sums["fund"], further, sums)
    unions = sheet_of(path, "By union")
    expect(unions["Granted amount"] == unions["Due now"] == sums["fund"], unions, sums)
    payments = differences.cells_of(path, "Payments")
    paid = [row["D"] for row in payments.values() if row.get("B") == "Paid in all"]
    expect([round(amount * 100) for amount in paid] == [sums["paid"]], paid, sums)
    expect(printed(folder, database, "approval") == sums["granted"], sums)


def check_years(database, sums):
    told = json.loads(done(call("--database", database, "years", "--json")).out)
    expect(sum(row["years"][0]["granted_fen"] for row in told["rows"]) == sums["granted"], told, sums)


def check_records(folder, database):
    """Of what the records say now: it may be of another day than what was settled, and is one sum by itself."""
    told = json.loads(done(call("--database", database, "assess", "--json")).out)
    expect(told["granted_total_fen"] == sum(of["granted_fen"] for of in told["classes"]), told)
    expect(told["granted_all_fen"] == sum(of["granted_all_fen"] for of in told["classes"]), told)
    further = sum(source["granted_total_fen"] for source in told["sources"])
    expect(told["granted_all_fen"] == told["granted_total_fen"] + further, told)
    path = os.path.join(folder, "subsidy.xlsx")
    done(call("--database", database, "export", "subsidy", "--to", path))
    rows = differences.cells_of(path, "Subsidies")
    column = next(column for column, heading in rows[3].items() if heading == "Granted amount")
    total = [row[column] for row in rows.values() if "Total" in row.values() and isinstance(row.get(column), float)]
    expect(round(total[-1] * 100) == told["granted_total_fen"], total, told)
    expect(printed(folder, database, "summary") == told["granted_all_fen"], told)


def check(folder, dice):
    database = programme(folder, dice)
    sums = add_up(database)
    expect(0 < sums["fund"] < sums["granted"] and 0 < sums["paid"] and 0 < sums["to return"], sums)
    check_payments(folder, database, sums)
    check_settlement(folder, database, sums)
    check_years(database, sums)
    check_records(folder, database)


if __name__ == "__main__":
    cases = [(seed, tap.in_folder(lambda folder, dice=dice: check(folder, dice))) for seed, dice in CASES]
    tap.main([(f"every total of programme {seed} is the same sum", case) for seed, case in cases])
