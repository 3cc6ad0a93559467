// SPDX-License-Identifier: Apache-2.0

#include "text/stop_words.h"

#include <map>
#include <sstream>

namespace awase {
namespace {

constexpr const char* kEnglish =
    "a an the and or but nor so yet if then than as at by for from in into of off on "
    "onto out over to up upon with within without about above after against along "
    "among "
    "around before behind below between during per since through throughout till "
    "toward "
    "towards under until via is am are was were be been being do does did done doing "
    "have "
    "has had having will would shall should can could may might must cannot don't "
    "doesn't "
    "didn't isn't aren't wasn't weren't won't wouldn't couldn't shouldn't can't i me "
    "my "
    "mine we us our ours you your yours he him his she her hers it its they them their "
    "theirs this that these those there here who whom whose which what when where why "
    "how "
    "all any both each either every few more most much many neither other others some "
    "such only own same too very just also not no s t re ve ll d m o one ones etc "
    "e.g i.e e g sth sb something someone somebody one's oneself to";

constexpr const char* kGerman =
    "der die das den dem des ein eine einen einem einer eines und oder aber doch denn "
    "wenn als wie dass daß ob weil in im an am auf aus bei mit nach von vom vor zu zum "
    "zur "
    "über unter um für durch gegen ohne bis ist sind war waren sein hat haben hatte "
    "hatten "
    "wird werden wurde wurden worden kann können konnte muss müssen soll sollen nicht "
    "kein "
    "keine ich du er sie es wir ihr ihm ihn ihnen uns mir mich dir dich sich mein dein "
    "seine seiner seinem seinen ihre ihrer ihrem ihren unser dieser diese dieses "
    "diesem "
    "diesen jener jene welche welcher was wer wo auch noch nur schon so sehr hier da "
    "dort "
    "man zwischen";

constexpr const char* kFrench =
    "le la les l un une des du de d et ou mais donc or ni car que qui quoi dont où si "
    "comme à au aux en dans par pour sur sous avec sans entre vers chez est sont était "
    "étaient être été a ont avait avaient avoir sera fut je tu il elle on nous vous "
    "ils "
    "elles me te se lui leur leurs y ce cet cette ces mon ma mes ton ta tes son sa ses "
    "notre nos votre vos ne pas plus très aussi même tout tous toute toutes c j n s qu "
    "m t";

constexpr const char* kSpanish =
    "el la los las un una unos unas y e o u pero si que quien cual como de del a al en "
    "con "
    "por para sin sobre entre hasta desde es son era eran ser fue ha han había haber "
    "está "
    "están yo tú él ella nosotros ellos ellas me te se lo le les nos su sus mi mis tu "
    "este "
    "esta estos estas ese esa eso no más muy también ya";

constexpr const char* kItalian =
    "il lo la i gli le l un uno una e o ma se che chi cui come di del dello della dei "
    "degli "
    "delle d a al allo alla ai agli alle da dal dalla in nel nella nei con su sul "
    "sulla per "
    "tra fra è sono era erano essere ha hanno aveva avere io tu lui lei noi voi loro "
    "mi ti "
    "si ci vi questo questa questi queste non più anche";

constexpr const char* kPortuguese =
    "o a os as um uma e ou mas se que quem como de do da dos das em no na nos nas por "
    "pelo "
    "pela para com sem sobre entre até é são era eram ser foi tem têm há ter eu ele "
    "ela nós "
    "eles elas me te se lhe seu sua seus suas este esta esse essa não mais muito "
    "também já "
    "ao aos à às";

constexpr const char* kDutch =
    "de het een en of maar want als dan dat die dit deze wie wat waar in op aan van "
    "voor "
    "met bij naar uit over onder door tot om te zonder is zijn was waren wordt worden "
    "werd "
    "heeft hebben had kan kunnen moet zal zou ik je jij hij zij ze we wij u mij hem "
    "haar "
    "hun ons er niet geen ook nog al zo";

constexpr const char* kIcelandic =
    "og eða en ef að sem er eru var voru vera verið hefur hafa hafði í á af frá til "
    "við með "
    "um fyrir eftir undir yfir úr ég þú hann hún það við þið þeir þær þau mér þér "
    "honum "
    "henni því okkur sig sér sinn sín þessi þetta þess þeim ekki líka svo þá þar hér";

// Words of Japanese that dictionaries list but that only link or colour a sentence.
constexpr const char* kJapanese =
    "する した して しない される された こと もの ため とき ところ よう それ これ "
    "あれ "
    "その この あの どの ここ そこ あそこ ある いる ない なる なっ あり なり おり おい "
    "から "
    "まで より ので のに けど けれど だけ など ほど くらい ぐらい として について "
    "における "
    "において による によって により という といった という である であり ます ました "
    "ません "
    "です でした ください でも では には とは にも また および 及び または 又は そして "
    "しかし "
    "ただし さらに 更に とも たち さん できる でき られ られる れる せる させ させる "
    "たい たり "
    "ながら つつ など 等 的 者 的な 化 性 々 にて へと のも のは のが のを これら "
    "それら ここで "
    "いう いっ いい もっ もつ 持つ 持っ くる きた いく いっ おく みる しまう しまっ "
    "くれ くれる "
    "もらう ところ はず わけ ほか 他 その他 上 中 下 内 前 後 時 際 間 方 為 事 物 所 "
    "様 "
    "ある種 本 同 各 当 該 約 第 達 私 あなた 彼 彼女 何 誰 どう そう こう ああ もう "
    "まだ "
    "とても かなり よく ずっと すべて 全て みな たくさん いつ どこ なぜ だれ なに へん "
    "うち "
    "かっ だっ だろう でしょう ましょう ませ まし いた いて いない てい しれ かも "
    "しれない "
    "のです のだ んです んだ ますが ですが";

/// In both writings.
constexpr const char* kChinese =
    "的 了 是 在 和 与 與 及 或 也 都 就 而 但 但是 这 這 那 这个 這個 那个 那個 这些 "
    "這些 那些 我 你 您 他 她 它 我们 我們 你们 你們 他们 他們 她们 她們 它们 它們 "
    "自己 "
    "之 其 于 於 以 为 為 因为 因為 所以 如果 把 被 将 將 对 對 对于 對於 从 從 到 由 "
    "向 给 給 让 讓 使 得 地 着 著 过 過 吗 嗎 呢 吧 啊 有 没有 沒有 不 没 沒 会 會 能 "
    "可以 可能 要 还 還 又 再 很 更 最 已 已经 已經 个 個 些 并 並 且 则 則 虽然 雖然";

StopWords parse(const char* words) {
  std::istringstream in(words);
  StopWords set;
  for (std::string word; in >> word;) set.insert(word);
  return set;
}

}  // namespace

const StopWords* stop_words(std::string_view language) {
  static const std::map<std::string, StopWords, std::less<>> lists = [] {
    std::map<std::string, StopWords, std::less<>> all;
    all.emplace("en", parse(kEnglish));
    all.emplace("de", parse(kGerman));
    all.emplace("fr", parse(kFrench));
    all.emplace("es", parse(kSpanish));
    all.emplace("it", parse(kItalian));
    all.emplace("pt", parse(kPortuguese));
    all.emplace("nl", parse(kDutch));
    all.emplace("is", parse(kIcelandic));
    all.emplace("ja", parse(kJapanese));
    all.emplace("zh", parse(kChinese));
    return all;
  }();
  const auto found = lists.find(language);
  return found == lists.end() ? nullptr : &found->second;
}

}  // namespace awase
