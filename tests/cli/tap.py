"""What the tests of summerctl share: calling it, and saying what came of it as TAP."""
import os
import subprocess
import sys
import tempfile
import traceback

SUMMERCTL = sys.argv[1]
DATA = sys.argv[2]
NOTICE = "summerctl account add"
MOST_MEMORY = 256 * 1024  # KiB
LONGEST = 300  # seconds; only so that what hangs ends


class Result:
    """One call: its exit status, what it wrote, and the most memory it had."""

    def __init__(self, status, out, err, memory):
        self.status, self.out, self.memory = status, out, memory
        # What every call says of a database without accounts stands apart, in whatever language.
        lines = err.splitlines(keepends=True)
        self.notices = [line for line in lines if NOTICE in line]
        self.err = "".join(line for line in lines if NOTICE not in line)

    def __repr__(self):
        return f"exit {self.status}\n--- standard output\n{self.out}\n--- standard error\n{self.err}"


def call(*arguments, stdin=os.devnull, **environment):
    """Runs summerctl with these arguments."""
    env = dict(os.environ, **environment)
    # Under the address sanitizer memory that was freed is kept; that is not the program's.
    env["ASAN_OPTIONS"] = env.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=1"
    with open(stdin, "rb") as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen([SUMMERCTL, *arguments], stdin=given, stdout=out, stderr=err, env=env)
        timer = __import__("threading").Timer(LONGEST, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        return Result(
            process.returncode,
            out.read().decode("utf-8"),
            err.read().decode("utf-8"),
            usage.ru_maxrss,
        )


def in_folder(function):
    """A case that is given a folder of its own."""

    def case():
        with tempfile.TemporaryDirectory(prefix="summerctl-test-") as folder:
            function(folder)

    case.__name__ = function.__name__
    return case


def expect(condition, *about):
    """Fails the case unless the condition holds, and says what it was about."""
    if not condition:
        raise AssertionError("\n".join(str(thing) for thing in about))


def done(result):
    """The call did what it was asked."""
    expect(result.status == 0, result)
    return result


def main(cases):
    """Runs the cases, each a (name, function), and exits 1 when one failed."""
    failed = False
    print(f"1..{len(cases)}")
    for number, (name, function) in enumerate(cases, 1):
        try:
            function()
            print(f"ok {number} {name}")
        except Exception:  # pylint: disable=broad-except
            for line in traceback.format_exc().splitlines():
                print("#", line)
            print(f"not ok {number} {name}")
            failed = True
        sys.stdout.flush()
    sys.exit(1 if failed else 0)


def cases_of(module):
    """Every function of a module named test_…, in its order, with its words as its name."""
    return [
        (name[5:].replace("_", " "), in_folder(function))
        for name, function in vars(module).items()
        if name.startswith("test_") and callable(function)
    ]
