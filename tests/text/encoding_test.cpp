// SPDX-License-Identifier: Apache-2.0

#include "text/encoding.h"

#include <string>
#include <string_view>
#include <vector>

#include <boost/locale/encoding.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/error.h"
#include "text/unicode.h"

namespace awase {
namespace {

using namespace std::string_view_literals;
using ::testing::HasSubstr;
using ::testing::Not;

// Boost goes through iconv or ICU; the tables of plain JIS characters are the same.
std::string encode(const std::string& text, const std::string& charset) {
  return boost::locale::conv::from_utf(text, charset, boost::locale::conv::stop);
}

std::string refusal(std::string_view bytes, const EncodingHints& hints = {}) {
  try {
    const DecodedText decoded = decode_text(bytes, "a.txt", hints);
    return "decoded as " + decoded.encoding + ": " + decoded.text;
  } catch (const Error& error) {
    EXPECT_THAT(
        error.what(),
        ::testing::StartsWith(error.kind() == ErrorKind::usage ? "encoding" : "a.txt"));
    EXPECT_THAT(error.what(), Not(HasSubstr("\n")));
    return error.what();
  }
}

const char* const kJapanese[] = {
    "会議は午後三時に始まります。資料は前日までに送ってください。出席できない方は、係ま"
    "で"
    "お知らせください。次回の日程については、追って連絡いたします。",
    "メールの設定を変更するには、ツールのメニューからオプションを選びます。サーバーの名"
    "前と"
    "パスワードを入力し、テストのボタンをクリックしてください。",
    "日本国民は、正当に選挙された国会における代表者を通じて行動し、われらとわれらの子孫"
    "の"
    "ために、諸国民との協和による成果を確保する。",
    "「もしもし、どなたですか？」と、おばあさんはたずねました。すると、ねこはしずかに"
    "わらって、とびらのむこうへきえてしまいました。",
    "東京都千代田区霞が関二丁目二番一号外務省北米局北米第一課課長補佐官室電話番号案内係"
    "平成二十三年三月十一日金曜日午後二時四十六分",
    "2025年9月22日、NATO加盟国32か国の首脳は共同声明を発表した。GDPの2%を防衛費に充てる"
    "という目標は2024年までに23か国が達成した。",
};

// The first characters of `text`, from `skip` on, that take at least `bytes` bytes in
// `charset`.
std::string excerpt(const std::string& text, std::size_t skip, std::size_t bytes,
                    const std::string& charset) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < skip; ++i) next_char(text, begin);
  std::size_t end = begin;
  while (end < text.size() &&
         encode(text.substr(begin, end - begin), charset).size() < bytes) {
    next_char(text, end);
  }
  return text.substr(begin, end - begin);
}

class JapaneseEncoding : public ::testing::TestWithParam<const char*> {};

TEST_P(JapaneseEncoding, IsDetectedFromTwentyFourBytesUp) {
  const std::string charset = GetParam();
  int tried = 0;
  int wrong = 0;
  for (const std::string text : kJapanese) {
    for (const std::size_t bytes : {24u, 32u, 48u, 100u}) {
      for (std::size_t skip = 0; skip < count_chars(text); ++skip) {
        const std::string part = excerpt(text, skip, bytes, charset);
        if (encode(part, charset).size() < bytes) break;
        ++tried;
        const std::string got = refusal(encode(part, charset));
        if (got != "decoded as " + charset + ": " + part) {
          ++wrong;
          ADD_FAILURE() << part << "\n" << got;
        }
        if (wrong > 20) return;
      }
    }
  }
  EXPECT_GT(tried, 500);
}

INSTANTIATE_TEST_SUITE_P(All, JapaneseEncoding,
                         ::testing::Values("UTF-8", "Shift_JIS", "EUC-JP",
                                           "ISO-2022-JP", "UTF-16LE", "UTF-16BE"),
                         [](const auto& charset) {
                           std::string name = charset.param;
                           std::erase_if(name,
                                         [](char c) { return c == '-' || c == '_'; });
                           return name;
                         });

