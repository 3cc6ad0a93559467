// SPDX-License-Identifier: Apache-2.0
//
// Scripts decide first: kana means Japanese, Hangul Korean, Thai letters Thai; of
// ideographs alone, which of them each language has (han_evidence.h).
// Languages that share a script are told apart by the share of words that are among
// their commonest ones, plus a bonus for letters that few others have. The lists are
// short and our own: function words, which every sentence has.

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/han_evidence.h"
#include "text/language.h"
#include "text/unicode.h"

namespace awase {
namespace {

constexpr std::size_t kSampleBytes = 32 << 10;
constexpr std::size_t kSamples = 3;

/// Letters needed before anything is said.
constexpr double kMinLetters = 8.0;

struct Profile {
  std::string_view tag;
  UScriptCode script;
  std::string_view letters;  ///< Lower case, each seldom or never in its neighbours.
  std::string_view words;    ///< Lower case, apart by spaces.
};

constexpr Profile kProfiles[] = {
    {"en", USCRIPT_LATIN, "",
     "the of and to in a is that for it as was with be by on not he his but at are "
     "this "
     "have from or had an they which you were their been has will would there what "
     "about "
     "who when can more if my we our your its all no she her do how than then them so "
     "these those should after any only also into may other such some"},
    {"de", USCRIPT_LATIN, "ß",
     "der die das und ist in den von zu mit sich auf für nicht ein eine als auch es an "
     "werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über "
     "einen "
     "so zum war haben nur oder aber vor zur bis mehr durch man dann sein wurde wenn "
     "ich "
     "wir ihr ihre unter wer diese dieser dieses kann im dem des eines sowie jeder"},
    {"fr", USCRIPT_LATIN, "œ",
     "le la les de des du un une et est en que qui dans pour pas sur au aux il elle ce "
     "cette ces plus par avec sont ne se son sa ses ou mais nous vous leur leurs été "
     "ont "
     "être fait comme tout tous on si deux même aussi bien peut qu je "
     "très "
     "lui entre sans après avant où toute chaque était avait"},
    {"es", USCRIPT_LATIN, "ñ¿¡",
     "el la los las de del que y en un una es por con no para se su sus al lo como más "
     "pero o le ha me si sin sobre este esta ya entre cuando todo ser son dos también "
     "fue "
     "había era muy hasta desde está mi porque qué sólo han yo hay vez puede todos así "
     "nos "
     "ni parte tiene uno donde bien tiempo mismo ese toda persona"},
    {"it", USCRIPT_LATIN, "",
     "il lo la i gli le di che e è un una in per con non si da del della dei delle nel "
     "nella al alla come più ma sono ha anche o se dal dalla su questo questa ci mi "
     "era "
     "essere stato gli ed ad degli dello ogni tutti suo sua loro quando molto perché "
     "solo "
     "hanno cui ai agli alle sul sulla può dopo fra tra ne"},
    {"pt", USCRIPT_LATIN, "ãõ",
     "o a os as de do da dos das que e em um uma é para com não por se no na nos nas "
     "mais "
     "como mas ao foi ele ela seu sua ou ser quando muito há já está eu também só pelo "
     "pela "
     "até isso são entre era depois sem mesmo aos ter seus quem esse eles você essa "
     "num nem "
     "à às este esta pode tem todos toda qualquer"},
    {"nl", USCRIPT_LATIN, "",
     "de het een en van in is dat op te zijn met voor niet aan er om die als ook maar "
     "bij "
     "of uit nog naar dan door over hij ze zij was wordt tot werd kan meer hebben "
     "heeft "
     "had geen wel deze dit je ik we wij hun haar zich worden al tegen veel onder moet "
     "heer daar zo ieder moeten zal"},
    {"is", USCRIPT_LATIN, "ðþ",
     "og að er í á sem til um með það við ekki en var fyrir af hann hún þeir ég því "
     "eða "
     "frá eru svo hafa þess verið vera þá þar hefur eftir upp hans sé skal allir þeim "
     "mér "
     "þau hér honum hennar okkur sinni hver nú bara hafði yfir undir mjög öll þú"},
    {"da", USCRIPT_LATIN, "æø",
     "og i at er en det til af på for med der de den ikke som et har om vi jeg han var "
     "kan "
     "men også fra ved eller over skal hun vil når nu efter være meget blev være mig "
     "dem "
     "sig hvad hvor sine sin ud op ind noget nogle kun så end denne dette hans blive "
     "bliver "
     "havde enhver uden andre hver måtte os jer jeres kunne ville hvis mellem siden "
     "gør gøre "
     "tage give mange flere første anden samt bør kun begge dage ønsker venligst"},
    {"sv", USCRIPT_LATIN, "å",
     "och i att det som en på är av för med den till inte har de om ett han men var "
     "jag vi "
     "från så kan när hon ska eller man under också efter vid hade sig mycket över där "
     "blev skulle än då nu bara ut sin sina mig dem denna detta upp vara varje utan "
     "alla "
     "vad andra något någon blir oss ni era kunde skulle mellan sedan gör göra ta ge "
     "många "
     "flera första annan samt bör endast båda vänligen mer"},
    {"no", USCRIPT_LATIN, "øå",
     "og i er på det som en til av for at med ikke den har de et om han var men jeg vi "
     "fra "
     "så kan når hun skal eller også etter ved hadde seg mye over der ble skulle enn "
     "da nå "
     "bare ut sin sine meg dem denne dette opp være hver uten alle hva andre noe noen "
     "blir "
     "mot vil hvis selv bli enhver oss dere kunne ville mellom siden gjør gjøre ta gi "
     "mange "
     "flere første annen samt bør kun begge ønsker vennligst ber mer"},
    {"fi", USCRIPT_LATIN, "ä",
     "ja on ei se että oli hän mutta ovat kun myös joka kuin hänen sen niin mitä jos "
     "tai "
     "mukaan ole sekä voi vain nyt olla vuoden jo ne jotka kanssa jälkeen minä sitä "
     "sitten "
     "olen tämä tämän oikeus kaikki siitä eivät ollut jonka mikä hyvin vielä ennen "
     "paljon "
     "hänellä jokaisella minun sinä me he olivat missä"},
    {"pl", USCRIPT_LATIN, "ąęłżśźćń",
     "i w na z się nie do to że jest o jak za od po co ale przez dla są tym czy tego "
     "oraz "
     "ma był który która które jego jej ich tylko już być może bardzo tak także przed "
     "pod "
     "było było była przy lub gdy każdy wszystkie we ze sobie mnie nas jako a u bo"},
    {"cs", USCRIPT_LATIN, "řěů",
     "a v se na je že to z s do o i ve za k po jsem si jako pro ale by jsou co tak od "
     "při "
     "už jeho nebo které který která jen byl byla bylo až může své před není ještě má "
     "když "
     "však být také více mezi nás jsme každý podle ani než bude byly svou u"},
    {"vi", USCRIPT_LATIN, "ơưđạảấầẩậắằặẹẻếềểễệịọốồổộớờởợụủứừửữựỳỹ",
     "và của là có không được cho một các trong những người với đã này để khi đến về "
     "ra "
     "như từ tôi ở hay theo cũng nhiều phải bị lại vào mọi đó trên nhưng hoặc rất sẽ "
     "anh "
     "quyền thì mà ông nước đều nhà"},
    {"tr", USCRIPT_LATIN, "ğış",
     "ve bir bu için da de ile olarak çok daha gibi kadar olan her ne o sonra ben ama "
     "en "
     "var değil ya veya olduğu ki hiç şey onun bütün göre kendi tarafından bunu onu "
     "sadece "
     "iki diye oldu zaman yok vardır herkes olduğunu nasıl mi mı içinde edilmiş"},
    {"hu", USCRIPT_LATIN, "őű",
     "a az és hogy nem egy is van volt meg ez ha de csak mint el már még minden vagy "
     "ami "
     "aki mert azt ezt ki be én kell le lesz olyan szerint után sem nagyon ő így való "
     "joga személynek fel akkor amely között két lehet volna azonban őt ezek itt ott"},
    {"ro", USCRIPT_LATIN, "ăâșțţ",
     "și şi de la în a cu nu o un pe că este care din mai pentru al ale sunt să ca fi "
     "sau "
     "fost au am dar lui prin ce se ei el ea era foarte după dacă fiecare orice are "
     "lor "
     "cum când tot toate unui unei despre fără între doar această acest acestei"},
    {"ru", USCRIPT_CYRILLIC, "ыэё",
     "и в не на что я с он а как это по но она к у из за от мы вы его о для же то все "
     "так "
     "бы было был была были ее мне есть только или еще ещё когда уже если до их при "
     "может "
     "который которые также этого быть чтобы нет ни под во со каждый человек имеет "
     "право"},
    {"uk", USCRIPT_CYRILLIC, "іїєґ",
     "і в не на що я з він а як це по але вона до у із за від ми ви його о для ж то "
     "все "
     "так було був була були її мені є тільки або ще коли вже якщо їх при може який "
     "які "
     "також цього бути щоб немає та під й про кожна людина має право свої"},
    {"bg", USCRIPT_CYRILLIC, "ъщ",
     "и на да се за в не е от че по са с до това като при ще или но който която които "
     "след "
     "той си му те тя има във към може бъде както само ни без между беше със един "
     "всички "
     "всеки човек право още са ако"},
    {"sr", USCRIPT_CYRILLIC, "јљњћђџ",
     "и је да у се на за од су са не што као који која које али или би из по то већ "
     "само "
     "био била бити може о до нису због када има све овај та њему његов"},
    {"ar", USCRIPT_ARABIC, "ةىأإ",
     "في من على إلى أن التي الذي هذا هذه عن مع كان لا ما هو هي كل أو قد ذلك بين بعد لم "
     "كما "
     "عند إن و ثم حتى أي"},
    {"fa", USCRIPT_ARABIC, "پچژگکی",
     "و در به از که این است را با برای آن یک خود تا بر هم شد شده می هر یا ما های دارد"},
    {"ur", USCRIPT_ARABIC, "ٹڈڑںےہھ",
     "کے میں کی ہے اور سے کا کو پر ہیں نے کہ یہ اس بھی ایک نہیں جو ہو تھا"},
};

struct Script {
  UScriptCode code;
  std::string_view tag;
};

/// Scripts that one language of our list writes in.
constexpr Script kOneLanguageScripts[] = {
    {USCRIPT_HANGUL, "ko"}, {USCRIPT_GREEK, "el"},      {USCRIPT_HEBREW, "he"},
    {USCRIPT_THAI, "th"},   {USCRIPT_DEVANAGARI, "hi"},
};

constexpr std::size_t kProfileCount = std::size(kProfiles);

/// What the lists hold, by word and by letter, so that a text is counted in one pass.
class Lists {
 public:
  /// Numbers of the lists that hold a word or letter; one that holds it twice is there
  /// twice.
  using Holders = std::vector<std::uint8_t>;

