// SPDX-License-Identifier: Apache-2.0
//
// The lists are ours, written by hand from grammars and style guides; words are in
// lower case and without their last full stop.

#include "text/abbreviations.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "text/unicode.h"

namespace awase {
namespace {

/// The words of one language, each list with a blank between words.
struct Words {
  std::string_view language;
  bool dotted_ordinals;
  std::string_view before_word;
  std::string_view before_number;
  std::string_view may_end;
  std::string_view starters;
};

// Written the same way in most languages of Europe, so looked up in all of them.
constexpr std::string_view kCommonBeforeWord = "mr mrs ms dr prof st e.g i.e cf vs";
constexpr std::string_view kCommonBeforeNumber =
    "no nos nr nrn n° nº no° p pp vol fig figs art § s.a tel fax";
constexpr std::string_view kCommonMayEnd =
    "etc inc co corp ltd jr sr a.m p.m a.d b.c ph.d u.s u.k u.n e.u u.s.a ibid al";

constexpr std::array kWords = {
    Words{
        .language = "en",
        .dotted_ordinals = false,
        .before_word = "mr mrs ms mx messrs mmes dr drs prof profs rev revd fr hon rt "
                       "gov lt gen col "
                       "capt cpt cmdr comdr adm maj sgt cpl pvt brig sen sens rep reps "
                       "supt insp det "
                       "pres pvt mgr msgr mt mts ft pt e.g i.e eg ie cf viz vs v "
                       "approx resp incl excl "
                       "esp orig trans transl ed eds comp repr rpt ca c fl b d née "
                       "attn asst assoc dist "
                       "natl intl univ dept lieut treas sec'y",
        .before_number = "no nos nr p pp pg pgs vol vols fig figs art arts ch chap "
                         "chaps sec secs sect "
                         "para paras par pars eq eqs eqn ex exx app appx tab tbl pl cl "
                         "sched rule reg regs "
                         "n° nº op bk pt pts ver rev ref refs ext rm apt ste bldg flt "
                         "hwy rte jan feb mar "
                         "apr jun jul aug sep sept oct nov dec mon tue tues wed thu "
                         "thur thurs fri sat sun "
                         "tel fax min max est var approx",
        .may_end = "etc inc co corp ltd plc llc bros mfg jr sr esq phd m.d ph.d b.a "
                   "m.a b.sc m.sc "
                   "d.c u.s u.k u.n e.u u.s.a u.s.s.r u.a.e a.m p.m a.d b.c b.c.e c.e "
                   "ave blvd rd st "
                   "ln ct pl sq pk pkwy al ibid op.cit loc.cit et.al seq hrs hr mins "
                   "secs lb lbs oz "
                   "ft yd yds mi sq cu gal qt mph rpm dept govt gov'n assn co-op ind "
                   "cal calif ariz "
                   "colo conn del fla ga ill kan ky la md mass mich minn miss mo mont "
                   "neb nev okla "
                   "ore pa penn tenn tex va vt wash wis wyo ont que alta",
        .starters =
            "a about above according after all also although an and another any are as "
            "at "
            "because before both but by can could did do does don't during each even "
            "every "
            "everyone finally first for from furthermore good had has have he hello "
            "her here "
            "hers his how however i i'd i'll i'm i've if in indeed instead is isn't it "
            "it's "
            "its just last later let let's long look many may maybe meanwhile moreover "
            "most "
            "mr mrs ms my neither nevertheless next no nobody nor not nothing now of "
            "oh on once "
            "one only or other others otherwise our over perhaps please rather second "
            "several "
            "she she's should similarly since so some somebody someone sometimes soon "
            "still "
            "such than thank that that's the their them then there there's therefore "
            "these "
            "they they're third this those though three through thus to today together "
            "tomorrow two under unless until upon very was we we'll we're we've well "
            "were what "
            "what's when where whether which while who whose why will with within "
            "without "
            "would yes yesterday yet you you're your"},
    Words{
        .language = "de",
        .dotted_ordinals = true,
        .before_word =
            "hr hrn fr frl fa dr prof med phil rer nat jur oec habil theol vet h.c "
            "dent dipl ing mag lic z.b z.bsp z.t u.a u.ä d.h i.d.r "
            "i.e "
            "s.o s.u vgl bzw bspw ca evtl ggf gem geb gest inkl exkl insb insbes zzgl "
            "abzgl sog lt m.e m.w o.ä röm ev kath st ehem allg dt engl frz lat griech "
            "österr schweiz max min mind durchschn urspr u zb dh",
        .before_number = "nr nrn s bd bde abb tab art abs kap ziff lit rn rz anm anl "
                         "bl hs jg kl pos str "
                         "tel fax jan jän feb mär apr jun jul aug sep sept okt nov dez "
                         "mo di mi do fr sa "
                         "so um ab",
        .may_end = "usw etc u.s.w co gmbh kg jh jhd jhdt std min sek mio mrd tsd stck "
                   "st str v.chr "
                   "n.chr a.d bzgl u.v.m u.ä o.ä f ff a.a.o ebd",
        .starters = "aber alle allerdings als also am an auch auf aus bei beim bis da "
                    "dabei dafür "
                    "dagegen daher damals damit danach dann daran darauf darüber darum "
                    "das dass dazu "
                    "den denn dennoch der deren des deshalb dessen die dies diese "
                    "dieser dieses doch "
                    "dort du durch ein eine einem einen einer eines er erst es für "
                    "gegen hat hier "
                    "hinter ich ihr ihre im in ist ja jede jeder jedes jedoch jetzt "
                    "kein keine können "
                    "man mehr mein mit nach nachdem nein neben nicht noch nun nur ob "
                    "oder ohne schon "
                    "sehr sein seine seit sich sie sind so sobald somit sondern soweit "
                    "statt trotz "
                    "trotzdem über um und uns unser unter viele vom von vor während "
                    "wann war waren "
                    "warum was weil weiter welche wenn wer werden wie wir wird wo "
                    "wurde wurden zu zum "
                    "zur zwar zwei zwischen"},
    Words{.language = "fr",
          .dotted_ordinals = false,
          .before_word = "m mm mme mmes mlle mlles dr drs pr prof me mes mgr st ste "
                         "c.-à-d càd p.ex ex cf "
                         "env av apr c.à.d éd éds trad coll dir réf i.e e.g s.a.r mal "
                         "gal col cap lt",
          .before_number =
              "n no nos n° nº p pp vol t chap ch art al fig figs tab pl sect § ann "
              "janv févr "
              "avr juil sept oct nov déc tél fax lun mar mer jeu ven sam dim",
          .may_end = "etc cie ltée inc s.a s.a.r.l j.-c j.c éts bd boul av ibid id "
                     "op.cit sq sqq "
                     "hab min env",
          .starters = "à afin ainsi alors après au aucun aujourd'hui aussi autre aux "
                      "avant avec beaucoup "
                      "bien c'est ce cela celle celui cependant ces cet cette ceux "
                      "chaque comme comment "
                      "d'abord d'autres dans de depuis des dès donc du elle elles en "
                      "encore enfin ensuite "
                      "est et il ils j'ai je jusqu'à l'on la là le les leur leurs "
                      "lorsque lui mais malgré "
                      "même mes mon ne ni non nos notre nous on or ou où par parce "
                      "pendant peu peut-être "
                      "plus plusieurs pour pourquoi pourtant puis puisque qu'est-ce "
                      "quand que quel quelle "
                      "quelques qui quoi sa sans se selon ses seul si son sous souvent "
                      "sur ta tandis te "
                      "tes ton tous tout toute toutefois toutes très tu un une vers "
                      "voici voilà vos votre "
                      "vous y"},
    Words{
        .language = "es",
        .dotted_ordinals = false,
        .before_word =
            "sr sra srta sres sras d dña dr dra drs prof profa lic ing arq gral cnel "
            "cap tte sto sta san fr ee lun mié jue vie sáb dom depto prov mons excmo "
            "excma ilmo p.ej ej cf vs aprox máx mín i.e e.g ud uds vd vds",
        .before_number =
            "n no nº núm núms pág págs p pp vol vols t cap caps art arts fig figs "
            "tab sec § ap ene feb mar abr may jun jul ago sept oct nov dic tel tfno",
        .may_end = "etc cía ltda s.a s.l s.r.l ee.uu uu rr.hh hh a.c d.c av avda c "
                   "ctra pza dpto izq dcha "
                   "a.m p.m hnos ibid",
        .starters =
            "a además ahora al algunos ante antes aquí así aun aunque bajo cada como "
            "con cuando de del desde después donde durante el él ella ellos en "
            "entonces "
            "entre era es esa ese eso esta está este esto estos fue ha hace hacia "
            "hasta "
            "hay la las le lo los luego más mi mientras muchos muy nada ni no nos "
            "nosotros nuestro o otra otro para pero por porque pues que quién se según "
            "ser si sí sin sino sobre solo son su sus también tan tanto tiene toda "
            "todas "
            "todo todos tras tu tú un una unos usted y ya yo"},
    Words{
        .language = "it",
        .dotted_ordinals = false,
        .before_word = "sig sigg sig.ra sig.na dir amm uff ind sez tit d.ssa dr dott "
                       "dott.ssa prof prof.ssa avv ing arch geom on "
                       "rag gen col cap ten mons s ss sen es p.es cfr ca i.e vs ecc.mo",
        .before_number =
            "n nn no nº p pag pagg pp vol voll cap capp art artt fig figg tab § "
            "gen feb mar apr mag giu lug ago set sett ott nov dic tel",
        .may_end = "ecc etc s.p.a s.r.l s.n.c a.c d.c v.le p.za c.so ibid al",
        .starters =
            "a ad al alcuni alla allora anche ancora c'è che chi ci come con così cosa "
            "da dal dalla del della di dopo dove due durante e è ecco era essa esso fu "
            "già gli ha ho i il in infatti invece io l'altro la le lei lo loro lui ma "
            "mentre molti nel nella nelle noi non nostro o ogni oggi ora per perché "
            "però "
            "più poi prima quale quando quanto quella quello questa queste questi "
            "questo "
            "qui se secondo senza si sì solo sono sopra sotto su sua sue sugli sul suo "
            "tra tu tutta tutte tutti tutto un un'altra una uno voi"},
    Words{
        .language = "pt",
        .dotted_ordinals = false,
        .before_word =
            "sr sra srs sras srta dr dra drs prof profa d eng exmo exma ilmo gen cel "
            "cap ten pe sto sta p.ex ex cf vs aprox máx mín v.g i.e",
        .before_number =
            "n no nº núm pág págs p pp vol vols t cap caps art arts fig figs tab § "
            "inc jan fev mar abr mai jun jul ago set out nov dez tel",
        .may_end = "etc cia ltda s.a lda e.u.a a.c d.c av r pça ibid al",
        .starters =
            "a à além agora ainda algumas alguns ao aos após aquela aquele as assim "
            "até "
            "cada com como contudo da das de depois desde do dos durante e é ela elas "
            "ele "
            "eles em embora então entre era essa esse esta está este estes eu foi há "
            "isso "
            "isto já mais mas mesmo muito muitos na não nas nem no nos nós nossa nosso "
            "o "
            "onde os ou outra outro para pela pelo pois por porém porque portanto "
            "quando "
            "quanto que quem se segundo sem ser seu sim só sobre sua também tem todos "
            "tudo um uma você"},
    Words{
        .language = "nl",
        .dotted_ordinals = false,
        .before_word =
            "dhr mevr mw mej dr drs prof ir ing mr ds st jhr bijv bv d.w.z dwz o.a "
            "m.a.w "
            "i.p.v t.o.v m.b.t n.a.v t.a.v i.v.m vgl ca evt incl excl resp zgn gen kol",
        .before_number =
            "nr nrs p pp blz pag dl afb fig tab art hfst par bijl jan feb mrt apr jun "
            "jul aug sep sept okt nov dec tel",
        .may_end = "enz etc e.d b.v n.v v.chr n.chr a.d str e.a c.s ibid",
        .starters = "aan al alle als bij daar daarna dan dat de deze die dit doch door "
                    "dus een en er "
                    "haar heb heeft het hier hij hoe hun ik in is ja je jullie kan "
                    "maar meer men met "
                    "mijn na naar nee niet nog nu of om onder ons ook op over sinds te "
                    "ten toch toen "
                    "tot tussen u uit van veel volgens voor waar waarom wanneer want "
                    "was wat we wel "
                    "welke wie wij ze zij zijn zo zonder zou"},
    Words{
        .language = "is",
        .dotted_ordinals = true,
        .before_word =
            "hr frú dr prof séra sr skv sbr t.d t.a.m þ.e þ.e.a.s m.a þ.á.m u.þ.b ca "
            "nk sk svo.sem m.v v s.s f.o.m t.o.m heil st",
        .before_number =
            "nr bls gr mgr tl kap tbl mynd jan feb febr mars apr maí jún júl ág ágúst "
            "sep sept okt nóv des kl s m",
        .may_end = "o.fl o.s.frv o.s.fr f.kr e.kr hf ehf sf o.þ.h þús millj m.kr kr "
                   "e.h f.h u.þ.b "
                   "nr al ofl osfrv",
        .starters = "að af allir annað annar auk á áður bæði eða ef eftir eins einn "
                    "einnig ekki en "
                    "er ég fjölmargir frá fyrir hann hans hér hin hins hún hvað hver "
                    "hvernig hvers "
                    "í já jafnframt meðal með nei nú og okkar síðan sem slík sú svo "
                    "til um undir "
                    "upp var verði við þá það þannig þar þau þegar þeir þess þessar "
                    "þessi þessir "
                    "þetta því þó þær"},
    Words{.language = "sv",
          .dotted_ordinals = false,
          .before_word = "hr fr dr prof t.ex tex bl.a d.v.s dvs s.k m.a.o p.g.a pga "
                         "t.o.m fr.o.m f.d "
                         "jfr jmf ca inkl exkl resp enl ev st avd",
          .before_number =
              "nr s sid kap art fig tab bil § jan feb apr jun jul aug sep sept okt nov "
              "dec tel kl",
          .may_end = "m.m m.fl osv o.s.v etc f.kr e.kr milj mkr kr e.d o.d a.b",
          .starters = "alla allt av där de den denna dessa det detta då du efter ej "
                      "eller en enligt "
                      "ett även från för genom han hans har här hon hur i ingen inom "
                      "inte ja jag kan "
                      "men med mellan mot när något nu nej och också om på redan samt "
                      "sedan så som "
                      "till trots under upp ur utan vad var vi vid vilka vilken ni är"},
    Words{
        .language = "da",
        .dotted_ordinals = true,
        .before_word = "hr fr dr prof f.eks feks bl.a dvs d.v.s p.g.a pga ca inkl "
                       "ekskl evt jf jfr skt kgl kbh "
                       "iflg ift mht mv s.k såk st",
        .before_number =
            "nr s sid kap art fig tab bilag stk § jan feb mar apr jun jul aug sep sept "
            "okt nov dec tlf kl",
        .may_end = "osv o.s.v m.m m.v m.fl etc f.kr e.kr mio mia kr a/s o.l",
        .starters =
            "af alle at blandt da de den denne der derefter derfor dermed det dette "
            "disse "
            "du efter eller en er et for fra før gennem han hans har her hun hvad hver "
            "hvilken hvis hvor hvordan hvorfor i ifølge ikke ingen ja jeg kan man med "
            "mellem "
            "men nej nogle nu når og også om på samt siden som så til under ved vi"},
    Words{.language = "no",
          .dotted_ordinals = true,
          .before_word = "hr fr dr prof f.eks feks bl.a dvs d.v.s pga p.g.a ca inkl "
                         "ekskl evt jf jfr skt kgl kbh "
                         "ifm ift mht st",
          .before_number =
              "nr s kap art fig tab pkt § jan feb mar apr jun jul aug sep sept okt nov "
              "des tlf kl",
          .may_end = "osv o.s.v m.m m.v m.fl etc f.kr e.kr mill mrd kr a/s o.l",
          .starters = "alle at av da de den denne der derfor dermed det dette disse du "
                      "en er et etter "
                      "for fra før gjennom han hans har her hun hva hver hvilken hvis "
                      "hvor hvordan "
                      "hvorfor i ifølge ikke ingen ja jeg kan man med mellom men nei "
                      "noen nå når og "
                      "også om på samt siden som så til under ved vi"},
    Words{
        .language = "fi",
        .dotted_ordinals = true,
        .before_word =
            "hra rva nti tri dr prof esim ks vrt ts eli n noin ns nk mm st ym",
        .before_number = "nro s luku kuva taul tammi helmi klo puh mom",
        .may_end = "jne ym yms tms eaa jaa ekr jkr milj mrd kpl oy etc",
        .starters =
            "ei eikä ennen entä eräs he hän hänen itse ja jo joka jos kaikki kanssa "
            "koska kun "
            "kuten kyllä lisäksi me mikä milloin minkä minä missä mitä mutta myös ne "
            "niiden "
            "niin nyt näin nämä olen oli on se sekä sen siellä sillä sinä sitten siksi "
            "tai te tuo tämä tämän tällä vaan vai vaikka vain voi"},
    Words{
        .language = "pl",
        .dotted_ordinals = true,
        .before_word =
            "np tzn tj tzw m.in ok dr prof mgr inż hab ks św p pp płk gen kpt por red "
            "im "
            "ul al pl os woj pow gm por zob wg ang niem fr łac ros dot wyd śp",
        .before_number = "nr s str t r rozdz art ust pkt poz rys tab zał § tel godz w",
        .may_end = "itd itp etc r w p.n.e n.e tys mln mld zł gr godz min m.st s.a",
        .starters = "a aby ale albo ani bez był była było były co czy dla do dlatego "
                    "gdy gdzie i ich "
                    "ja jak jako jednak jego jej jest jeśli już każdy kiedy kto która "
                    "który lecz ma "
                    "mimo może my na nad natomiast nie niech o od on ona oni ono oraz "
                    "po pod ponieważ "
                    "potem przed przez przy są się ta tak także tam te tego ten teraz "
                    "to tu ty tylko "
                    "tym u w więc wszystko wtedy z za że"},
    Words{
        .language = "cs",
        .dotted_ordinals = true,
        .before_word = "napr tzv t.j ing např tzn tj tzv mj cca dr prof doc ing mgr "
                       "mudr judr phdr bc "
                       "sv p pí sl gen "
                       "plk kpt por srov viz ul nám vč resp popř event zejm",
        .before_number = "č čj s str sv kap odst čl písm obr tab příl § tel r roč",
        .may_end = "atd apod aj etc n.l př.n.l tis mil mld kč a.s s.r.o hod min r stol",
        .starters = "a aby ale ani až bez bude by byl byla bylo byly co další do i jak "
                    "jako jaký je "
                    "jeho její jejich jsem jsme jsou k kde kdo když která který ale "
                    "mezi my na nad "
                    "ne nebo není o od on ona oni po pod podle pokud potom pro proto "
                    "protože před "
                    "při s se si také tak tam tato tedy ten tento to toto tu ty u v ve "
                    "však všechno "
                    "vy z za ze že"},
    Words{
        .language = "ru",
        .dotted_ordinals = false,
        .before_word = "г-н г-жа гг гр им т.е т.н т.к т.о напр см ср проф акад доц д-р "
                       "св о ул пер пгт "
                       "пл просп обл р-н с пос д кв корп стр тов ген полк кап лат англ "
                       "нем фр греч",
        .before_number =
            "№ с стр т п пп ст гл рис табл ч илл прил § янв февр мар апр июн июл авг "
            "сент окт нояб дек тел",
        .may_end =
            "т.д т.п др пр г гг в вв н.э до.н.э тыс млн млрд руб коп мин сек ч и.т.д",
        .starters =
            "а без более был была было были в вам вас во вот все всё вы где да для до "
            "его "
            "ее её если есть ещё же за здесь и из или им их к как когда который кто ли "
            "между меня мне многие может мой мы на над надо наш не нет ни но о об "
            "однако "
            "он она они оно от перед по под поэтому после потом почему при с сейчас со "
            "так "
            "также такой там то тогда тот ты у уже хотя чего через что чтобы эта эти "
            "это "
            "этого этот я"},
    Words{.language = "hi",
          .dotted_ordinals = false,
          .before_word = "डॉ डा श्री श्रीमती पं प्रो मो सं स्व कु इं",
          .before_number = "सं पृ क्र",
          .may_end = "",
          .starters = ""},
    Words{.language = "el",
          .dotted_ordinals = false,
          .before_word = "κ κα κος κκ δρ καθ π.χ δηλ βλ πρβλ αγ λ.χ οδ αρ",
          .before_number = "αρ αρθ σ σελ τ τόμ κεφ εικ πίν παρ τηλ",
          .may_end = "κ.λπ κ.ά κ.τ.λ κλπ κτλ π.μ μ.μ π.χ μ.χ α.ε ε.π.ε",
          .starters = "αλλά αν από αυτά αυτή αυτό αυτός για δεν ένα ένας εάν εδώ είναι "
                      "εκεί εμείς η θα "
                      "και κάθε κατά με μετά μια να ο οι όμως όπως όταν ότι πολύ που "
                      "πριν πώς σε στη "
                      "στην στο στον τα την της τι το τον του τους των"},
};

/// The lists of one language, ready to be asked.
struct Lookup {
  std::unordered_map<std::string, Abbreviation> abbreviations;
  std::unordered_set<std::string> starters;
  bool dotted_ordinals = false;
};

template <typename Visit>
void for_each_word(std::string_view words, Visit visit) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (end > 0) visit(std::string(words.substr(0, end)));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

// Later lists give way to earlier ones, but "may end" wins over both: only there does
// what follows decide.
void add(Lookup& lookup, std::string_view words, Abbreviation use) {
  for_each_word(words, [&](std::string word) {
    const auto [place, is_new] = lookup.abbreviations.emplace(fold(word), use);
    if (!is_new && use == Abbreviation::may_end) place->second = use;
  });
}

Lookup make_lookup(const Words* words) {
  Lookup lookup;
  if (words != nullptr) {
    add(lookup, words->before_word, Abbreviation::before_word);
    add(lookup, words->before_number, Abbreviation::before_number);
    add(lookup, words->may_end, Abbreviation::may_end);
    for_each_word(words->starters,
                  [&](std::string word) { lookup.starters.insert(fold(word)); });
    lookup.dotted_ordinals = words->dotted_ordinals;
  }
  for (const auto& [list, use] :
       {std::pair{kCommonBeforeWord, Abbreviation::before_word},
        std::pair{kCommonBeforeNumber, Abbreviation::before_number},
        std::pair{kCommonMayEnd, Abbreviation::may_end}}) {
    for_each_word(list, [&lookup, use = use](std::string word) {
      lookup.abbreviations.emplace(fold(word), use);
    });
  }
  return lookup;
}

// Languages close enough to share a list.
std::string_view listed_language(std::string_view language) {
  if (language == "nb" || language == "nn") return "no";
  if (language == "sk") return "cs";
  if (language == "uk" || language == "be" || language == "bg") return "ru";
  if (language == "gl" || language == "ca") return "es";
  if (language == "fo") return "is";
  // Japanese and the like quote English.
  if (language == "ja" || language == "zh" || language == "ko" || language.empty())
    return "en";
  return language;
}

const Lookup& lookup_for(std::string_view language) {
  static const auto tables = [] {
    std::unordered_map<std::string, Lookup> made;
    for (const Words& words : kWords) made.emplace(words.language, make_lookup(&words));
    made.emplace("", make_lookup(nullptr));
    return made;
  }();
  const auto found = tables.find(std::string(listed_language(language)));
  return found == tables.end() ? tables.at("") : found->second;
}

}  // namespace

std::optional<Abbreviation> find_abbreviation(std::string_view language,
                                              std::string_view word) {
  const Lookup& lookup = lookup_for(language);
  const auto found = lookup.abbreviations.find(fold(word));
  if (found == lookup.abbreviations.end()) return std::nullopt;
  return found->second;
}

bool is_sentence_starter(std::string_view language, std::string_view word) {
  std::string folded = fold(word);
  constexpr std::string_view kApostrophe = "’";
  for (std::size_t at = folded.find(kApostrophe); at != std::string::npos;
       at = folded.find(kApostrophe, at)) {
    folded.replace(at, kApostrophe.size(), "'");
  }
  return lookup_for(language).starters.contains(folded);
}

bool has_dotted_ordinals(std::string_view language) {
  return language == "hu" || language == "et" || language == "lv" || language == "sl" ||
         language == "hr" || language == "sr" || language == "bs" || language == "tr" ||
         lookup_for(language).dotted_ordinals;
}

}  // namespace awase
