#!/usr/bin/env python3
"""The programs are built so that a mistake in C ends them, and cannot reach a network.

Looks at the programs themselves, with readelf: what a compiler's options were meant to do is not asked.

    test-hardening.py sanitized|plain OPTIMIZATION PROGRAM…
"""
import os
import re
import subprocess
import sys

# Whoever calls one of these talks to another machine, or asks a library to.
NETWORK = re.compile(
    r"^(socket|connect|bind|listen|accept4?|send(to|msg|mmsg)?|recv(from|msg|mmsg)?|getaddrinfo|gethostby\w+|getnameinfo"
    r"|res_n?(init|query|search)|g_(socket|network|resolver|proxy|inet|tcp|tls|dtls|unix_connection|unix_socket)_\w+"
    r"|soup_\w+|curl_\w+|SSL_\w+|gnutls_\w+|PQ\w+|webkit_\w+)$"
)
# Nor is a library of that kind named by the program itself. (GIO brings what GTK needs for the desktop's own bus.)
LIBRARIES = re.compile(r"lib(soup|curl|ssl|gnutls|nghttp|webkit|pq|ssh|neon|zmq|rest)\b|lib(soup|curl|webkit)")
# What glibc checks as it copies or prints.
FORTIFIED = re.compile(r"^__\w+_chk$")


def readelf(program, *options):
    return subprocess.run(
        ["readelf", "--wide", *options, program], check=True, text=True, capture_output=True, env={**os.environ, "LC_ALL": "C"}
    ).stdout


def symbols(program):
    """The names that the program takes from libraries, and those that it has itself, from its dynamic table."""
    taken, own = set(), set()
    for line in readelf(program, "--dyn-syms").splitlines():
        fields = line.split()
        if len(fields) >= 8 and fields[0].rstrip(":").isdigit():
            name = fields[7].split("@")[0]
            (taken if fields[6] == "UND" else own).add(name)
    return taken, own


def examine(program, sanitized, optimization):
    """Yields what is asked, and what is wrong or None."""
    header, segments, dynamic = readelf(program, "-h"), readelf(program, "-l"), readelf(program, "-d")
    taken, own = symbols(program)
    stack = [line for line in segments.splitlines() if "GNU_STACK" in line]
    writable = [line for line in segments.splitlines() if "LOAD" in line and " RWE " in line]
    static_runtime = "__asan_init" in own

    yield "stands anywhere in memory (PIE)", None if re.search(r"Type:\s+DYN", header) and "PIE" in dynamic else "not a PIE"
    yield "its tables cannot be written (RELRO)", None if "GNU_RELRO" in segments else "no GNU_RELRO"
    yield "and are bound before it runs (NOW)", None if re.search(r"BIND_NOW|FLAGS_1.*\bNOW\b", dynamic) else "bound lazily"
    yield "its stack is no code", None if len(stack) == 1 and "RWE" not in stack[0] else f"stack: {stack}"
    yield "nothing of it can be written and run", None if not writable else f"{writable}"
    yield "a stack that was overrun ends it", None if "__stack_chk_fail" in taken | own else "no __stack_chk_fail"
    if sanitized or optimization in ("0", "plain"):
        yield "copies are checked (fortify) # SKIP not in a sanitized build, or without optimization", None
    else:
        checked = sorted(name for name in taken if FORTIFIED.match(name) and name != "__stack_chk_fail")
        yield "copies are checked (fortify)", None if len(checked) >= 2 else f"only {checked}"

    needed = re.findall(r"\(NEEDED\).*\[(.*)\]", dynamic)
    strangers = [name for name in needed if LIBRARIES.search(name)]
    yield "no library of it is for a network", None if needed and not strangers else f"{strangers or 'none named'}"
    if static_runtime:
        yield "calls nothing that reaches a network # SKIP the sanitizer's runtime is inside", None
    else:
        calls = sorted(name for name in taken if NETWORK.match(name))
        yield "calls nothing that reaches a network", None if len(taken) > 50 and not calls else f"{calls or 'no table'}"


def main():
    sanitized, optimization, programs = sys.argv[1] == "sanitized", sys.argv[2], sys.argv[3:]
    results = [(os.path.basename(path), *found) for path in programs for found in examine(path, sanitized, optimization)]
    print(f"1..{len(results)}")
    for number, (program, question, wrong) in enumerate(results, 1):
        if wrong:
            print("#", wrong)
        print(f"{'not ok' if wrong else 'ok'} {number} {program}: {question}")
    sys.exit(1 if any(wrong for _, _, wrong in results) else 0)


if __name__ == "__main__":
    main()
