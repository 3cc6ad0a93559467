// SPDX-License-Identifier: Apache-2.0

#include "align/lexicon.h"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "align/aligner.h"
#include "align/learn_lexicon.h"
#include "align/lexicon_index.h"
#include "align/links.h"
#include "tests/align/tiny_text.h"
#include "text/error.h"

namespace awase {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

Lexicon read(std::string_view bytes) { return read_lexicon(bytes, "l", "de", "fr"); }

std::string refusal(std::string_view bytes) {
  try {
    read(bytes);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input);
    EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos);
    return error.what();
  }
  return "";
}

TEST(Lexicon, IsReadFromTsv) {
  const Lexicon lexicon = read(
      "\xEF\xBB\xBF# words\nBerg\tmontagne\t0.9\r\n\n Hütte \t refuge "
      "\nHaus\tmaison\tn. f.\n");
  EXPECT_THAT(lexicon.entries, ElementsAre(LexiconEntry{"Berg", "montagne", 0.9},
                                           LexiconEntry{"Haus", "maison", 1.0},
                                           LexiconEntry{"Hütte", "refuge", 1.0}));
  EXPECT_THAT(lexicon.issues, IsEmpty());
}

TEST(Lexicon, SharesTheWeightOfAWordAmongItsTranslations) {
  // Four translations, 1/sqrt(4) each; one that came with a weight keeps it.
  const Lexicon lexicon = read("a\tw\na\tx\na\ty\t0.75\na\tz\na\tw\nb\tw\n");
  EXPECT_THAT(lexicon.entries,
              ElementsAre(LexiconEntry{"a", "w", 0.5}, LexiconEntry{"a", "x", 0.5},
                          LexiconEntry{"a", "y", 0.75}, LexiconEntry{"a", "z", 0.5},
                          LexiconEntry{"b", "w", 1.0}));
}

TEST(Lexicon, CountsTheLinesThatAreNoEntry) {
  const Lexicon lexicon = read("Berg\tmontagne\nno tab here\n\tonly\n");
  EXPECT_EQ(lexicon.entries.size(), 1u);
  EXPECT_THAT(english(lexicon.issues),
              ElementsAre(HasSubstr("l:2: 2 lines were left out")));
}

TEST(Lexicon, ReadsHunalignsDictionariesBackwardsAndPastLoneSigns) {
  const Lexicon lexicon = read("@\nla montagne @ der Berg\n @ \n#1 @ Nummer eins\n");
  EXPECT_THAT(lexicon.entries,
              ElementsAre(LexiconEntry{"Nummer eins", "#1", 1.0},
                          LexiconEntry{"der Berg", "la montagne", 1.0}));
  EXPECT_THAT(english(lexicon.issues),
              ElementsAre(HasSubstr("l:1: 2 lines were left out")));
}

TEST(Lexicon, IsReadFromBothEditionsOfTbx) {
  const Lexicon old = read(
      "<?xml version='1.0'?><martif type='TBX'><text><body><termEntry>"
      "<langSet xml:lang='de-CH'><tig><term>Berg</term></tig>"
      "<ntig><termGrp><term>Gebirge</term></termGrp></ntig></langSet>"
      "<langSet xml:lang='fr'><tig><term>mont<hi>agne</hi></term></tig></langSet>"
      "<langSet xml:lang='en'><tig><term>mountain</term></tig></langSet>"
      "</termEntry></body></text></martif>");
  EXPECT_THAT(old.entries, ElementsAre(LexiconEntry{"Berg", "montagne", 1.0, 0, 1},
                                       LexiconEntry{"Gebirge", "montagne", 1.0, 0, 1}));
  const Lexicon present = read(
      "<tbx:tbx xmlns:tbx='urn:iso:std:iso:30042:ed-2'><tbx:text><tbx:body>"
      "<tbx:conceptEntry><tbx:langSec xml:lang='DE'><tbx:termSec><tbx:term> Tal "
      "</tbx:term></tbx:termSec></tbx:langSec><tbx:langSec xml:lang='fr'>"
      "<tbx:termSec><tbx:term>vallée</tbx:term></tbx:termSec></tbx:langSec>"
      "</tbx:conceptEntry></tbx:body></tbx:text></tbx:tbx>");
  EXPECT_THAT(present.entries, ElementsAre(LexiconEntry{"Tal", "vallée", 1.0, 0, 1}));
}

