#!/usr/bin/env bash
# What comes back in OmegaT: eleven documents of the project's own, each as a project of OmegaT with the memory
# that `awase align` makes of it and its translation, in both directions. Prints for each how many segments
# are found exactly, and by band; fails where the share of a kind of run is below its floor. Skipped (exit
# status 77) without OmegaT 3.6, a JDK or pandoc.
#
#   leverage_test.sh AWASE SOURCE_FOLDER
set -euo pipefail

awase=$(realpath "${1:?name the awase executable}")
project=$(realpath "${2:?name the folder of the project}")
omegat_jar=${OMEGAT_JAR:-/usr/share/omegat/OmegaT.jar}

# Least exact matches in percent, by run: see runs below.
declare -A floors=([own]=78 [omegat]=83 [untagged]=88 [agree]=98 [parts]=95)

skip() { echo "skipped: $1; apt-get install $2"; exit 77; }
[ -r "$omegat_jar" ] || skip "$omegat_jar is not there" omegat
command -v javac >/dev/null || skip "javac is not installed" default-jdk-headless
command -v pandoc >/dev/null || skip "pandoc is not installed" pandoc

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/{classes,documents,projects}
javac -nowarn -cp "$omegat_jar" -d "$work/classes" "$(dirname "$0")/Matches.java" 2>"$work/javac.log" ||
  { cat "$work/javac.log"; exit 1; }

# --- Documents -------------------------------------------------------------------------------------
corpora=$project/corpora
cd "$work/documents"
for language in ja en; do
  cp "$corpora"/joint-statement-2025-09-22/statement.$language.txt statement.$language.txt
  cp "$corpora"/{minutes/minutes,notice/notice}.$language.txt .
  cp "$corpora"/{contract/contract,product-manual/manual}.$language.html .
  cp "$corpora"/joint-statement-2025-09-22/page.$language.html .
  pandoc "$corpora/contract/contract.$language.html" -o contract.$language.docx 2>/dev/null
  pandoc "$corpora/techpage/techpage.$language.md" -o techpage.$language.docx 2>/dev/null
  pandoc "$corpora/product-manual/manual.$language.html" -o manual.$language.odt 2>/dev/null
done

# Paragraphs of the notice, which run side by side, as files of pairs.
paragraphs() {  # paragraphs FILE: one a line
  awk 'BEGIN { RS = "" } { gsub(/[\n\t]/, " "); print }' "$1"
}
make_po() {  # make_po SOURCE TARGET LANGUAGE
  printf 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: %s\\n"\n\n' "$3"
  paste <(paragraphs "$1") <(paragraphs "$2") | sed 's/["\\]/\\&/g' |
    awk -F '\t' '!seen[$1]++ { printf "msgid \"%s\"\nmsgstr \"%s\"\n\n", $1, $2 }'
}
for way in "ja en" "en ja"; do
  read -r from to <<<"$way"
  make_po "notice.$from.txt" "notice.$to.txt" "$to" >"leaflet.$from.po"
  "$awase" tmx convert "leaflet.$from.po" --source-lang "$from" --target-lang "$to" \
    -o "leaflet.$from.xlf" -q
  # OmegaT translates what stands in <target>, so that it must be a copy of the source.
  perl -0pe 's#(<source[^>]*>)(.*?)(</source>\s*<target[^>]*>).*?(</target>)#$1$2$3$2$4#gs' \
    "leaflet.$from.xlf" >"to-translate.$from.xlf"
done

# --- Memories and projects -------------------------------------------------------------------------
make_project() {  # make_project FOLDER DOCUMENT FROM TO REMOVE_TAGS
  local part
  mkdir -p "$1"/{source,target,omegat,tm/penalty-030,glossary,dictionary}
  cp "$2" "$1/source/"
  {
    echo '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    echo '<omegat><project version="1.0">'
    for part in source target tm glossary dictionary; do
      echo "<${part}_dir>__DEFAULT__</${part}_dir>"
    done
    echo '<glossary_file>__DEFAULT__</glossary_file>'
    echo "<source_lang>$3</source_lang><target_lang>$4</target_lang>"
    local -A tokenizer=([ja]=LuceneCJKTokenizer [en]=LuceneEnglishTokenizer)
    echo "<source_tok>org.omegat.tokenizer.${tokenizer[$3]}</source_tok>"
    echo "<target_tok>org.omegat.tokenizer.${tokenizer[$4]}</target_tok>"
    echo '<sentence_seg>true</sentence_seg>'
    echo '<support_default_translations>true</support_default_translations>'
    echo "<remove_tags>$5</remove_tags></project></omegat>"
  } >"$1/omegat.project"
}

