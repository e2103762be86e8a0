#!/usr/bin/env python3
"""Years beside each other: `summerctl years` adds up what `summerctl assess` says of each programme by itself, or what was
settled, and groups it as the records do.
"""
import collections
import csv
import importlib
import json
import os
import sqlite3
import subprocess
import sys

import tap
from tap import DATA, call, done, expect

sys.path.insert(0, os.path.join(DATA, "..", "bench"))
import bench  # pylint: disable=wrong-import-position

recalculated = importlib.import_module("test-recalculated")

MAKE_SETTLED = sys.argv[3]
YEARS = [2017, 2018, 2019]
COLUMNS = {"union": "union_name", "host": "host", "provider": "provider"}
NAMELESS = {"union": "(no union given)", "host": "(no host given)", "provider": "(the host runs it)"}


def give_further(database):
    """Money of the city beside the fund, in the newest programme: for every class that is granted something."""
    told = json.loads(done(call("--database", database, "assess", "--json")).out)
    rules = os.path.join(os.path.dirname(database), "项目.csv")
    with open(rules, "w", encoding="utf-8") as file:
        file.write(f"名称,值\n项目名称,{told['programme']}\n年度,2019\n规则,fujian-2019\nsources,市级=flat:1500{{for=保险}}\n")
    done(call("--database", database, "import", rules))


def summers(folder, settle=False):
    """Three programmes in one file, each a little different; the first has classes that no union or host is given of."""
    database = os.path.join(folder, "summers.db")
    done(call("--database", database, "sample", "--classes", "14", "--seed", "2019"))
    db = sqlite3.connect(database)
    bench.SIGN_EVENTS = 10
    for back in (1, 2):
        bench.add_summer(db, back)
    ids = dict(db.execute("SELECT year, id FROM programme"))
    db.execute("UPDATE class SET union_name = NULL, host = NULL WHERE programme = ? AND code LIKE '%1'", (ids[2017],))
    db.execute("UPDATE class SET union_name = '旧区总工会' WHERE programme = ? AND code LIKE '%2'", (ids[2018],))
    db.execute("DELETE FROM attendance WHERE class IN (SELECT id FROM class WHERE programme = ?) AND day % 3 = 0", (ids[2018],))
    db.commit()
    db.close()
    give_further(database)
    if settle:
        subprocess.run([MAKE_SETTLED, database], check=True)
    return database


def zero():
    return dict.fromkeys(["classes", "eligible", "headcount", "expected", "present", "granted_fen"], 0)


def naive(database, year, by):
    """The figures of one year by name, out of the assessment of that programme alone."""
    assessed = json.loads(done(call("--database", database, "--programme", str(year), "assess", "--json")).out)
    db = sqlite3.connect(database)
    names = dict(
        db.execute(
            f"SELECT c.code, {'v.name' if by == 'provider' else 'c.' + COLUMNS[by]} FROM class c"
            " LEFT JOIN provider v ON v.id = c.provider JOIN programme p ON p.id = c.programme WHERE p.year = ?",
            (year,),
        )
    )
    rows = collections.defaultdict(zero)
    for judged in assessed["classes"]:
        row = rows[names[judged["code"]] or NAMELESS[by]]
        row["classes"] += 1
        row["eligible"] += judged["verdict"] == "eligible"
        for key in ("headcount", "expected", "present"):
            row[key] += judged[key]
        row["granted_fen"] += judged.get("granted_all_fen", judged["granted_fen"])
    return rows, assessed