  static constexpr std::size_t kCount = kProfileCount;

  static const Lists& get() {
    static const Lists lists;
    return lists;
  }

  const Holders* of_word(std::string_view word) const {
    if (word.size() > longest_) return nullptr;
    const auto it = words_.find(word);
    return it == words_.end() ? nullptr : &it->second;
  }

  const Holders* of_letter(char32_t letter) const {
    const auto it = letters_.find(letter);
    return it == letters_.end() ? nullptr : &it->second;
  }

 private:
  Lists() {
    for (std::uint8_t k = 0; k < kProfileCount; ++k) {
      add_letters(kProfiles[k].letters, k);
      const std::string_view words = kProfiles[k].words;
      for (std::size_t begin = 0; begin < words.size();) {
        const std::size_t end = std::min(words.find(' ', begin), words.size());
        words_[words.substr(begin, end - begin)].push_back(k);
        longest_ = std::max(longest_, end - begin);
        begin = end + 1;
      }
    }
  }

  void add_letters(std::string_view letters, std::uint8_t list) {
    for (std::size_t offset = 0; offset < letters.size();)
      letters_[next_char(letters, offset)].push_back(list);
  }

  std::unordered_map<std::string_view, Holders> words_;
  std::unordered_map<char32_t, Holders> letters_;
  std::size_t longest_ = 0;
};

struct Counts {
  std::array<double, USCRIPT_CODE_LIMIT> scripts{};  // Letters of each script.
  std::array<double, kProfileCount> words{};         // Of each profile's list.
  std::array<double, Lists::kCount> letters{};       // Of each list.
  double word_count = 0.0;
  double letter_count = 0.0;
};

/// The script of a letter or mark; nothing when the character is neither.
std::optional<UScriptCode> script_of_letter(char32_t character) {
  if (character < 0x80) {
    const char32_t lower = character | 0x20;
    if (lower < 'a' || lower > 'z') return std::nullopt;
    return USCRIPT_LATIN;
  }
  if (character >= 0x4E00 && character <= 0x9FFF) return USCRIPT_HAN;
  if (character >= 0x3041 && character <= 0x3096) return USCRIPT_HIRAGANA;
  const auto point = static_cast<UChar32>(character);
  if (!u_isalpha(point) && !u_hasBinaryProperty(point, UCHAR_GRAPHEME_EXTEND))
    return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(point, &status);
  return script >= 0 && script < USCRIPT_CODE_LIMIT ? script : USCRIPT_UNKNOWN;
}

void count_sample(std::string_view sample, Counts& counts) {
  const Lists& lists = Lists::get();
  std::string word;
  const auto end_word = [&] {
    if (word.empty()) return;
    if (const auto* holders = lists.of_word(word))
      for (const std::uint8_t list : *holders) counts.words[list] += 1.0;
    counts.word_count += 1.0;
    word.clear();
  };
  const auto count_letter = [&](char32_t letter) {
    if (const auto* holders = lists.of_letter(letter))
      for (const std::uint8_t list : *holders) counts.letters[list] += 1.0;
  };
  for (std::size_t offset = 0; offset < sample.size();) {
    const std::size_t begin = offset;
    const char32_t character = next_char(sample, offset);
    const auto script = script_of_letter(character);
    if (!script) {
      end_word();
      continue;
    }
    counts.scripts[*script] += 1.0;
    counts.letter_count += 1.0;
    if (character < 0x80) {
      word += static_cast<char>(character | 0x20);
    } else if (script == USCRIPT_HAN || script == USCRIPT_HIRAGANA) {  // No case.
      word += sample.substr(begin, offset - begin);
    } else {
      const auto lower =
          static_cast<char32_t>(u_tolower(static_cast<UChar32>(character)));
      if (lower >= 0x80) count_letter(lower);
      append_char(word, lower);
    }
    // Nothing in the lists is this long; text without spaces must not pile up.
    if (word.size() > 60) end_word();
  }
  end_word();
}

/// Moves `offset` on to where a character begins.
std::size_t character_start(std::string_view text, std::size_t offset) {
  while (offset < text.size() && (text[offset] & 0xC0) == 0x80) ++offset;
  return offset;
}

Counts count(std::string_view text) {
  Counts counts;
  if (text.size() <= kSamples * kSampleBytes) {
    count_sample(text, counts);
    return counts;
  }
  for (std::size_t i = 0; i < kSamples; ++i) {
    const std::size_t begin =
        character_start(text, (text.size() - kSampleBytes) / (kSamples - 1) * i);
    const std::size_t end = character_start(text, begin + kSampleBytes);
    count_sample(text.substr(begin, end - begin), counts);
  }
  return counts;
}

DetectedLanguage detect_han(std::string_view text, const Counts& counts) {
  const double han = counts.scripts[USCRIPT_HAN];
  const double kana =
      counts.scripts[USCRIPT_HIRAGANA] + counts.scripts[USCRIPT_KATAKANA];
  // Even official Japanese has a third of kana; Chinese quotes some の now and then.
  if (kana > 0.08 * (han + kana)) return {"ja", 0.99};
  const std::string_view found = han_evidence(text).language();
  if (found.empty()) return {};
  // Names of papers and of offices are short, and sure all the same.
  return {std::string(found), han >= 30.0 ? 0.95 : 0.8};
}

/// Letters as wide as ideographs: ＡＢＣ. Only Japanese writes whole texts so.
bool is_wide_latin(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t next = 0; next < text.size();) {
    const char32_t c = next_char(text, next);
    if (!is_letter(c)) continue;
    if (c < U'Ａ' || c > U'ｚ') return false;
    ++letters;
  }
  return letters >= 2;
}

/// Share of words that are common in a language, with the bonus for letters.
double score(std::size_t profile, const Counts& counts) {
  constexpr double kLetterWeight = 4.0;  // a word is some five letters
  const double letters = counts.letters[profile] / counts.letter_count;
  return counts.words[profile] / counts.word_count +
         std::min(0.3, kLetterWeight * letters);
}

/// For texts of too few words: letters that hardly another language has.
DetectedLanguage detect_by_letters(UScriptCode script, const Counts& counts) {
  constexpr double kMinOwnLetters = 2.0;
  constexpr double kMinLead = 3.0;
  double best = 0.0;
  double second = 0.0;
  std::string_view tag;
  for (std::size_t k = 0; k < kProfileCount; ++k) {
    if (kProfiles[k].script != script) continue;
    if (counts.letters[k] > best) {
      second = best;
      best = counts.letters[k];
      tag = kProfiles[k].tag;
    } else {
      second = std::max(second, counts.letters[k]);
    }
  }
  if (best < kMinOwnLetters || best < kMinLead * second) return {};
  return {std::string(tag), 0.7};
}

DetectedLanguage detect_by_words(UScriptCode script, const Counts& counts) {
  constexpr double kMinWords = 4.0;
  constexpr double kMinScore = 0.12;
  if (counts.word_count < kMinWords) return detect_by_letters(script, counts);
  double best = 0.0;
  double second = 0.0;
  std::string_view tag;
  for (std::size_t k = 0; k < kProfileCount; ++k) {
    if (kProfiles[k].script != script) continue;
    const double value = score(k, counts);
    if (value > best) {
      second = best;
      best = value;
      tag = kProfiles[k].tag;
    } else {
      second = std::max(second, value);
    }
  }
  if (best < kMinScore) return {};
  // How far ahead it is, less what chance would give so few words.
  const double lead = (best - second) / best - 1.0 / counts.word_count;
  if (lead <= 0.02) return {};
  return {std::string(tag), std::min(0.99, 0.5 + 1.5 * lead)};
}

}  // namespace

