# Sourced: make_crawl FOLDER writes two small crawls into FOLDER/ja and FOLDER/en: 40 pages that are
# translations, under names that say nothing, 5 of each side that are not, and a page that cannot be read.
make_crawl() {
  local folder=$1 k
  local -a ja=(港 学校 病院 図書館 工場 神社 駅 公園 市場 警察)
  local -a en=(harbour school hospital library factory shrine station park market police)
  mkdir -p "$folder/ja" "$folder/en"
  for ((k = 0; k < 50; ++k)); do
    local place=$((k % 10)) other=$(((k + k / 10 + 1) % 10)) number=$((100 + 37 * k))
    if ((k < 40 || k < 45)); then
      printf '<html lang="ja"><body><nav>案内</nav><h1>%s</h1><p>%s番の%sは新しい。</p><p>隣に%sがある。</p></body></html>' \
        "${ja[place]}" "$number" "${ja[place]}" "${ja[other]}" > "$folder/ja/a$((k * 7 % 50)).html"
    fi
    if ((k < 40 || k >= 45)); then
      printf '<html lang="en"><body><nav>Menu</nav><h1>The %s</h1><p>The %s number %s is new.</p><p>Next to it is a %s.</p></body></html>' \
        "${en[place]}" "${en[place]}" "$number" "${en[other]}" > "$folder/en/b$((k * 3 % 50)).html"
    fi
  done
  printf 'PK\003\004' > "$folder/ja/broken.docx"
}
