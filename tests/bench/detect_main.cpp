// SPDX-License-Identifier: Apache-2.0
//
// Language and encoding detection beside other detectors on the same inputs.
//
//   awase-bench-detect CORPORA [--wrong]
//
// CORPORA is the project's folder of pairs. Languages: detect_language() and CLD2.
// Encodings: decode_text(), uchardet, ICU's detector. Prints, for each class of inputs,
// how many there are and what share each detector gets right. An encoding is right when
// the text that comes out of it is the one that went in. --wrong prints the inputs that
// ours gets wrong.

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <uchardet/uchardet.h>
#include <vector>

// Uses FILE without declaring it.
#include <cld2/public/compact_lang_det.h>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include "text/encoding.h"
#include "text/error.h"
#include "text/language.h"
#include "text/unicode.h"

namespace awase {
namespace {

struct Sample {
  std::string text;  ///< UTF-8.
  std::string language;
};

/// Short texts typed for this, of languages that the corpora do not have.
const Sample kTyped[] = {
    {"请关闭电源，然后取出电池。", "zh"},
    {"本产品不能在室外使用。", "zh"},
    {"会议将于明天上午十点开始。", "zh"},
    {"我们对此表示衷心的感谢。", "zh"},
    {"這本書是我昨天在圖書館借的。", "zh"},
    {"請在九月三十日之前回覆。", "zh"},
    {"設定已儲存", "zh"},
    {"文件已保存到桌面", "zh"},
    {"天气很好，我们去公园吧。", "zh"},
    {"他们正在讨论新的计划。", "zh"},
    {"전원을 끄고 배터리를 꺼내십시오.", "ko"},
    {"회의는 내일 오전 열 시에 시작합니다.", "ko"},
    {"설정을 저장했습니다", "ko"},
    {"이 책은 어제 도서관에서 빌린 것입니다.", "ko"},
    {"Выключите питание и выньте батарею.", "ru"},
    {"Совещание начнётся завтра в десять часов утра.", "ru"},
    {"Настройки сохранены", "ru"},
    {"Я взял эту книгу вчера в библиотеке.", "ru"},
    {"Schalten Sie das Gerät aus und nehmen Sie die Batterie heraus.", "de"},
    {"Die Besprechung beginnt morgen um zehn Uhr.", "de"},
    {"Die Einstellungen wurden gespeichert.", "de"},
    {"Das Buch habe ich gestern in der Bücherei ausgeliehen.", "de"},
    {"Éteignez l'appareil, puis retirez la pile.", "fr"},
    {"La réunion commencera demain à dix heures.", "fr"},
    {"Les paramètres ont été enregistrés.", "fr"},
    {"J'ai emprunté ce livre hier à la bibliothèque.", "fr"},
    {"Apague el aparato y saque la pila.", "es"},
    {"La reunión empezará mañana a las diez.", "es"},
    {"Se ha guardado la configuración.", "es"},
    {"Saqué este libro ayer de la biblioteca.", "es"},
};

/// Kanji alone, as headings and menus have it.
const char* const kKanjiOnly[] = {
    "電源切断",       "取扱説明書", "設定変更",     "環境部資源循環課",
    "業務委託契約書", "調査方法",   "国際会議",     "東京都知事選挙",
    "個人情報保護",   "損害賠償",   "契約期間満了", "図書館利用案内",
    "天気予報",       "緊急連絡先", "保証規定",     "自動販売機",
    "地震対策本部",   "公共料金",   "学習指導要領", "株式会社"};

std::vector<Sample> lines_of(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".segments") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Sample> samples;
  for (const auto& file : files) {
    std::ifstream in(file);
    const bool ja = file.string().find(".ja.") != std::string::npos;
    for (std::string line; std::getline(in, line);)
      samples.push_back({line, ja ? "ja" : "en"});
  }
  return samples;
}

std::size_t letters_in(const std::string& text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();)
    letters += is_letter(next_char(text, at)) ? 1 : 0;
  return letters;
}

// --- Languages

std::string by_ours(const std::string& text) { return detect_language(text).tag; }