bool is_detectable(std::string_view tag) {
  const auto has_tag = [tag](const auto& one) { return one.tag == tag; };
  return tag == "ja" || tag == "zh" ||
         std::any_of(std::begin(kProfiles), std::end(kProfiles), has_tag) ||
         std::any_of(std::begin(kOneLanguageScripts), std::end(kOneLanguageScripts),
                     has_tag);
}

namespace {

/// By a script that one language alone writes in; two letters of it are enough.
DetectedLanguage detect_by_script(const Counts& counts, double total) {
  constexpr double kMinScriptLetters = 2.0;
  for (const Script& script : kOneLanguageScripts) {
    const double letters = counts.scripts[script.code];
    const double share = letters / total;
    if (letters < kMinScriptLetters || share <= 0.4) continue;
    const double most = counts.letter_count < kMinLetters ? 0.8 : 0.99;
    return {std::string(script.tag), std::min(most, 0.5 + share / 2.0)};
  }
  return {};
}

}  // namespace

DetectedLanguage detect_language(std::string_view text) {
  const Counts counts = count(text);
  if (counts.letter_count == 0.0) return {};
  const double cjk = counts.scripts[USCRIPT_HAN] + counts.scripts[USCRIPT_HIRAGANA] +
                     counts.scripts[USCRIPT_KATAKANA];
  const double kOneIdeograph = 2.0;
  const double total = counts.letter_count + (kOneIdeograph - 1.0) * cjk;
  const bool is_cjk = kOneIdeograph * cjk > 0.4 * total;
  // One ideograph says as much as two or three letters; some say all.
  if (counts.letter_count + 1.5 * cjk < kMinLetters) {
    if (!is_cjk)
      return is_wide_latin(text) ? DetectedLanguage{"ja", 0.6}
                                 : detect_by_script(counts, total);
    const DetectedLanguage found = detect_han(text, counts);
    return {found.tag, std::min(found.confidence, 0.8)};
  }
  if (is_cjk) return detect_han(text, counts);
  if (DetectedLanguage found = detect_by_script(counts, total); !found.tag.empty())
    return found;
  for (const UScriptCode script : {USCRIPT_CYRILLIC, USCRIPT_ARABIC, USCRIPT_LATIN}) {
    if (counts.scripts[script] > 0.5 * total) {
      return detect_by_words(script, counts);
    }
  }
  return {};
}

}  // namespace awase
