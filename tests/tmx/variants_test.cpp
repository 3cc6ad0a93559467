// SPDX-License-Identifier: Apache-2.0
//
// What real TMX files look like, each in one small file: which are valid, why the
// others are not, and that none is hurt by being read and written. What is valid by the
// document types was found with xmllint --dtdvalid.

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/error.h"
#include "tmx/check.h"
#include "tmx/read_tmx.h"
#include "tmx/write_tmx.h"

namespace awase {
namespace {

using testing::Contains;
using testing::HasSubstr;

const std::string kAttributes =
    "creationtool=\"t\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"t\" "
    "adminlang=\"en\" srclang=\"ja\" datatype=\"plaintext\"";
const std::string kUnit =
    "<tu><tuv xml:lang=\"ja\"><seg>猫</seg></tuv><tuv "
    "xml:lang=\"en\"><seg>cat</seg></tuv></tu>";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos;
       at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

std::string tmx(const std::string& units = kUnit, const std::string& prolog = "",
                const std::string& version = "version=\"1.4\"") {
  return prolog + "<tmx " + version + "><header " + kAttributes + "/><body>" + units +
         "</body></tmx>";
}

/// A unit with this for its Japanese.
std::string with(const std::string& segment) { return replaced(kUnit, "猫", segment); }

/// A unit whose <tu> begins thus.
std::string begun(const std::string& begin) { return replaced(kUnit, "<tu>", begin); }

std::string header(const std::string& whole) {
  return replaced(tmx(), "<header " + kAttributes + "/>", whole);
}

std::string declared(const std::string& encoding) {
  return "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>\n";
}

/// In UTF-16; `text` must be of the first plane, and here of ASCII and 猫.
std::string wide(const std::string& text, bool big_endian) {
  std::string out = big_endian ? "\xFE\xFF" : "\xFF\xFE";
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool cat = text.compare(at, 3, "猫") == 0;  // U+732B
    const char high = cat ? '\x73' : '\0';
    const char low = cat ? '\x2B' : text[at];
    if (cat) at += 2;
    out += big_endian ? high : low;
    out += big_endian ? low : high;
  }
  return out;
}

struct File {
  const char* name;
  std::string bytes;
};

std::vector<File> valid_files() {
  const std::string dtd = "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n";
  const std::string old = replaced(kUnit, "xml:lang", "lang");
  const auto entity = [](const std::string& declarations) {
    return "<!DOCTYPE tmx [" + declarations + "]>";
  };
  return {
      {"plain", tmx()},
      {"doctype", tmx(kUnit, declared("UTF-8") + dtd)},
      {"public doctype",
       tmx(kUnit, "<!DOCTYPE tmx PUBLIC \"-//LISA OSCAR:1998//DTD\" \"tmx14.dtd\">")},
      {"standalone", tmx(kUnit, "<?xml version='1.0' standalone='yes'?>")},
      {"mark", "\xEF\xBB\xBF" + tmx(kUnit, declared("utf-8"))},
      {"UTF-16LE", wide(tmx(kUnit, declared("UTF-16")), false)},
      {"UTF-16BE", wide(tmx(kUnit, declared("UTF-16")), true)},
      {"UTF-16 said to be UTF-8", wide(tmx(kUnit, declared("utf-8")), false)},
      {"UTF-16 said to be unicode", wide(tmx(kUnit, declared("unicode")), false)},
      {"UTF-16 without declaration", wide(tmx(), true)},
      {"utf8", tmx(kUnit, declared("utf8"))},
      {"Latin-1", tmx(with("caf\xE9"), declared("ISO-8859-1"))},
      {"latin1", tmx(with("caf\xE9"), declared("latin1"))},
      {"windows-1252", tmx(with("\x80 \x93x\x94"), declared("Windows-1252"))},
      {"windows-1251", tmx(with("\xEA\xEE\xF2"), declared("windows-1251"))},
      {"ASCII", tmx(with("&#x732B;"), declared("US-ASCII"))},
      {"Shift_JIS", tmx(with("\x94\x4C"), declared("Shift_JIS"))},
      {"EUC-JP", tmx(with("\xC7\xAD"), declared("EUC-JP"))},
      {"GBK", tmx(with("\xB8\xDF"), declared("GBK"))},
      {"gb18030", tmx(with("\xB8\xDF"), declared("gb18030"))},
      {"CRLF", replaced(tmx(kUnit, declared("UTF-8")), "><tu", ">\r\n<tu")},
      {"comments", tmx("<!-- c --><?p i?>" + with("a<!-- b -->c"), "<!-- a --><?x?>")},
      {"CDATA", tmx(with("<![CDATA[<b> & ]]>c"))},
      {"references", tmx(with("&#x1F600;&#65;&lt;&amp;&quot;&apos;&gt;"))},
      {"entity", tmx(with("&n;"), entity("<!ENTITY n 'neko'>"))},
      {"entity in an entity",
       tmx(with("&m;"), entity("<!ENTITY n 'neko'><!ENTITY m '&n;!'>"))},
      {"unused external entity", tmx(kUnit, entity("<!ENTITY e SYSTEM 'f'>"))},
      {"empty body", tmx("")},
      {"old", tmx(old, "<!DOCTYPE tmx SYSTEM \"tmx11.dtd\">", "version=\"1.1\"")},
      {"old sub", tmx(replaced(old, "猫", "a<sub>b</sub>"), "", "version=\"1.1\"")},
      {"1.2", tmx(replaced(old, "猫", "<hi>b</hi>"), "", "version=\"1.2\"")},
      {"1.3", tmx(kUnit, "", "version=\"1.3\"")},
      {"no version", tmx(kUnit, "", "")},
      {"schema", tmx(kUnit, "",
                     "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                     "version=\"1.4\"")},
      {"full header",
       header(
           "<header " + kAttributes +
           " o-encoding=\"x\" creationdate=\"20200101T000000Z\" creationid=\"i\" "
           "changedate=\"20200101T000000Z\" changeid=\"i\"><note>n</note>"
           "<prop type=\"x-p\">v</prop><ude name=\"u\" base=\"b\"><map "
           "unicode=\"#xF8FF\" code=\"#x1\" ent=\"e\" subst=\"s\"/></ude></header>")},
      {"full unit",
       tmx(begun("<tu tuid=\"1\" o-encoding=\"u\" datatype=\"xml\" usagecount=\"3\" "
                 "lastusagedate=\"20200101T000000Z\" creationtool=\"t\" "
                 "creationtoolversion=\"1\" creationdate=\"20200101T000000Z\" "
                 "creationid=\"i\" changedate=\"20200101T000000Z\" segtype=\"block\" "
                 "changeid=\"i\" o-tmf=\"o\" srclang=\"ja\"><note>n</note>"))},
      {"all codes",
       tmx(with(
           "<bpt i=\"1\" x=\"1\" type=\"bold\">&lt;b&gt;</bpt>a<ept i=\"1\"/>"
           "<it pos=\"end\" x=\"2\">b</it><ph x=\"3\" assoc=\"p\">c<sub "
           "datatype=\"html\">d<hi>e<hi>f</hi></hi><ut x=\"1\">g</ut></sub></ph>"))},
      {"deep", tmx(with(replaced(std::string(200, '<'), "<", "<hi>") + "a" +
                        replaced(std::string(200, '<'), "<", "</hi>")))},
      {"empty segment", tmx(with(""))},
      {"one side", tmx("<tu><tuv xml:lang=\"ja\"><seg>猫</seg></tuv></tu>")},
      {"unpaired code", tmx(with("<bpt i=\"1\"/>a"))},
      {"bad date", tmx(begun("<tu creationdate=\"2020-01-01\">"))},
      {"bad language", tmx(replaced(kUnit, "\"en\"", "\"english please\""))},
      {"padding", tmx(with(" 猫　"))},
      {"huge", tmx(with(std::string(3'000'000, 'x')))},
  };
}

struct Fault {
  const char* name;
  std::string bytes;
  const char* rule;
};

std::vector<Fault> invalid_files() {
  const std::string without = "<header segtype=\"sentence\" o-tmf=\"t\"/>";
  return {
      {"1.4b", tmx(kUnit, "", "version=\"1.4b\""), "version"},
      {"2.0", tmx(kUnit, "", "version=\"2.0\""), "version"},
      {"namespace", tmx(kUnit, "", "version=\"1.4\" xmlns=\"urn:x\""),
       "unknown-attribute"},
      {"lang", tmx(replaced(kUnit, "xml:lang", "lang")), "missing-attribute"},
      {"xml:lang in 1.1", tmx(kUnit, "", "version=\"1.1\""), "unknown-attribute"},
      {"hi in 1.1",
       tmx(replaced(with("<hi>a</hi>"), "xml:lang", "lang"), "", "version=\"1.1\""),
       "misplaced-element"},
      {"poor header", header(without), "missing-attribute"},
      {"no header", header(""), "missing-element"},
      {"two headers",
       header("<header " + kAttributes + "/><header " + kAttributes + "/>"),
       "misplaced-element"},
      {"extra header attribute", header("<header " + kAttributes + " own=\"1\"/>"),
       "unknown-attribute"},
      {"no body", "<tmx version=\"1.4\"><header " + kAttributes + "/></tmx>",
       "missing-element"},
      {"body first", "<tmx version=\"1.4\"><body/><header " + kAttributes + "/></tmx>",
       "misplaced-element"},
      {"map with text",
       header("<header " + kAttributes +
              "><ude name=\"u\"><map unicode=\"1\"> </map></ude></header>"),
       "stray-text"},
      {"empty ude", header("<header " + kAttributes + "><ude name=\"u\"/></header>"),
       "missing-element"},
      {"empty unit", tmx("<tu/>"), "missing-element"},
      {"no segment", tmx("<tu><tuv xml:lang=\"ja\"/></tu>"), "missing-element"},
      {"two segments", tmx(replaced(kUnit, "</seg>", "</seg><seg>b</seg>")),
       "misplaced-element"},
      {"note last", tmx(replaced(kUnit, "</tu>", "<note>n</note></tu>")),
       "misplaced-element"},
      {"prop without type", tmx(begun("<tu><prop>x</prop>")), "missing-attribute"},
      {"element in a note", tmx(begun("<tu><note><b/></note>")), "unknown-element"},
      {"srclang of a side", tmx(replaced(kUnit, "\"en\"", "\"en\" srclang=\"ja\"")),
       "unknown-attribute"},
      {"segtype", tmx(begun("<tu segtype=\"word\">")), "attribute-value"},
      {"bpt without i", tmx(with("<bpt>a</bpt>")), "missing-attribute"},
      {"it without pos", tmx(with("<it>a</it>")), "missing-attribute"},
      {"pos", tmx(with("<it pos=\"open\">a</it>")), "attribute-value"},
      {"x of an ept", tmx(with("<bpt i=\"1\"/><ept i=\"1\" x=\"1\"/>")),
       "unknown-attribute"},
      {"ph in ph", tmx(with("<ph><ph/></ph>")), "misplaced-element"},
      {"sub in seg", tmx(with("<sub>a</sub>")), "misplaced-element"},
      {"HTML", tmx(with("<b>a</b>")), "unknown-element"},
      {"own element", tmx(begun("<tu><x:a xmlns:x=\"urn:x\">y</x:a>")),
       "unknown-element"},
      {"upper case", replaced(replaced(tmx(), "<tu>", "<TU>"), "</tu>", "</TU>"),
       "unknown-element"},
      {"text in the body", tmx("x" + kUnit), "stray-text"},
      {"other root", "<html><body/></html>", "misplaced-element"},
      // Not well-formed.
      {"control character", tmx(with("a\x0B")), "illegal-character"},
      {"reference to one", tmx(with("a&#x1F;")), "illegal-character"},
      {"noncharacter", tmx(with("a\xEF\xBF\xBE")), "illegal-character"},
      {"surrogate", tmx(with("a\xED\xA0\xBD")), "illegal-character"},
      {"references to surrogates", tmx(with("&#xD83D;&#xDE00;")), "illegal-character"},
      {"ampersand", tmx(with("a & b")), "bare-markup"},
      {"less than", tmx(with("a < b")), "bare-markup"},
      {"nbsp", tmx(with("a&nbsp;b"), "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">"),
       "bare-markup"},
      {"Latin-1 said to be UTF-8", tmx(with("caf\xE9"), declared("UTF-8")),
       "bad-encoding"},
      {"blank before the declaration", "\n" + tmx(kUnit, declared("UTF-8")), "not-xml"},
      {"crossed tags", replaced(tmx(), "</seg></tuv>", "</tuv></seg>"), "unreadable"},
      {"cut off", tmx().substr(0, tmx().size() - 20), "unreadable"},
      {"junk behind", tmx() + "x", "unreadable"},
      {"attribute twice", tmx(begun("<tu tuid=\"1\" tuid=\"2\">")), "attribute-markup"},
      {"no such charset", tmx(kUnit, declared("x-nonsense")), "bad-encoding"},
      {"empty", "", "unreadable"},
  };
}

std::vector<std::string> errors_of(const std::string& bytes) {
  std::vector<std::string> errors;
  check_tmx([&] { return xml_source(bytes); }, {},
            [&](const Finding& finding) {
              if (finding.severity == Severity::error)
                errors.push_back(std::string(finding.rule->id) + ": " +
                                 finding.message.english());
            });
  return errors;
}

TEST(Variants, ValidFilesAreValid) {
  for (const auto& [name, bytes] : valid_files())
    EXPECT_THAT(errors_of(bytes), testing::IsEmpty()) << name;
}

TEST(Variants, InvalidFilesAreExplained) {
  for (const auto& [name, bytes, rule] : invalid_files())
    EXPECT_THAT(errors_of(bytes), Contains(HasSubstr(rule))) << name;
}

TEST(Variants, WhatIsReadSettlesWhenItIsWritten) {
  std::vector<File> files = valid_files();
  for (const auto& [name, bytes, rule] : invalid_files())
    files.push_back({name, bytes});
  std::size_t read = 0;
  for (const auto& [name, bytes] : files) {
    Memory memory;
    try {
      memory = read_tmx(bytes);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::input) << name;
      continue;
    }
    ++read;
    const std::string once = write_tmx(memory);
    const Memory again = read_tmx(once);
    EXPECT_EQ(write_tmx(again), once) << name;
    EXPECT_THAT(errors_of(once), testing::Each(testing::AnyOf(
                                     HasSubstr("unknown-"), HasSubstr("attribute"),
                                     HasSubstr("map"), HasSubstr("misplaced-element"))))
        << name << " is written as well-formed XML";
  }
  EXPECT_GE(read, valid_files().size());
}

// Whatever is cut off or put together wrongly is refused or read, and never hangs.
TEST(HostileTmx, CutAndSplicedFilesEndInAnError) {
  const std::string whole =
      tmx(with("a<ph x=\"1\">&lt;b&gt;</ph>&#x732B;"), declared("UTF-8"));
  for (std::size_t end = 0; end < whole.size(); ++end) {
    EXPECT_THROW(read_tmx(whole.substr(0, end)), Error) << end;
    EXPECT_FALSE(errors_of(whole.substr(0, end)).empty()) << end;
  }
  for (std::size_t at = 1; at < whole.size(); at += 7) {
    EXPECT_THROW(read_tmx(whole.substr(0, at) + whole), Error) << at;
    EXPECT_THROW(read_tmx(whole + whole.substr(at)), Error) << at;
  }
}

/// A file without end: `begin`, then `again` for ever. Counts what is taken of it.
XmlSource endless(const std::string& begin, const std::string& again,
                  std::size_t& taken) {
  std::string block;
  while (block.size() < 60'000) block += again;
  return [=, &taken, rest = begin](std::span<char> into) mutable {
    if (rest.empty()) rest = block;
    const std::size_t count = std::min(into.size(), rest.size());
    std::copy_n(rest.begin(), count, into.begin());
    rest.erase(0, count);
    taken += count;
    return count;
  };
}

TEST(HostileTmx, EndsSoonThoughTheFileDoesNot) {
  const std::string start = tmx("").substr(0, tmx("").find("</body>"));
  struct Case {
    const char* name;
    std::string begin;
    std::string again;
    const char* message;
  };
  for (const auto& [name, begin, again, message] : {
           Case{"attribute", start + "<tu tuid=\"", "x", "bytes; is its end missing?"},
           Case{"attributes", start + "<tu ", "a='1' ", "is its end missing?"},
           Case{"depth", start, "<tu>", "elements inside one another"},
           Case{"deep codes", start + "<tu><tuv xml:lang='ja'><seg>", "<hi>",
                "elements inside one another"},
           Case{"segment", start + "<tu><tuv xml:lang='ja'><seg>", "x",
                "a unit of more"},
           Case{"codes", start + "<tu><tuv xml:lang='ja'><seg>", "<ph/>",
                "a unit of more"},
           Case{"notes", start + "<tu>", "<note>n</note>", "a unit of more"},
           Case{"comment", start + "<!--", "x", "is its end missing?"},
           Case{"name", start + "<", "x", "is its end missing?"},
       }) {
    std::size_t taken = 0;
    try {
      TmxReader reader(endless(begin, again, taken), "x.tmx");
      for (TranslationUnit unit; reader.next(unit);) {
      }
      ADD_FAILURE() << name;
    } catch (const Error& error) {
      EXPECT_THAT(error.what(), HasSubstr(message)) << name;
    }
    EXPECT_LE(taken, std::size_t{80} << 20) << name;
  }
}

}  // namespace
}  // namespace awase