TEST(DecodeText, KnowsHalfWidthKatakanaFromEucKanji) {
  for (const std::string text :
       {"ｺﾉﾃﾞｰﾀﾊ ﾊﾝｶｸ ｶﾀｶﾅ ﾀﾞｹﾃﾞｽ", "ｶﾌﾞｼｷｶﾞｲｼｬﾔﾏﾀﾞｼｮｳﾃﾝﾄｳｷｮｳｼﾃﾝ",
        "ﾌﾘｺﾐｻｷ ﾐｽﾞﾎｷﾞﾝｺｳ ﾖｺﾊﾏ"}) {
    EXPECT_EQ(refusal(encode(text, "Shift_JIS")), "decoded as Shift_JIS: " + text);
  }
}

TEST(DecodeText, TakesNoShortTextForHalfWidthKatakana) {
  using Case = std::pair<const char*, const char*>;
  for (const auto& [charset, text] :
       {Case{"KOI8-R", "Настройки сохранены"}, Case{"EUC-KR", "설정을 저장했습니다"},
        Case{"Big5", "這本書是我昨天在圖書館借的。"},
        Case{"GB18030", "请关闭电源，然后取出电池。"}}) {
    const std::string told = refusal(encode(text, charset));
    EXPECT_TRUE(told.starts_with("decoded as " + std::string(charset) + ": ") ||
                told.find("cannot tell its encoding") != std::string::npos)
        << charset << ": " << told;
  }
}

TEST(DecodeText, KnowsWesternText) {
  for (const std::string text :
       {"Die Sitzung beginnt um drei Uhr; schicken Sie uns die Unterlagen bis "
        "übermorgen.",
        "Straßen", "Ça a déjà été décidé par l’Assemblée générale à Genève.",
        "El niño comió una piña en el jardín. ¿Cómo está usted?",
        "Das kostet 5 € – oder mehr.", "“Yes,” he said — and left…",
        "Både Åse og Øyvind spiste blåbær på øya."}) {
    EXPECT_EQ(refusal(encode(text, "windows-1252")),
              "decoded as windows-1252: " + text);
  }
}

TEST(DecodeText, KnowsUtf16WithoutAMarkForWesternTextToo) {
  for (const std::string charset : {"UTF-16LE", "UTF-16BE"}) {
    const std::string text = "A short note.\nGrüße aus Köln\n";
    EXPECT_EQ(refusal(encode(text, charset)), "decoded as " + charset + ": " + text);
  }
}

TEST(DecodeText, TakesAsciiForUtf8) {
  for (const std::string text :
       {"", "a", "plain text", "10203040", "0A0B0C0D0E0F", "B0D0", "AAAABBBBCCCC",
        "id;name;price\n1;pen;100\n", "TOKYO 2020 ", "{\"a\": [1, 2, 3]}",
        "====----====\n"}) {
    EXPECT_EQ(refusal(text), "decoded as UTF-8: " + text);
  }
}

TEST(DecodeText, ReadsJapaneseAsWindowsDoes) {
  // NEC's ①㈱, IBM's 髙, and the wave dash, which Windows reads as the full-width
  // tilde.
  EXPECT_EQ(refusal("\x87\x40\x87\x8A\xFB\xFC\x81\x60\x93\xFA\x96\x7B\x82\xCC\x81\x42"),
            "decoded as Shift_JIS: ①㈱髙～日本の。");
  EXPECT_EQ(
      decode_text("\x87\x40\x87\x8A\xFB\xFC\x81\x60", "a", {.required = "cp932"}).text,
      "①㈱髙～");
  EXPECT_EQ(decode_text("\xAD\xA1\xAD\xEA\xA1\xC1", "a", {.required = "eucjp"}).text,
            "①㈱～");
  EXPECT_EQ(decode_text("\x1B$B-!-j!A\x1B(B", "a", {}).text, "①㈱～");
}