/// Empty when it is not sure.
std::string by_cld2(const std::string& text) {
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  const std::string code = CLD2::LanguageCode(language);
  return code.starts_with("zh") ? "zh" : code;
}

/// How many inputs a detector got right, and how many wrong; of the others it was not
/// sure.
struct Answers {
  std::size_t right = 0;
  std::size_t wrong = 0;

  void add(const std::string& found, const std::string& language) {
    if (found == language)
      ++right;
    else if (!found.empty())
      ++wrong;
  }
};

void compare_languages(const char* name, const std::vector<Sample>& samples,
                       bool wrong) {
  Answers ours;
  Answers cld2;
  for (const Sample& sample : samples) {
    const std::string found = by_ours(sample.text);
    ours.add(found, sample.language);
    cld2.add(by_cld2(sample.text), sample.language);
    if (wrong && found != sample.language)
      std::printf("  wrong: '%s' for %s: %s\n", found.c_str(), sample.language.c_str(),
                  sample.text.c_str());
  }
  const auto share = [&](std::size_t count) {
    return samples.empty()
               ? 0.0
               : static_cast<double>(count) / static_cast<double>(samples.size());
  };
  std::printf("%-42s %6zu %7.3f %7.3f   %7.3f %7.3f\n", name, samples.size(),
              share(ours.right), share(ours.wrong), share(cld2.right),
              share(cld2.wrong));
}

void compare_all_languages(const std::vector<Sample>& lines, bool wrong) {
  std::printf("%-42s %6s %15s   %15s\n", "language of (right, wrong)", "inputs", "ours",
              "CLD2");
  std::vector<Sample> shortest, kanji, mixed, typed, east, pages;
  for (const Sample& line : lines) {
    const std::size_t letters = letters_in(line.text);
    if (letters >= 4 && letters <= (line.language == "ja" ? 12U : 25U))
      shortest.push_back(line);
    if (letters > 15)
      mixed.push_back({"git commit -m \"x\" && make -j2\n" + line.text +
                           "\nif (a < b) { return foo(bar); }",
                       line.language});
  }
  for (const Sample& line : lines) {
    if (pages.empty() || pages.back().language != line.language ||
        pages.back().text.size() > 2000)
      pages.push_back({{}, line.language});
    pages.back().text += line.text + "\n";
  }
  for (const char* text : kKanjiOnly) kanji.push_back({text, "ja"});
  for (const Sample& sample : kTyped) {
    typed.push_back(sample);
    if (sample.language == "zh") east.push_back(sample);
  }
  for (const Sample& line : lines)
    if (line.language == "ja" && letters_in(line.text) >= 4) east.push_back(line);
  compare_languages("pages of corpora/ (2,000 bytes)", pages, wrong);
  compare_languages("lines of corpora/", lines, wrong);
  compare_languages("short lines of corpora/ (4 to 25 letters)", shortest, wrong);
  compare_languages("kanji alone", kanji, wrong);
  compare_languages("Chinese and Japanese lines", east, wrong);
  compare_languages("a line among code", mixed, wrong);
  compare_languages("lines of other languages", typed, wrong);
}

// --- Encodings

std::string encoded(const std::string& text, const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(charset, &status), &ucnv_close);
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr,
                        nullptr, &status);
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
  std::string bytes(static_cast<std::size_t>(wide.length()) * 8 + 16, '\0');
  const int32_t size =
      ucnv_fromUChars(converter.get(), bytes.data(), static_cast<int32_t>(bytes.size()),
                      wide.getBuffer(), wide.length(), &status);
  if (U_FAILURE(status)) return {};
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

std::string decoded(const std::string& bytes, const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(charset, &status), &ucnv_close);
  if (U_FAILURE(status)) return {};
  icu::UnicodeString wide(bytes.data(), static_cast<int32_t>(bytes.size()),
                          converter.get(), status);
  std::string text;
  wide.toUTF8String(text);
  return text;
}

std::string read_by_ours(const std::string& bytes) {
  try {
    return decode_text(bytes, "input").text;
  } catch (const Error&) {
    return {};
  }
}

