#!/bin/bash
# Every text for people can be translated, and every one of them is: POTFILES.in names each file that has
# such texts, and zh_CN.po answers a catalogue made afresh from them.
cd "$1" || exit 1
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
count=0 status=0
check ()
{
  local name=$1
  shift
  count=$((count + 1))
  if "$@" >"$folder/log" 2>&1; then
    echo "ok $count $name"
  else
    sed 's/^/# /' "$folder/log"
    echo "not ok $count $name"
    status=1
  fi
}

marked ()
{
  grep -rlE '(^|[^A-Za-z0-9_])(_|N_|C_|NC_|ngettext) ?\("' --include='*.c' --include='*.h' src
  grep -rlE 'translatable="(yes|true)"' --include='*.ui' src ui
}

potfiles_complete ()
{
  diff <(marked | LC_ALL=C sort -u) <(grep -E '\.([ch]|ui)$' po/POTFILES.in | LC_ALL=C sort -u)
}

potfiles_exist ()
{
  local missing=0 name
  while read -r name; do
    [ -f "$name" ] || { echo "no file $name"; missing=1; }
  done <po/POTFILES.in
  return $missing
}

complete ()
{
  msgfmt --check --statistics -o /dev/null po/zh_CN.po 2>&1 | tee "$folder/statistics"
  ! grep -qE 'fuzzy|untranslated|error' "$folder/statistics"
}

fresh ()
{
  xgettext --from-code=UTF-8 --add-comments=Translators --keyword=_ --keyword=N_ --keyword=C_:1c,2 \
    --keyword=NC_:1c,2 --keyword=g_dcgettext:2 --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3 \
    --directory=. --files-from=po/POTFILES.in --output="$folder/fresh.pot" &&
    msgcmp po/zh_CN.po "$folder/fresh.pot"
}

echo 1..4
check "POTFILES.in names every file with texts for people, and no other" potfiles_complete
check "every file of POTFILES.in is there" potfiles_exist
check "zh_CN.po is complete and well-formed" complete
check "zh_CN.po answers every text in the sources" fresh
exit $status