export HOME=$work  # No rules of whoever runs this.
projects=()
for document in statement.txt minutes.txt notice.txt contract.html manual.html page.html contract.docx \
  techpage.docx manual.odt leaflet.po leaflet.xlf; do
  for way in "ja en" "en ja"; do
    read -r from to <<<"$way"
    name=${document%.*} ending=${document##*.}
    source=$name.$from.$ending
    files=("$source" "$name.$to.$ending")
    case $ending in po | xlf) files=("$source") ;; esac
    for run in own omegat untagged; do
      options=()
      [ "$run" = own ] || options=(--for omegat)
      tags=false
      [ "$run" != untagged ] || tags=true
      folder=$work/projects/$run.$name.$ending.$from
      to_translate=$source
      [ "$ending" != xlf ] || to_translate=to-translate.$from.xlf
      make_project "$folder" "$to_translate" "$from" "$to" "$tags"
      "$awase" align "${files[@]}" --source-lang "$from" --target-lang "$to" "${options[@]}" -q \
        -o "$folder/tm/memory.tmx" --parts "$folder/tm/penalty-030/parts.tmx"
      projects+=("$folder")
    done
    # Our own count, of what has no tags.
    case $ending in
      txt) "$awase" evaluate --leverage "$source" "$work/projects/omegat.$name.$ending.$from/tm/memory.tmx" \
        --json -q | sed -n "s|^{\"segments\":\([0-9]*\),.*\"exact\":\([0-9]*\),.*|$name.$ending.$from \1 \2|p" \
        >>"$work/own-count" ;;
    esac
  done
done

java -Djava.awt.headless=true -Domegat.settings="$work/settings" -cp "$work/classes:$omegat_jar" Matches \
  "${projects[@]}" >"$work/omegat.log" 2>&1 || { tail -20 "$work/omegat.log"; exit 1; }
grep '^matches ' "$work/omegat.log" | sed "s|^matches $work/projects/||" >"$work/matches"

# --- Figures ---------------------------------------------------------------------------------------
status=0
awk -v floors="$(for key in "${!floors[@]}"; do printf '%s=%s ' "$key" "${floors[$key]}"; done)" '
  BEGIN {
    count = split(floors, pairs, " ")
    for (k = 1; k <= count; ++k) { split(pairs[k], pair, "="); floor[pair[1]] = pair[2] }
    printf "%-28s%9s%7s%8s%7s%7s%7s%7s\n", "run.document.source", "segments", "exact", "%", "95-99",
      "85-94", "75-84", "50-74"
  }
  FILENAME ~ /own-count$/ { ours[$1] = $3; segments[$1] = $2; next }
  {
    run = $1; sub(/\..*/, "", run)
    document = $1; sub(/^[^.]*\./, "", document)
    printf "%-28s%9d%7d%8.1f%7d%7d%7d%7d\n", $1, $2, $3, 100 * $3 / $2, $4, $5, $6, $7
    all[run] += $2; exact[run] += $3; parts[run] += $8; found[run] += $9
    if (run == "omegat" && document in ours) {
      counted += $2
      difference += $3 - ours[document] < 0 ? ours[document] - $3 : $3 - ours[document]
    }
  }
  function check(name, value, what) {
    printf "%-9s%6.1f %% %s (at least %d)\n", name, value, what, floor[name]
    if (value < floor[name]) failed = 1
  }
  END {
    print ""
    check("own", 100 * exact["own"] / all["own"], "exact with the default options")
    check("omegat", 100 * exact["omegat"] / all["omegat"], "exact with --for omegat")
    check("untagged", 100 * exact["untagged"] / all["untagged"], "exact with --for omegat and Remove tags")
    check("parts", parts["untagged"] ? 100 * found["untagged"] / parts["untagged"] : 100,
      "of the segments of merged pairs found by --parts, at 70 %")
    check("agree", counted ? 100 - 100 * difference / counted : 0,
      "of plain text counted alike by awase evaluate --leverage")
    exit failed
  }' "$work/own-count" "$work/matches" || status=1
[ $status = 0 ] || echo "leverage_test.sh: a share is below its floor" >&2
exit $status
