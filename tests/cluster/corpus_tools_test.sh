#!/usr/bin/env bash
# The tools of parallel corpora read what a batch hands over, and find every pair in it: OpusTools the links of
# cesalign, OpusFilter the two files of moses, Bifixer and bicleaner-ai the named columns of bitextor-sent,
# bicleaner-hardrules the columns of bitextor.
#   corpus_tools_test.sh AWASE SOURCE_FOLDER
# Ends with status 77 where they are not. get_corpus_tools.sh fetches them into build/corpus-tools.
set -euo pipefail
awase=$(realpath "$1") source_folder=$2
tools=$source_folder/build/corpus-tools
[ -e "$tools/ready" ] || { echo "skipped: no tools of corpora; tests/cluster/get_corpus_tools.sh build/corpus-tools fetches them"; exit 77; }
die() { echo "corpus_tools_test: $*" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export HOME=$work PYTHONDONTWRITEBYTECODE=1

# Characters that XML escapes, a paragraph of two segments, two segments against one, one that stands alone.
cat > a.ja.txt <<'END'
A&Bの「x < y」は正しい。2019年に東京で会議があった。

犬は3匹いる。猫は2匹いる。

来週の月曜日は図書館が休みなので、借りた本は駅前の箱に返してください。

2021年に大阪で新しい駅ができた。
END
cat > a.en.txt <<'END'
"x < y" of A&B is right. In 2019 there was a conference in Tokyo.

There are 3 dogs, and there are 2 cats.

In 2021 a new station was built in Osaka.
END
printf 'id\tsource\ttarget\na\ta.ja.txt\ta.en.txt\n' > pairs.tsv
batch() { "$awase" batch pairs.tsv --out "$1" --to "$1" --source-lang ja --target-lang en -q; }
for format in moses cesalign bitextor bitextor-sent; do batch "$format"; done
cat > wanted.ja <<'END'
A&Bの「x < y」は正しい。
2019年に東京で会議があった。
犬は3匹いる。猫は2匹いる。
2021年に大阪で新しい駅ができた。
END
cat > wanted.en <<'END'
"x < y" of A&B is right.
In 2019 there was a conference in Tokyo.
There are 3 dogs, and there are 2 cats.
In 2021 a new station was built in Osaka.
END
same() { cmp "$1" "$2" || { diff "$1" "$2" || true; die "$3"; }; }

# OpusTools takes the texts out of archives, as OPUS hands them out.
(cd cesalign && python3 -m zipfile -c source.zip a.ja.xml && python3 -m zipfile -c target.zip a.en.xml)
"$tools/bin/opus_read" -d none -s ja -t en -r latest -p raw -q -ln -wm moses -w read.ja read.en \
  -af cesalign/a.xml -sz cesalign/source.zip -tz cesalign/target.zip > log 2>&1 || { cat log; die "opus_read failed"; }
# It puts spaces between segments.
sed 's/。猫/。 猫/' wanted.ja > spaced.ja
same spaced.ja read.ja "opus_read reads other pairs"
same wanted.en read.en "opus_read reads other pairs"
"$tools/bin/opus_read" -d none -s ja -t en -r latest -p raw -q -a certainty -tr 2 -wm links -w none.xml \
  -af cesalign/a.xml -sz cesalign/source.zip -tz cesalign/target.zip > log 2>&1 || { cat log; die "opus_read failed"; }
! grep -q 'xtargets="[^;"]\+;[^;"]' none.xml || die "opus_read does not know the certainty of a link"

# OpusFilter, with a filter that only the first pair passes.
cat > filter.yaml <<'END'
common: {output_directory: filtered}
steps:
  - type: filter
    parameters:
      inputs: [../moses/a.ja, ../moses/a.en]
      outputs: [pairs.ja, pairs.en]
      filters: [{LengthFilter: {unit: char, min_length: 3, max_length: 35}}]
END
mkdir filtered
"$tools/bin/opusfilter" filter.yaml > log 2>&1 || { cat log; die "opusfilter failed"; }
head -n 1 wanted.ja > shorter.ja
same shorter.ja filtered/pairs.ja "opusfilter keeps other pairs"

# Bifixer adds its columns, and joins or cuts hashes and paragraphs where it cuts texts.
"$tools/bin/bifixer" -q --header --scol src_text --tcol trg_text --sdeferredcol src_deferred_hash \
  --tdeferredcol trg_deferred_hash --sparagraphid src_paragraph_id --tparagraphid trg_paragraph_id \
  --ignore_segmentation bitextor-sent/a.bitextor-sent fixed.tsv ja en > log 2>&1 || { cat log; die "bifixer failed"; }
[ "$(head -n 1 fixed.tsv)" = "$(head -n 1 bitextor-sent/a.bitextor-sent)"$'\tbifixer_hash\tbifixer_score' ] ||
  die "bifixer writes other columns: $(head -n 1 fixed.tsv)"
[ "$(wc -l < fixed.tsv)" = 5 ] || { cat fixed.tsv; die "bifixer loses pairs"; }

# bicleaner-ai: columns by name, and of files without names the third and the fourth.
for file in bitextor-sent/a.bitextor-sent bitextor/a.bitextor; do
  "$tools/bin/python" "$source_folder/tests/cluster/bicleaner_reads.py" "$file" > pairs.txt 2> log ||
    { cat log; die "bicleaner-ai does not read $file"; }
  paste wanted.ja wanted.en > wanted.txt
  same wanted.txt pairs.txt "bicleaner-ai reads other pairs in $file"
done

# bicleaner-hardrules judges each pair, and drops the one whose sides are the same.
awk -F '\t' -v OFS='\t' 'NR == 4 { $3 = $4 = "The same text." } { print }' bitextor/a.bitextor > same.bitextor
"$tools/bin/python" "$source_folder/tests/cluster/hardrules_reads.py" -q -p 1 -s ja -t en --scol 3 --tcol 4 \
  --disable_lang_ident --disable_lm_filter --disable_porn_removal --annotated_output same.bitextor judged.tsv \
  > log 2>&1 || { cat log; die "bicleaner-hardrules does not read it"; }
cut -f 3-4 judged.tsv > judged.txt
{ head -n 3 wanted.txt; printf 'The same text.\tThe same text.\n'; } > kept.txt
same kept.txt judged.txt "bicleaner-hardrules reads other pairs"
[ "$(awk -F '\t' '{ print $NF }' judged.tsv | tr '\n' ' ')" = "keep keep keep no_identical(left,right) " ] ||
  { cat judged.tsv; die "bicleaner-hardrules judges otherwise"; }
echo "OpusTools, OpusFilter, Bifixer, bicleaner-hardrules and bicleaner-ai read all pairs"
