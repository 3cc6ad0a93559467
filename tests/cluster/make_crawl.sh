# Sourced: make_crawl FOLDER writes two small crawls into FOLDER/ja and FOLDER/en: 40 pages that are
# translations, under names that say nothing, 5 of each side that are not, and a page that cannot be read.
make_crawl() {
  local folder=$1 k
  local -a ja=(港 学校 病院 図書館 工場 神社 駅 公園 市場 警察)
  local -a en=(harbour school hospital library factory shrine station park market police)
  mkdir -p "$folder/ja" "$folder/en"
  for ((k = 0; k < 40; ++k)); do
    local place=$((k % 10)) other=$(((k + k / 10 + 1) % 10)) number=$((100 + 37 * k))
    printf '<html lang="ja"><body><nav>案内</nav><h1>%s</h1><p>%s番の%sは新しい。</p><p>隣に%sがある。</p></body></html>' \
      "${ja[place]}" "$number" "${ja[place]}" "${ja[other]}" > "$folder/ja/a$((k * 7 % 40)).html"
    printf '<html lang="en"><body><nav>Menu</nav><h1>The %s</h1><p>The %s number %s is new.</p><p>Next to it is a %s.</p></body></html>' \
      "${en[place]}" "${en[place]}" "$number" "${en[other]}" > "$folder/en/b$((k * 3 % 40)).html"
  done
  # These say what no page of the other side does.
  local -a only_ja=(まず玉ねぎを切り、油で炒める。 鍋に水と塩を入れて煮る。 卵を割って砂糖と混ぜる。
    魚は弱い火で焼く。 ご飯に梅干しをのせる。)
  local -a only_en=('The goalkeeper saved a penalty.' 'Rain stopped the tennis final.'
    'She won the race by a second.' 'Both teams wore blue shirts.' 'Her coach retires in autumn.')
  for ((k = 0; k < 5; ++k)); do
    printf '<html lang="ja"><body><nav>案内</nav><p>%s</p></body></html>' "${only_ja[k]}" > "$folder/ja/c$k.html"
    printf '<html lang="en"><body><nav>Menu</nav><p>%s</p></body></html>' "${only_en[k]}" > "$folder/en/d$k.html"
  done
  printf 'PK\003\004' > "$folder/ja/broken.docx"
}
