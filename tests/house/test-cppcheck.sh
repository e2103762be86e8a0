#!/bin/sh
# What cppcheck sees in the sources of the programs. NULL ends the arguments of many functions of GLib; it
# is a pointer wherever GLib runs.
cd "$1" || exit 1
echo 1..1
if cppcheck --quiet --std=c11 --library=gtk --inline-suppr --error-exitcode=1 -j 2 --max-configs=1 \
  --enable=warning,performance,portability --suppress=unknownMacro --suppress=varFuncNullUB \
  -I src/model -I src/rules -I src/store -I src/files src >&2; then
  echo "ok 1 cppcheck"
else
  echo "not ok 1 cppcheck"
  exit 1
fi