def check_quotients(figures):
    rate, each = figures["rate_basis_points"], figures["fen_per_child_day"]
    expected, present = figures["expected"], figures["present"]
    expect(rate == (present * 10000 // expected if expected and figures["classes"] else None), figures)
    expect(each == (figures["granted_fen"] // present if present and figures["classes"] else None), figures)


def load(database, *arguments):
    return json.loads(done(call("--database", database, "years", "--json", *arguments)).out)


def test_every_group_of_every_year_is_the_sum_of_its_classes_and_the_groups_add_up_to_the_year(folder):
    database = summers(folder)
    for by in COLUMNS:
        shown = load(database, "--by", by)
        expect([year["year"] for year in shown["years"]] == YEARS, shown["years"])
        for place, year in enumerate(YEARS):
            rows, assessed = naive(database, year, by)
            expect(shown["years"][place]["as_of"] == assessed["as_of"], shown["years"], assessed["as_of"])
            expect(shown["years"][place]["settlement"] is None)
            found = {row["name"]: row["years"][place] for row in shown["rows"]}
            expect(len(found) == len(shown["rows"]), "a name stands twice", by, shown["rows"])
            for name, figures in found.items():
                wanted = rows.get(name, zero())
                expect({key: figures[key] or 0 for key in wanted} == wanted, by, year, name, figures, wanted)
                check_quotients(figures)
            expect(set(rows) <= set(found), by, year, rows.keys(), found.keys())
            granted = assessed.get("granted_all_fen", assessed["granted_total_fen"])
            expect((granted > assessed["granted_total_fen"]) == (year == 2019), year, granted)
            expect(sum(row["granted_fen"] or 0 for row in found.values()) == granted, by, year)
        whole = load(database, "--by", "programme")["rows"]
        expect(len(whole) == 1 and [year["classes"] for year in whole[0]["years"]] == [14, 14, 14], whole)


def test_a_year_that_is_settled_is_shown_as_it_was_settled_whatever_the_records_say_since(folder):
    database = summers(folder, settle=True)
    before = load(database)
    expect([year["settlement"] for year in before["years"]] == [None, None, 1], before["years"])
    db = sqlite3.connect(database)
    settled = db.execute(
        "SELECT sum (l.granted), sum (l.headcount), sum (l.present), count (*) FROM settlement_line l"
    ).fetchone()
    newest = [row["years"][2] for row in before["rows"]]
    further = db.execute("SELECT sum (granted) FROM settlement_grant").fetchone()[0]
    expect(further > 0, further)
    expect(sum(row["granted_fen"] or 0 for row in newest) == settled[0] + further > further, newest, settled, further)
    expect(sum(row["headcount"] or 0 for row in newest) == settled[1], newest, settled)
    expect(sum(row["present"] or 0 for row in newest) == settled[2], newest, settled)
    expect(sum(row["classes"] for row in newest) == settled[3], newest, settled)
    subprocess.run([MAKE_SETTLED, database, "again"], check=True)
    after = load(database)
    last = sum(
        db.execute(f"SELECT sum (due) FROM {table}").fetchone()[0] for table in ("settlement_line", "settlement_grant")
    )
    expect([year["settlement"] for year in after["years"]] == [None, None, 2], after["years"])
    expect(sum(row["years"][2]["granted_fen"] or 0 for row in after["rows"]) == last < settled[0] + further, last, settled)


def test_a_provider_is_the_same_one_by_its_credit_code_or_its_name_where_a_year_has_no_code(folder):
    database = summers(folder)
    db = sqlite3.connect(database)
    ids = dict(db.execute("SELECT year, id FROM programme"))
    coded = db.execute(
        "SELECT v.name, v.credit_code FROM provider v JOIN class c ON c.provider = v.id WHERE v.programme = ?"
        " AND v.credit_code IS NOT NULL GROUP BY v.id ORDER BY v.name", (ids[2019],)
    ).fetchall()  # fmt: skip
    expect(len(coded) >= 2, coded)
    (renamed, code), (uncoded, other) = coded[:2]
    db.execute("UPDATE provider SET name = '旧名' WHERE programme = ? AND credit_code = ?", (ids[2018], code))
    db.execute("UPDATE provider SET credit_code = NULL WHERE programme = ? AND credit_code = ?", (ids[2017], other))
    db.commit()
    names = [row["name"] for row in load(database, "--by", "provider")["rows"]]
    expect("旧名" not in names and names.count(renamed) == 1 and names.count(uncoded) == 1, names)
    # Another one of the same name, with a code of its own, is another one.
    db.execute("UPDATE provider SET credit_code = '52350100MJC0000000' WHERE programme = ? AND name = ?", (ids[2018], uncoded))
    db.commit()
    names = [row["name"] for row in load(database, "--by", "provider")["rows"]]
    expect(sorted(name for name in names if name.startswith(uncoded)) == sorted(f"{uncoded} ({each})" for each in (other, "52350100MJC0000000")), names)


def test_the_programme_asked_for_is_the_last_year_and_five_are_the_most(folder):
    database = summers(folder)
    db = sqlite3.connect(database)
    for back in (3, 4, 5):
        bench.add_summer(db, back)
    db.commit()
    expect([year["year"] for year in load(database)["years"]] == [2015, 2016, 2017, 2018, 2019])
    shown = json.loads(done(call("--database", database, "--programme", "2016", "years", "--json")).out)
    expect([year["year"] for year in shown["years"]] == [2014, 2015, 2016], shown["years"])


def test_a_union_takes_its_own_classes_and_those_below_it(folder):
    database = summers(folder)
    whole = load(database)
    for row in whole["rows"]:
        if row["name"] == NAMELESS["union"]:
            continue
        part = load(database, "--union", row["name"])
        expect(part["rows"] == [row], part["rows"], row)
    db = sqlite3.connect(database)
    above, below = db.execute("SELECT DISTINCT a.name, b.name FROM union_unit b JOIN union_unit a ON a.id = b.parent"), set()
    for city, union in above:
        below.add(union)
    city = load(database, "--union", city, "--by", "programme")["rows"][0]["years"]
    rows = [row["years"] for row in whole["rows"] if row["name"] in below]
    counts = [[year["present"] or 0 for year in row] for row in [city, *rows]]
    expect(len(rows) > 3 and counts[0] == [sum(count[i] for count in counts[1:]) for i in range(3)], counts)


def test_the_workbook_adds_up_in_a_spreadsheet_to_what_it_says(folder):
    database = summers(folder, settle=True)
    workbooks = []
    for by in ("union", "provider", "programme"):
        workbooks.append(os.path.join(folder, by + ".xlsx"))
        done(call("--database", database, "years", "--by", by, "--to", workbooks[-1]))
    recalculated.check(folder, workbooks)


def test_text_has_the_same_figures_as_the_screen(folder):
    database = summers(folder)
    path = os.path.join(folder, "years.csv")
    done(call("--database", database, "years", "--by", "host", "--to", path))
    shown = load(database, "--by", "host")["rows"]
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    expect([row[0] for row in rows[1:-1]] == [row["name"] for row in shown], rows)
    at = rows[0].index("Present child-days 2018")
    expect([int(row[at] or 0) for row in rows[1:-1]] == [row["years"][1]["present"] or 0 for row in shown], rows)
    expect(int(rows[-1][at]) == sum(row["years"][1]["present"] or 0 for row in shown), rows[-1])


def test_what_cannot_be_compared_is_refused_with_the_words_for_it(folder):
    database = summers(folder)
    result = call("--database", database, "years", "--by", "colour")
    expect(result.status == 2 and "colour" in result.err and "provider" in result.err, result)
    result = call("--database", os.path.join(folder, "none.db"), "years")
    expect(result.status != 0 and result.err, result)
    result = call("--database", database, "years", "--to", os.path.join(folder, "no", "such", "folder.xlsx"))
    expect(result.status == 3 and not os.path.exists(os.path.join(folder, "no")), result)


tap.main(tap.cases_of(sys.modules[__name__]))
