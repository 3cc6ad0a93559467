#!/usr/bin/env bash
# Makes a memory with awase and hands it to a real importer: once as `awase align` wrote
# it, in ja and en; once, in ja-JP and en-US, after it went through convert (to XLIFF and
# back), fix, merge and dedupe. Skipped (exit status 77) when the importer is not
# installed; fails when it is and does not take the file or does not find the pair.
#
#   interop_test.sh IMPORTER AWASE     IMPORTER: dtd schema omegat translate-toolkit xml-tmx
#                                      libreoffice
set -euo pipefail

importer=${1:?name an importer}
awase=$(realpath "${2:?name the awase executable}")
omegat_jar=${OMEGAT_JAR:-/usr/share/omegat/OmegaT.jar}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# A unit of two source sentences, characters that XML escapes, and wide spaces inside.
cat >source.txt <<'END'
日米韓の外相は、ニューヨークで会談した。
A&Bは「x < y」を　満たす。
以上が合意の内容である。
END
cat >target.txt <<'END'
The foreign ministers of Japan, the United States and Korea met in New York.
A&B satisfies "x < y".
The above is what was agreed.
END
readonly text='日米韓の外相は、ニューヨークで会談した。'
readonly translation='The foreign ministers of Japan, the United States and Korea met in New York.'

fail() { echo "$importer, $source_tag/$target_tag: $*" >&2; exit 1; }

needs() {  # needs PROGRAM PACKAGE
  command -v "$1" >/dev/null && return
  echo "skipped: $1 is not installed; apt-get install $2"
  exit 77
}

needs_omegat() {
  [ -r "$omegat_jar" ] && return
  echo "skipped: $omegat_jar is not there; apt-get install omegat"
  exit 77
}

schema_file() { unzip -p "$omegat_jar" "schemas/$1" >"$1" || fail "no $1 in $omegat_jar"; }

check_dtd() {
  schema_file tmx14.dtd
  xmllint --noout --nonet --dtdvalid tmx14.dtd memory.tmx || fail "not valid"
}

check_schema() {
  schema_file tmx14.xsd
  schema_file xml.xsd
  xmllint --stream --noout --nonet --schema tmx14.xsd memory.tmx || fail "not valid"
}

# A project of one source file, translated from the memory alone.
check_omegat() {
  local project=project-$source_tag
  mkdir -p "$project"/{source,target,omegat,tm/auto,glossary,dictionary}
  {
    echo '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    echo '<omegat><project version="1.0">'
    for folder in source target tm glossary dictionary; do
      echo "<${folder}_dir>__DEFAULT__</${folder}_dir>"
    done
    echo '<glossary_file>__DEFAULT__</glossary_file>'
    echo "<source_lang>$source_tag</source_lang><target_lang>$target_tag</target_lang>"
    echo '<source_tok>org.omegat.tokenizer.LuceneCJKTokenizer</source_tok>'
    echo '<target_tok>org.omegat.tokenizer.LuceneEnglishTokenizer</target_tok>'
    echo '<sentence_seg>true</sentence_seg>'
    echo '<support_default_translations>true</support_default_translations>'
    echo '<remove_tags>false</remove_tags></project></omegat>'
  } >"$project/omegat.project"
  cp source.txt "$project/source/text.txt"
  cp memory.tmx "$project/tm/auto/"
  timeout 200 java -Djava.awt.headless=true -Duser.home="$work" -jar "$omegat_jar" \
    "$project" --mode=console-translate --config-dir="$work/config" >log 2>&1 ||
    fail "$(tail -n 3 log)"
  diff target.txt "$project/target/text.txt" >differences ||
    fail "translated otherwise: $(cat differences)"
}

check_translate_toolkit() {
  printf '%s\n' 'msgid ""' 'msgstr "Content-Type: text/plain; charset=UTF-8\n"' '' \
    "msgid \"$text\"" 'msgstr ""' >source.po
  pretranslate --progress=none -t memory.tmx source.po target.po >log 2>&1 ||
    fail "$(tail -n 3 log)"
  # Long strings are folded in a PO file.
  tr -d '\n' <target.po | sed 's/""//g' | grep -qF "msgstr \"$translation\"" ||
    fail "not translated: $(cat target.po)"
}

check_xml_tmx() {
  local found
  found=$(perl -MXML::TMX::Reader -CS -e '
    XML::TMX::Reader->new($ARGV[0])->for_tu(sub {
      my $tu = shift;
      for my $tag (grep { ref $tu->{$_} eq "HASH" && exists $tu->{$_}{-seg} } sort keys %$tu) {
        print "$tag\t$tu->{$tag}{-seg}\n";
      }
      return undef;
    })' memory.tmx 2>log) || fail "$(tail -n 3 log)"
  [ "$(grep -c . <<<"$found")" -eq 6 ] || fail "not three units of two sides: $found"
  grep -qiF "$source_tag"$'\t'"$text" <<<"$found" || fail "source not found: $found"
  grep -qiF "$target_tag"$'\t'"$translation" <<<"$found" || fail "target not found: $found"
}

# As a workbook, saved again by LibreOffice, it is the same memory.
check_libreoffice() {
  "$awase" tmx convert memory.tmx -o memory.xlsx --quiet
  timeout 200 soffice "-env:UserInstallation=file://$work/office" --headless \
    --convert-to 'xlsx:Calc MS Excel 2007 XML' --outdir saved memory.xlsx >log 2>&1 ||
    fail "$(tail -n 3 log)"
  "$awase" tmx convert saved/memory.xlsx -o back.tmx --quiet || fail "awase tmx convert failed"
  cmp memory.tmx back.tmx || fail "not the same memory"
}

case $importer in
  dtd | schema) needs xmllint libxml2-utils; needs unzip unzip; needs_omegat ;;
  omegat) needs java default-jre-headless; needs_omegat ;;
  translate-toolkit) needs pretranslate translate-toolkit ;;
  libreoffice) needs soffice libreoffice-calc ;;
  xml-tmx)
    needs perl perl
    perl -MXML::TMX::Reader -e 1 2>/dev/null || needs XML::TMX libxml-tmx-perl ;;
  *) echo "no importer '$importer'" >&2; exit 2 ;;
esac

# Through every command that writes a memory; memory.tmx must come out as good.
work_over() {
  "$awase" tmx convert memory.tmx -o there.xlf --quiet
  "$awase" tmx convert there.xlf -o back.tmx --quiet
  "$awase" tmx fix back.tmx -o fixed.tmx --quiet
  "$awase" tmx merge fixed.tmx back.tmx -o merged.tmx --quiet
  "$awase" tmx dedupe merged.tmx -o memory.tmx --quiet
  "$awase" tmx check memory.tmx --for omegat --quiet
}

for tags in "ja en" "ja-JP en-US"; do
  read -r source_tag target_tag <<<"$tags"
  "$awase" align --segmented --source-lang "$source_tag" --target-lang "$target_tag" \
    source.txt target.txt -o memory.tmx --quiet || fail "awase align failed"
  [ "$source_tag" = ja ] || work_over || fail "awase tmx failed"
  "check_${importer//-/_}"
  echo "$importer takes $source_tag/$target_tag"
done