std::string read_by_uchardet(const std::string& bytes) {
  const std::unique_ptr<std::remove_pointer_t<uchardet_t>, decltype(&uchardet_delete)>
      detector(uchardet_new(), &uchardet_delete);
  uchardet_handle_data(detector.get(), bytes.data(), bytes.size());
  uchardet_data_end(detector.get());
  return decoded(bytes, uchardet_get_charset(detector.get()));
}

std::string read_by_icu(const std::string& bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(
      ucsdet_open(&status), &ucsdet_close);
  ucsdet_setText(detector.get(), bytes.data(), static_cast<int32_t>(bytes.size()),
                 &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return {};
  return decoded(bytes, ucsdet_getName(match, &status));
}

void compare_encodings(const char* charset, const std::string& what,
                       const std::vector<std::string>& texts, bool wrong) {
  std::size_t inputs = 0;
  std::size_t ours = 0, uchardet = 0, icu = 0;
  for (const std::string& text : texts) {
    const std::string bytes = encoded(text, charset);
    // ASCII alone says nothing of an encoding.
    if (bytes.empty() || (bytes == text && std::string_view(charset) != "UTF-8"))
      continue;
    ++inputs;
    const bool right = read_by_ours(bytes) == text;
    ours += right ? 1 : 0;
    uchardet += read_by_uchardet(bytes) == text ? 1 : 0;
    icu += read_by_icu(bytes) == text ? 1 : 0;
    if (wrong && !right) std::printf("  wrong: %s: %s\n", charset, text.c_str());
  }
  const auto share = [&](std::size_t count) {
    return inputs == 0 ? 0.0 : static_cast<double>(count) / static_cast<double>(inputs);
  };
  std::printf("%-42s %6zu %7.3f %8.3f %7.3f\n",
              (std::string(charset) + ", " + what).c_str(), inputs, share(ours),
              share(uchardet), share(icu));
}

void compare_all_encodings(const std::vector<Sample>& lines, bool wrong) {
  std::printf("\n%-42s %6s %7s %8s %7s\n", "encoding", "inputs", "ours", "uchardet",
              "ICU");
  // Pages of about forty lines, and single lines.
  std::map<std::string, std::vector<std::string>> pages, singles;
  for (const Sample& line : lines) {
    auto& of_language = pages[line.language];
    if (of_language.empty() || of_language.back().size() > 3000)
      of_language.emplace_back();
    of_language.back() += line.text + "\n";
    singles[line.language].push_back(line.text);
  }
  for (const Sample& sample : kTyped) singles[sample.language].push_back(sample.text);
  for (const auto& [language, texts] : singles) {
    if (pages.contains(language)) continue;
    std::string page;
    for (const std::string& text : texts) page += text + "\n";
    pages[language].push_back(page);
  }
  const std::pair<const char*, const char*> kCases[] = {
      {"UTF-8", "ja"},        {"Shift_JIS", "ja"},    {"EUC-JP", "ja"},
      {"ISO-2022-JP", "ja"},  {"UTF-16LE", "ja"},     {"UTF-16BE", "ja"},
      {"windows-1252", "de"}, {"windows-1252", "fr"}, {"windows-1252", "en"},
      {"GB18030", "zh"},      {"Big5", "zh"},         {"EUC-KR", "ko"},
      {"windows-1251", "ru"}, {"KOI8-R", "ru"}};
  for (const auto& [charset, language] : kCases) {
    compare_encodings(charset, std::string(language) + ", pages", pages[language],
                      wrong);
    compare_encodings(charset, std::string(language) + ", single lines",
                      singles[language], wrong);
  }
}

}  // namespace
}  // namespace awase

int main(int argc, char** argv) {
  using namespace awase;
  if (argc < 2) {
    std::fprintf(stderr, "usage: awase-bench-detect CORPORA [--wrong]\n");
    return 2;
  }
  try {
    const bool wrong = argc > 2 && std::string_view(argv[2]) == "--wrong";
    const std::vector<Sample> lines = lines_of(argv[1]);
    compare_all_languages(lines, wrong);
    compare_all_encodings(lines, wrong);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "awase-bench-detect: %s\n", error.what());
    return 2;
  }
  return 0;
}
