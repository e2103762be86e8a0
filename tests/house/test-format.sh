#!/bin/sh
# Every C file stands as .clang-format says. Headers are set in columns by hand: they are tables to read.
cd "$1" || exit 1
echo 1..1
if find src tests -name '*.c' -print0 | xargs -0 clang-format --dry-run -Werror >&2; then
  echo "ok 1 formatting"
else
  echo "not ok 1 formatting: run clang-format -i on the files named"
  exit 1
fi
