// SPDX-License-Identifier: Apache-2.0

#include "text/openers.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "text/language.h"
#include "text/unicode.h"

namespace awase {
namespace {

using enum Opener;

/// Openers of one kind in one language, apart by "|".
struct Entry {
  std::string_view language;
  Opener opener;
  std::string_view words;
};

constexpr Entry kEntries[] = {
    {"ja", adds,
     "そのうえ|その上|そして|それに|それから|また、|さらに|更に|加えて|しかも|"
     "同時に|次に|続いて|そのほか|その他|プラス"},
    {"ja", turns,
     "しかし|だが|ですが|でも|ただ、|ただし|けれど|けど|ところが|とはいえ|一方|"
     "それでも|にもかかわらず|その一方|むしろ|が、|もっとも"},
    {"ja", follows,
     "そのため|それで|そこで|だから|ですから|なので|したがって|従って|よって|"
     "すると|では|じゃ|さて|ゆえに|こうして|その結果|その後|で、|そうする|"
     "そうすれば|となると|それなら|ということは|このため|このように|これによ"},
    {"ja", says, "つまり|例えば|たとえば|すなわち|要するに|ちなみに|ところで"},
    {"ja", agrees,
     "そうです|そう、|そう。|そうそう|はい|ええ、|ええ。|うん|まさに|まさしく"},
    {"ja", denies, "いいえ|いや|いえ|違う|違い"},
    {"ja", accepts,
     "そうですね|わかりました|分かりました|オーケー|オッケー|ok|よし|なるほど|"
     "いいです|よかった|確かに"},
    {"ja", hums, "うーん|ふむ|んー|ふーん|んん|うむ|うーむ|ふん|ふう"},
    {"ja", gropes, "えー|えっと|ええっと|ええと|あー|ああ|あの、|あのー|まあ"},

    {"en", adds,
     "and|also|then|moreover|furthermore|besides|additionally|in addition|plus|"
     "likewise|secondly|next"},
    {"en", turns,
     "but|however|yet|still|nevertheless|nonetheless|instead|meanwhile|rather|"
     "on the other"},
    {"en", follows,
     "so|therefore|thus|hence|consequently|accordingly|as a result|now|later|"
     "subsequently"},
    {"en", says,
     "for example|for instance|namely|that is|i mean|in other words|incidentally|"
     "by the way"},
    {"en", agrees, "yes|yeah|yep|yup|exactly"},
    {"en", denies, "no|nope|nah"},
    {"en", accepts, "okay|ok|kay|right|alright|all right|sure|cool|good|great"},
    {"en", hums, "hmm|hm|mm|mmm|uh-huh"},
    {"en", gropes, "um|uh|er|em|well|oh|ah"},

    {"de", adds, "und|auch|außerdem|dann|ferner|zudem|ebenso"},
    {"de", turns, "aber|doch|jedoch|dennoch|trotzdem|allerdings|dagegen|hingegen"},
    {"de", follows, "also|so|daher|darum|deshalb|deswegen|nun|folglich"},
    {"de", says, "zum beispiel|nämlich|das heißt"},
    {"de", agrees, "ja|genau"},
    {"de", denies, "nein"},
    {"de", accepts, "gut|okay"},

    {"fr", adds, "et|aussi|puis|ensuite|enfin|de plus|en outre"},
    {"fr", turns, "mais|or|cependant|toutefois|pourtant|néanmoins|par contre"},
    {"fr", follows, "donc|ainsi|alors|c'est pourquoi"},
    {"fr", says, "par exemple|c'est-à-dire"},
    {"fr", agrees, "oui"},
    {"fr", denies, "non"},
    {"fr", accepts, "bon|bien|d'accord"},
};

using Words = OpenerFinder::Words;

void add_words(const Entry& entry, Words& words) {
  for (std::size_t from = 0; from <= entry.words.size();) {
    const std::size_t to = std::min(entry.words.find('|', from), entry.words.size());
    words.emplace(fold(entry.words.substr(from, to - from)), entry.opener);
    from = to + 1;
  }
}

const Words* words_of(const std::string& language) {
  static const std::map<std::string, Words> lists = [] {
    std::map<std::string, Words> all;
    for (const Entry& entry : kEntries)
      add_words(entry, all[std::string(entry.language)]);
    return all;
  }();
  const auto found = lists.find(language);
  return found != lists.end() ? &found->second : nullptr;
}

/// No opener is longer, in code points.
constexpr std::size_t kLongest = 16;

}  // namespace

OpenerFinder::OpenerFinder(std::string_view language) {
  const std::string primary = primary_language(language);
  words_ = words_of(primary);
  has_spaces_ = primary != "ja";
}

Opener OpenerFinder::find(std::string_view segment) const {
  if (words_ == nullptr) return none;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < segment.size(); begin = at)
    if (is_letter(next_char(segment, at))) break;
  std::size_t end = begin;
  for (std::size_t n = 0; n <= kLongest && end < segment.size(); ++n)
    next_char(segment, end);
  const std::string start = fold(segment.substr(begin, end - begin));
  Opener opener = none;
  for (std::size_t at = 0; at < start.size();) {
    next_char(start, at);
    std::size_t next = at;
    if (has_spaces_ && at < start.size() && is_letter(next_char(start, next))) continue;
    const std::string_view begun = std::string_view(start).substr(0, at);
    const auto found = words_->lower_bound(begun);
    if (found == words_->end() || !found->first.starts_with(begun)) break;
    if (found->first == begun) opener = found->second;
  }
  return opener;
}

}  // namespace awase
