#!/usr/bin/env bash
# Runs every awase command of README.md as it is written, one after another, in a copy of examples/:
#   readme_test.sh AWASE SOURCE_FOLDER
# A command that opens the page must give its address; every other must end with status 0, and where it
# looks for something wrong with status 0 or 1.
set -euo pipefail
awase=$(realpath "${1:?name the executable}")
source_folder=$(realpath "${2:?name the source folder}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -rL "$source_folder/examples" "$work/examples"
cd "$work/examples"
mkdir "$work/bin"
ln -s "$awase" "$work/bin/awase"
PATH=$work/bin:$PATH
export HOME=$work XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache  # Nothing of the user's is touched.

# Lines of code that begin with awase, and what stands in backticks in tables.
commands() {
  sed -nE -e 's/^    (\$ )?(awase .*)$/\2/p' -e '/^\| .*\| `awase /s/^.*\| `(awase [^`]*)` \|.*$/\1/p' \
    "$source_folder/README.md"
}

failed=0 count=0
while IFS= read -r command; do
  count=$((count + 1))
  case $command in
    'awase review '*--export*|'awase review '*--import*) accepted=0 ;;
    'awase desk'|'awase review '*) accepted=page; command+=" --no-browser" ;;
    'awase tmx check '*|'awase tmx diff '*|'awase evaluate '*) accepted='[01]' ;;
    *) accepted=0 ;;
  esac
  if [ "$accepted" = page ]; then
    bash -c "exec timeout 5 $command" >out 2>&1 </dev/null || true
    grep -q 'http://127\.0\.0\.1:' out && continue
    status="no address"
  else
    status=0
    bash -c "$command" >out 2>&1 </dev/null || status=$?
    [[ $status == $accepted ]] && continue
  fi
  failed=$((failed + 1))
  echo "README.md: $command"
  echo "  ends with status $status and says:"
  tail -n 5 out | sed 's/^/  /'
done < <(commands)
[ "$count" -ge 30 ] || { echo "only $count commands were found in README.md"; exit 1; }
echo "$count commands, $failed failed"
[ "$failed" -eq 0 ]