TEST(Lexicon, SaysWhyAFileIsNone) {
  EXPECT_THAT(refusal(""), HasSubstr("l: no entries"));
  EXPECT_THAT(refusal("just words\n"), HasSubstr("l: no entries"));
  EXPECT_THAT(refusal("a\tb\nc\td\t1.5\n"),
              HasSubstr("l:2: the weight is not between"));
  EXPECT_THAT(refusal("a\tb\t-0.1\n"), HasSubstr("l:1: the weight"));
  EXPECT_THAT(refusal("a\tb\tnan\n"), HasSubstr("l:1: the weight"));
  EXPECT_THAT(refusal("<html></html>"), HasSubstr("l:1:1: 'html' is no TBX"));
  EXPECT_THAT(refusal("<martif><text>"), HasSubstr("l:1:"));
  EXPECT_THAT(refusal("<martif><termEntry><langSet xml:lang='de'/><langSet "
                      "xml:lang='en-GB'/></termEntry></martif>"),
              HasSubstr("l: no terms in 'fr'; its languages are de, en"));
  EXPECT_THAT(refusal(std::string(10'000'000, 'x')), HasSubstr("no entries"));
}

TEST(Lexicon, IsTheSameAfterWritingAndReading) {
  const Lexicon lexicon{"l",
                        "de",
                        "fr",
                        {{"#1", "<1> & \"un\"", 1.0}, {"Ängste", "peurs\tet", 0.25}},
                        {}};
  const auto back = [](const std::string& bytes) { return read(bytes).entries; };
  EXPECT_EQ(to_tsv(lexicon), " #1\t<1> & \"un\"\t1.0000\nÄngste\tpeurs et\t0.2500\n");
  EXPECT_EQ(to_hunalign(lexicon), "<1> & \"un\" @ #1\npeurs et @ Ängste\n");
  EXPECT_THAT(back(to_tsv(lexicon)),
              ElementsAre(LexiconEntry{"#1", "<1> & \"un\"", 1.0},
                          LexiconEntry{"Ängste", "peurs et", 0.25}));
  EXPECT_THAT(back(to_hunalign(lexicon)),
              ElementsAre(LexiconEntry{"#1", "<1> & \"un\"", 1.0},
                          LexiconEntry{"Ängste", "peurs et", 1.0}));
  EXPECT_THAT(back(to_tbx(lexicon)),
              ElementsAre(LexiconEntry{"#1", "<1> & \"un\"", 1.0, 0, 1},
                          LexiconEntry{"Ängste", "peurs\tet", 1.0, 0, 2}));
}

/// Links that a lexicon makes, as "source=target".
std::vector<std::string> linked(const Lexicon& lexicon, const TermText& source,
                                const TermText& target, bool swapped = false) {
  std::vector<Link> links;
  const LexiconIndex index(lexicon, nullptr, nullptr);
  index.add_links(swapped ? target : source, swapped ? source : target, swapped, links);
  std::vector<std::string> shown;
  for (const Link& link : links) {
    EXPECT_EQ(link.kind, LinkKind::translation);
    shown.push_back(source.terms.at(link.source).word.form + "=" +
                    target.terms.at(link.target).word.form + " " +
                    std::to_string(link.strength).substr(0, 4));
  }
  return shown;
}

TEST(LexiconIndex, LinksWordsInWhateverForm) {
  const TermText german =
      find_terms(text_of("de", {"Die hohen Berge leuchten."}), nullptr);
  const TermText french =
      find_terms(text_of("fr", {"Les montagnes brillent."}), nullptr);
  const Lexicon lexicon = read("Berg\tmontagne\t0.5\nleuchten\tsoleil\n");
  EXPECT_THAT(linked(lexicon, german, french), ElementsAre("berge=montagnes 0.50"));
  EXPECT_THAT(linked(lexicon, french, german, true),
              ElementsAre("montagnes=berge 0.50"));
}