TEST(DecodeText, FindsJapaneseAfterALongAsciiHead) {
  std::string head;
  while (head.size() < 300'000) head += "# a comment of some length in plain ASCII\n";
  const std::string text = head + "会議は午後三時に始まります。\n";
  EXPECT_EQ(decode_text(encode(text, "Shift_JIS"), "a").encoding, "Shift_JIS");
  EXPECT_EQ(decode_text(encode(text, "EUC-JP"), "a").text, text);
}

TEST(DecodeText, DetectsLongTextsWhereverTheSampleEnds) {
  for (const std::string line :
       {"会議は午後三時に始まります。\n", "a会議は午後三時に始まります。", "会議\n"}) {
    std::string text;
    while (text.size() < 400'000) text += line;
    for (const std::string charset : {"Shift_JIS", "EUC-JP", "UTF-16LE", "UTF-16BE"}) {
      EXPECT_EQ(decode_text(encode(text, charset), "a").encoding, charset) << line;
    }
  }
}

TEST(DecodeText, ObeysByteOrderMarks) {
  EXPECT_EQ(refusal("\xEF\xBB\xBF"
                    "abc"),
            "decoded as UTF-8: abc");
  EXPECT_EQ(refusal("\xFF\xFE"
                    "a\0b\0"sv),
            "decoded as UTF-16LE: ab");
  EXPECT_EQ(refusal("\xFE\xFF\0a\0b"sv), "decoded as UTF-16BE: ab");
  EXPECT_EQ(refusal("\xFF\xFE\0\0a\0\0\0"sv), "decoded as UTF-32LE: a");
  EXPECT_THAT(refusal("\xFF\xFE"
                      "a\0b"sv),
              HasSubstr("byte 4 does not fit"));
  EXPECT_THAT(refusal("\xEF\xBB\xBF"
                      "ab\xFF"),
              HasSubstr("not UTF-8: byte 5"));
}

TEST(DecodeText, ObeysTheRequiredEncoding) {
  EXPECT_EQ(
      decode_text("\xCF\xF0\xE8\xE2\xE5\xF2", "a", {.required = "windows-1251"}).text,
      "Привет");
  EXPECT_EQ(decode_text("\xB4\xEB\xC7\xD1", "a", {.required = "euc-kr"}).text, "대한");
  EXPECT_EQ(decode_text("\xC4\xE3\xBA\xC3", "a", {.required = "gb2312"}).text, "你好");
  EXPECT_EQ(decode_text("abc", "a", {.required = "latin1"}).encoding, "windows-1252");
  EXPECT_THAT(refusal("abc\xFF", {.required = "utf8"}), HasSubstr("not UTF-8: byte 3"));
  EXPECT_THAT(refusal("ab\x85", {.required = "sjis"}),
              HasSubstr("not Shift_JIS: byte 2"));
  EXPECT_THAT(refusal("abc", {.required = "klingon"}),
              HasSubstr("not known; choose UTF-8"));
  EXPECT_EQ(decode_text("\xEF\xBB\xBF"
                        "abc",
                        "a", {.required = "utf-8"})
                .text,
            "abc");
}

TEST(DecodeText, TakesTheDeclaredEncodingWhenItFits) {
  const EncodingHints sjis = {.declared = "x-sjis"};
  EXPECT_EQ(refusal("\x83\x65", sjis), "decoded as Shift_JIS: テ");
  EXPECT_EQ(refusal("日本の言葉", sjis), "decoded as UTF-8: 日本の言葉");
  EXPECT_EQ(refusal("日本語", {.declared = "iso-8859-1"}), "decoded as UTF-8: 日本語");
  EXPECT_EQ(refusal("日本語", {.declared = "utf-16"}), "decoded as UTF-8: 日本語");
  EXPECT_EQ(refusal("日本語", {.declared = "nonsense"}), "decoded as UTF-8: 日本語");
}

TEST(DecodeText, RefusesWhatFitsNothing) {
  const std::string one_bad_byte =
      std::string("日本語の文章です。\xFF") + "まだ続きます。";
  EXPECT_THAT(refusal(one_bad_byte), HasSubstr("cannot tell its encoding"));
  EXPECT_THAT(refusal(one_bad_byte), HasSubstr("UTF-8 but byte 27"));
  EXPECT_THAT(refusal("Gr\xC3\xBC\xC3\x9F"
                      "e \xFF aus K\xC3\xB6ln"),
              HasSubstr("cannot tell its encoding"));
  // A short text in a Cyrillic charset is not taken for another one.
  EXPECT_THAT(refusal(encode("Привет, как дела? Всё хорошо.", "windows-1251")),
              HasSubstr("cannot tell its encoding"));
}

TEST(DecodeText, MakesEveryLineEndLf) {
  EXPECT_EQ(decode_text("a\r\nb\rc\nd\xC2\x85"
                        "e\u2028f\u2029g\vh\r\r\ni",
                        "a")
                .text,
            "a\nb\nc\nd\ne\nf\ng\nh\ni");
  EXPECT_EQ(decode_text("a\fb", "a").text, "a\n\nb");
}

TEST(DecodeText, DropsControlCharacters) {
  EXPECT_EQ(decode_text("a\x01\x08\x1A"
                        "b\x7F\tc\xC2\x9F\uFFFE",
                        "a")
                .text,
            "ab\tc");
  EXPECT_EQ(decode_text("©®“”ﾞ\uFFFD", "a").text, "©®“”ﾞ\uFFFD");
}

TEST(DecodeText, MendsAFaultHereAndThere) {
  const DecodedText marks =
      decode_text("one\uFEFF two\n\uFEFFthree", "a", {.mends = true});
  EXPECT_EQ(marks.text, "one two\nthree");
  EXPECT_EQ(marks.dropped_marks, 2u);

  const std::string page = "電源を切る。\xFFカバーを開ける。電池を入れる。";
  for (const EncodingHints& hints :
       {EncodingHints{.required = "UTF-8", .mends = true},
        EncodingHints{.declared = "UTF-8", .mends = true}}) {
    const DecodedText mended = decode_text(page, "a", hints);
    EXPECT_EQ(mended.text, "電源を切る。\uFFFDカバーを開ける。電池を入れる。");
    EXPECT_EQ(mended.replaced_bytes, 1u);
    EXPECT_EQ(mended.first_replaced, 18u);
  }
  // A lone surrogate is a fault of two bytes.
  using namespace std::string_view_literals;
  const DecodedText wide = decode_text(
      "a\0\x00\xD8"
      "b\0c\0"sv,
      "a", {.required = "UTF-16LE", .mends = true});
  EXPECT_EQ(wide.text, "a\uFFFDbc");
  const DecodedText sjis = decode_text(encode("電源を切る。", "Shift_JIS") + '\xFD' +
                                           encode("電池を入れる。", "Shift_JIS"),
                                       "a", {.required = "Shift_JIS", .mends = true});
  EXPECT_EQ(sjis.text, "電源を切る。\uFFFD電池を入れる。");
  // Many are no faults but another encoding.
  const std::string wrong = encode("電源を切る。電池を入れる。", "Shift_JIS");
  EXPECT_EQ(decode_text(wrong, "a", {.declared = "UTF-8", .mends = true}).encoding,
            "Shift_JIS");
  EXPECT_THAT(refusal(wrong, {.required = "UTF-8", .mends = true}),
              HasSubstr("not UTF-8"));
  EXPECT_EQ(decode_text("caf\xE9 noir", "a", {.declared = "UTF-8", .mends = true}).text,
            "café noir");
}

TEST(DecodeText, RefusesMarksAndNulInside) {
  EXPECT_THAT(refusal("one\ntwo \uFEFF three"),
              HasSubstr("U+FEFF (byte order mark) inside "
                        "the text, line 2"));
  EXPECT_THAT(refusal("abc\0def"sv), HasSubstr("NUL at byte 3"));
  EXPECT_THAT(refusal("a\0"sv, {.required = "UTF-8"}),
              HasSubstr("NUL character in line 1"));
}

TEST(DecodeText, SaysWhatABinaryFileSeemsToBe) {
  EXPECT_THAT(refusal("%PDF-1.7\n%\xE2\xE3"), HasSubstr("seems to be a PDF document"));
  EXPECT_THAT(refusal("PK\x03\x04\x14\0\x06"sv), HasSubstr("zip archive (docx"));
  EXPECT_THAT(refusal("\x89PNG\r\n\x1A\n"), HasSubstr("a PNG image"));
  EXPECT_THAT(refusal("\xFF\xD8\xFF\xE0"), HasSubstr("a JPEG image"));
  EXPECT_THAT(refusal("\x7F"
                      "ELF\x02\x01\x01\0"sv),
              HasSubstr("a program"));
  EXPECT_THAT(refusal("{\\rtf1\\ansi"), HasSubstr("an RTF document"));
  EXPECT_THAT(refusal("\x1F\x8B\x08\0"sv), HasSubstr("gzip"));
}

TEST(DecodeText, RefusesNoise) {
  unsigned state = 1;
  for (int round = 0; round < 50; ++round) {
    std::string noise;
    for (int i = 0; i < 400; ++i) {
      state = state * 1664525u + 1013904223u;
      noise += static_cast<char>(state >> 24);
    }
    EXPECT_THAT(refusal(noise), Not(HasSubstr("decoded as")));
  }
}

TEST(CanonicalEncoding, KnowsManySpellings) {
  for (const char* name : {"sjis", "SHIFT-JIS", "Shift_JIS", "cp932", "Windows-31J"}) {
    EXPECT_EQ(canonical_encoding(name), "Shift_JIS");
  }
  EXPECT_EQ(canonical_encoding("utf8"), "UTF-8");
  EXPECT_EQ(canonical_encoding("ISO-8859-2"), "ISO-8859-2");
  EXPECT_THROW(canonical_encoding(""), Error);
  EXPECT_THROW(canonical_encoding("../../etc/passwd"), Error);
}

TEST(DecodeText, TakesNoOtherEncodingForHalfWidthKatakana) {
  // The bytes of the first two fit Shift_JIS.
  const std::pair<const char*, std::string> kTexts[] = {
      {"Big5", "這是一個繁體中文的文本。它使用舊的編碼。我們需要正確地讀取它。"},
      {"windows-874", "นี่คือข้อความภาษาไทย มันเขียนด้วยรหัสเก่า"},
      {"Shift_JIS", "ﾃﾚﾋﾞ 画面ｻｲｽﾞ ABﾀｲﾌﾟ 蕎麦ﾁｪｰﾝ"}};
  for (const auto& [charset, text] : kTexts)
    EXPECT_EQ(decode_text(boost::locale::conv::from_utf(text, charset), "a").text, text)
        << charset;
}

TEST(DecodeText, FollowsTheEscapesOfKorean) {
  EXPECT_EQ(decode_text("\x1B$)C\x0E\x30\x21\x0F.\n", "a").text, "가.\n");
}

TEST(DecodeText, TakesIcusWordForEncodingsOfOtherLanguages) {
  const std::pair<const char*, std::string> kPages[] = {
      {"GB18030", "请关闭电源，然后取出电池。本产品不能在室外使用。会议将于明天开始。"},
      {"EUC-KR",
       "전원을 끄고 배터리를 꺼내십시오. 회의는 내일 오전 열 시에 시작합니다."},
      {"windows-1250",
       "Včera jsem si v knihovně půjčil tlustou knížku a ještě jsem ji nepřečetl. "
       "Zítra bude možná pršet, takže zůstanu doma a dočtu ji."},
      {"windows-1254",
       "Dün kütüphaneden bir kitap aldım ama henüz okuyamadım. Yarın hava yağmurlu "
       "olacakmış, bu yüzden evde kalıp onu bitirmeye çalışacağım."},
      {"windows-1252",
       "Gestern habe ich ein Buch aus der Bücherei geholt und es noch nicht gelesen. "
       "Morgen könnte es regnen, dann bleibe ich zu Hause; die Straße ist für mich zu "
       "naß, und über die Brücke führt der Weg natürlich auch nicht."},
      {"KOI8-R",
       "Выключите питание и выньте батарею. Совещание начнётся завтра в десять часов "
       "утра. Я взял эту книгу вчера в библиотеке и ещё не прочитал её."}};
  for (const auto& [charset, text] : kPages)
    EXPECT_EQ(decode_text(boost::locale::conv::from_utf(text, charset), "a").text, text)
        << charset;
}

}  // namespace
}  // namespace awase
