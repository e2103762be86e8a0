#!/usr/bin/env python3
"""The programs are killed at any moment of what they do: what they said was done is there, nothing is there by half, and
the same thing can be done afterwards.

KILLS says how often (50); a longer run: KILLS=1000 meson test -C build 'faults killed' --timeout-multiplier 20"""
import os
import random
import signal
import subprocess
import sys
import time

import actions
from actions import expect, tap

KILLS = int(os.environ.get("KILLS", "50"))


def acknowledged(action, out, err):
    """How many steps the program said were done."""
    if action.name == "settlement":
        return out.count(b"\n")
    words = {"mark": b"Sign-in: ", "import": b"Imported.", "backup": b"Written and verified: ", "restore": b" now holds ", "migration": b"open"}
    lines = (out + err).splitlines(keepends=True)
    return action.after - action.before if any(words[action.name] in line for line in lines if line.endswith(b"\n")) else 0


def run_and_kill(action, database, longest, chance):
    with subprocess.Popen(
        action.command(database), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        time.sleep(chance.uniform(0, longest))
        process.send_signal(signal.SIGKILL)
        out, err = process.communicate()
    return process.returncode, out, err


def test_killed_at_any_moment_leaves_it_done_or_not_done(folder):
    chance = random.Random(int(os.environ.get("KILLS_SEED", "2019")))
    every = [kind(folder) for kind in actions.ALL]
    killed, halfway = 0, 0
    for action in every:
        place = action.place(folder, "timed")
        start = time.monotonic()
        subprocess.run(action.command(place), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        longest = time.monotonic() - start
        for number in range(KILLS // len(every) + 1):
            database = action.place(folder, "killed")
            status, out, err = run_and_kill(action, database, longest, chance)
            killed += status == -signal.SIGKILL
            came = action.progress(database)
            said = acknowledged(action, out, err)
            expect(action.before <= came <= action.after, action.name, number, came)
            expect(came >= action.before + said, f"{action.name} {number}: lost what it said was done", said, came, out, err)
            halfway += action.before < came < action.after
            action.sound(database)
            again = subprocess.run(action.command(database), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            # What is done already is said to be so, or there is nothing to do.
            expect(again.returncode in ((0, 1) if came == action.after else (0,)), action.name, number, again)
            expect(action.progress(database) >= action.after, action.name, number)
            action.sound(database)
    expect(killed >= KILLS // 3, f"only {killed} were killed in time")
    print(f"# {killed} killed, {halfway} of them between two steps", flush=True)


if __name__ == "__main__":
    tap.main(tap.cases_of(sys.modules[__name__]))
