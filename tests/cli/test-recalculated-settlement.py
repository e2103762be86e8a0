#!/usr/bin/env python3
"""The workbooks of finance in a spreadsheet: every formula recalculates to its stored value, in both languages."""
import importlib
import os
import subprocess
import sys

import tap
from tap import call, done

recalculated = importlib.import_module("test-recalculated")
MAKE_SETTLED = sys.argv[3]


def test_a_settlement_and_its_supplement_recalculate_to_what_was_stored(folder):
    database = os.path.join(folder, "summer.db")
    exports = []
    done(call("--database", database, "sample", "--classes", "40", "--seed", "2019"))
    for word in ([], ["again"]):
        subprocess.run([MAKE_SETTLED, database, *word], check=True)
        for language, environment in (("en", {}), ("zh", recalculated.CHINESE)):
            exports.append(os.path.join(folder, f"settlement-{len(exports)}-{language}.xlsx"))
            done(call("--database", database, "export", "settlement", "--to", exports[-1], **environment))
            if word:
                exports.append(os.path.join(folder, f"compared-{language}.xlsx"))
                since = ["--since", os.path.join(folder, f"settlement-{0 if language == 'en' else 1}-{language}.xlsx")]
                done(call("--database", database, "export", "settlement", "--to", exports[-1], *since, **environment))
    recalculated.check(folder, exports)


def test_payments_and_forms_recalculate_to_what_was_stored(folder):
    database = os.path.join(folder, "summer.db")
    exports = []
    done(call("--database", database, "sample", "--classes", "12", "--seed", "2019"))
    for word in ([], ["again"]):
        subprocess.run([MAKE_SETTLED, database, *word], check=True)
    for language, environment in (("en", {}), ("zh", recalculated.CHINESE)):
        for what in ("payments", "forms"):
            exports.append(os.path.join(folder, f"{what}-{language}.xlsx"))
            done(call("--database", database, "export", what, "--to", exports[-1], **environment))
    recalculated.check(folder, exports, least=3)


if __name__ == "__main__":
    tap.main(tap.cases_of(sys.modules[__name__]))