TEST(LexiconIndex, WantsAPhraseWithinOneSegment) {
  const Lexicon lexicon = read("Bergführer\tguide montagne\t1\n");
  const TermText german = find_terms(text_of("de", {"Der Bergführer."}), nullptr);
  const TermText together =
      find_terms(text_of("fr", {"Le guide de montagne."}), nullptr);
  const TermText apart =
      find_terms(text_of("fr", {"Le guide parle.", "La montagne dort."}), nullptr);
  // 1 / sqrt(2) = 0.707 for each of the two words.
  EXPECT_THAT(
      linked(lexicon, german, together),
      UnorderedElementsAre("bergführer=guide 0.70", "bergführer=montagne 0.70"));
  EXPECT_THAT(linked(lexicon, german, apart), IsEmpty());
}

TEST(LexiconIndex, LeavesOutWhatIsOfNoUse) {
  const Lexicon lexicon =
      read("der\tle\nBerg\tmontagne\t0\na b c d e f g h i j k l m n o p q r\tx\n" +
           std::string(5000, 'z') + "\tx\nTal\tvallée\n");
  EXPECT_EQ(LexiconIndex(lexicon, nullptr, nullptr).size(), 1u);
}

TEST(LexiconLearner, FindsTheWordsThatTurnUpTogether) {
  LexiconLearner learner("de", "fr");
  for (int k = 0; k < 3; ++k) {
    learner.add("Der Berg leuchtet " + std::string(1, char('p' + k)) + "xx.",
                "La montagne brille " + std::string(1, char('p' + k)) + "yy.");
    learner.add("Der Berg schläft.", "La montagne dort.");
    learner.add("Das Tal leuchtet.", "La vallée brille.");
  }
  EXPECT_EQ(learner.size(), 9u);
  std::vector<std::string> pairs;
  for (const LexiconEntry& entry : learner.lexicon().entries) {
    pairs.push_back(entry.source + "=" + entry.target);
    EXPECT_GT(entry.weight, 0.0);
    EXPECT_LE(entry.weight, 1.0);
  }
  EXPECT_THAT(pairs, UnorderedElementsAre("berg=montagne", "leuchtet=brille",
                                          "schläft=dort", "tal=vallée"));
}

TEST(LexiconLearner, LearnsNothingFromNothing) {
  LexiconLearner learner("de", "fr");
  learner.add("", "La montagne.");
  learner.add("Berg", "montagne");
  EXPECT_THAT(learner.lexicon().entries, IsEmpty());
}

TEST(Aligner, GoesByTheLexiconsItIsGiven) {
  // Six sentences of the same length with nothing in common but the lexicon; two of
  // the target that translate nothing stand in the middle.
  std::vector<std::string> source, target;
  std::string words;
  const std::vector<std::pair<std::string, std::string>> letters = {
      {"α", "а"}, {"β", "б"}, {"γ", "в"}, {"δ", "г"}, {"ε", "д"}, {"ζ", "е"}};
  for (const auto& [letter, other] : letters) {
    source.push_back(other + "ийк " + other + "лмн " + other + "опр.");
    if (letter == "δ")
      target.insert(target.end(), {"αβγδ εζηθ ικλμ.", "νξοπ ρστυ φχψω."});
    target.push_back(letter + "ηθι " + letter + "κλμ " + letter + "νξο.");
    words += letter + "ηθι\t" + other + "ийк\n" + letter + "κλμ\t" + other + "лмн\n" +
             letter + "νξο\t" + other + "опр\n";
  }
  const Lexicon lexicon = read_lexicon(words, "l", "el", "ru");
  const Aligner aligner({.use_dictionary = false, .lexicons = {lexicon}});
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (const Bead& bead :
       aligner.align(text_of("ru", source), text_of("el", target)).beads)
    if (bead.is_pair()) pairs.emplace_back(bead.source.first, bead.target.first);
  EXPECT_THAT(pairs,
              ElementsAre(std::pair(0u, 0u), std::pair(1u, 1u), std::pair(2u, 2u),
                          std::pair(3u, 5u), std::pair(4u, 6u), std::pair(5u, 7u)));
}

}  // namespace
}  // namespace awase
