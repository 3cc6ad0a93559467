// SPDX-License-Identifier: Apache-2.0

#include "text/xml.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/character_references.h"

namespace awase {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

// Gives `bytes` at most `step` at a time.
XmlSource dribble(std::string_view bytes, std::size_t step) {
  return [bytes, step](std::span<char> into) mutable {
    const std::size_t count = std::min({into.size(), bytes.size(), step});
    std::copy_n(bytes.begin(), count, into.begin());
    bytes.remove_prefix(count);
    return count;
  };
}

std::vector<XmlEvent> read_all(XmlReader& reader) {
  std::vector<XmlEvent> events;
  for (XmlEvent event; reader.next(event);) events.push_back(event);
  return events;
}

std::vector<XmlEvent> events_of(std::string_view xml) {
  XmlReader reader(xml_source(xml), "x.xml", {.scan = false});
  return read_all(reader);
}

// One word an event: "<a", "a>", "'text'", "#comment", "?target", "!root", "other".
std::string summary(std::string_view xml) {
  std::string line;
  for (const XmlEvent& event : events_of(xml)) {
    if (!line.empty()) line += ' ';
    switch (event.kind) {
      case XmlEventKind::start_element:
        line += "<" + event.name;
        for (const XmlAttribute& attribute : event.attributes) {
          line += "[" + attribute.name + "=" + attribute.value + "]";
        }
        break;
      case XmlEventKind::end_element:
        line += event.name + ">";
        break;
      case XmlEventKind::text:
        line += "'" + event.text + "'";
        break;
      case XmlEventKind::comment:
        line += "#" + event.text;
        break;
      case XmlEventKind::instruction:
        line += "?" + event.name + "=" + event.text;
        break;
      case XmlEventKind::declaration:
        line += "xml";
        break;
      case XmlEventKind::doctype:
        line += "!" + event.name + "=" + event.text;
        break;
      case XmlEventKind::other:
        line += "other";
        break;
    }
  }
  return line;
}

std::string error_of(std::string_view xml, XmlOptions options = {}) {
  XmlReader reader(xml_source(xml), "x.xml", options);
  try {
    read_all(reader);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input);
    return error.what();
  }
  return "no error";
}

TEST(Xml, GivesEventsInOrderWithAttributesAsWritten) {
  EXPECT_EQ(
      summary("<?xml version='1.0'?>\n<!DOCTYPE r SYSTEM 'r.dtd'>\n<!--c--><r z='1' "
              "a='&lt;2'>日本<b/>&amp;&#x8A9E;<![CDATA[<c>]]><?p q?></r>\n"),
      "xml other !r=r.dtd other #c <r[z=1][a=<2] '日本' <b b> '&語<c>' ?p=q r> other");
}

TEST(Xml, KnowsWhereEventsBegin) {
  const auto events = events_of("<r>\n  日本<b/>\n</r>");
  EXPECT_EQ(events[2].name, "b");
  EXPECT_EQ(events[2].position.line, 2);
  EXPECT_EQ(events[2].position.column, 5);
  EXPECT_EQ(events[2].position.offset_bytes, 12);  // "<r>\n  " is 6, 日本 is 6.
}

TEST(Xml, FindsAttributesByName) {
  const auto events = events_of("<r xml:lang='ja' n=''/>");
  ASSERT_NE(events[0].attribute("xml:lang"), nullptr);
  EXPECT_EQ(*events[0].attribute("xml:lang"), "ja");
  EXPECT_EQ(events[0].attribute("lang"), nullptr);
}

TEST(Xml, DecodesDeclaredCharsets) {
  struct Case {
    const char* charset;
    const char* bytes;
    const char* text;
  };
  for (const Case& c :
       {Case{"windows-1252", "\x93\xE9\x94", "“é”"}, Case{"ISO-8859-15", "\xA4", "€"},
        Case{"Shift_JIS", "\x93\xFA\x96\x7B\x8C\xEA\xB1\x5C", "日本語ｱ\\"},
        Case{"windows-31j", "\x87\x40", "①"},
        Case{"EUC-JP", "\xC6\xFC\x8E\xB1\x8F\xB0\xA1", "日ｱ丂"},
        Case{"utf8", "\xE6\x97\xA5😺", "日😺"}, Case{"EUC-KR", "\xC7\xD1", "한"},
        Case{"Big5", "\xA4\xA4", "中"}, Case{"GBK", "\xD6\xD0", "中"}}) {
    const std::string xml = std::string("<?xml version='1.0' encoding='") + c.charset +
                            "'?><r>" + c.bytes + "</r>";
    const auto events = events_of(xml);
    ASSERT_EQ(events.size(), 4) << c.charset;
    EXPECT_EQ(events[2].text, c.text) << c.charset;
  }
}

TEST(Xml, RefusesCharsetsItCannotReadSafely) {
  for (const char* charset : {"UTF-7", "IBM037", "klingon", "HZ"}) {
    EXPECT_THAT(
        error_of(std::string("<?xml version='1.0' encoding='") + charset + "'?><r/>"),
        HasSubstr("save the file as UTF-8"))
        << charset;
  }
  EXPECT_THAT(error_of("<?xml version='1.0' encoding='Shift_JIS'?><r>\x80\xFF</r>"),
              StartsWith("x.xml:1:"));
}

TEST(Xml, RefusesEntityBombsAndExternalEntities) {
  // Ten times ten times ten times "hahaha".
  std::string bomb = "<!ENTITY a 'hahaha'>";
  for (const char* const names : {"ab", "bc", "cd"}) {
    bomb += std::string("<!ENTITY ") + names[1] + " '";
    for (int k = 0; k < 10; ++k) bomb += std::string("&") + names[0] + ";";
    bomb += "'>";
  }
  EXPECT_THAT(error_of("<!DOCTYPE r [" + bomb + "]><r>t</r>"),
              HasSubstr("remove the declaration"));
  EXPECT_THAT(error_of("<!DOCTYPE r [<!ENTITY a '&b;'><!ENTITY b '&a;'>]><r>&a;</r>"),
              HasSubstr("remove the declaration"));
  // What is outside may be declared, but nothing there is ever fetched.
  for (const char* declaration :
       {"<!ENTITY x SYSTEM 'file:///etc/passwd'>",
        "<!ENTITY % p SYSTEM 'http://example.org/'> %p;",
        "<!ENTITY % p '<!ENTITY x \"z\">'> %p;",
        "<!NOTATION n SYSTEM 'n'><!ENTITY x SYSTEM 'u' NDATA n>"}) {
    const std::string prolog = std::string("<!DOCTYPE r [") + declaration + "]>";
    EXPECT_EQ(error_of(prolog + "<r>t</r>"), "no error") << declaration;
    EXPECT_NE(error_of(prolog + "<r>&x;</r>"), "no error") << declaration;
    EXPECT_NE(error_of(prolog + "<r a='&x;'/>"), "no error") << declaration;
    EXPECT_NE(error_of(prolog + "<r><s a='&x;'/></r>"), "no error") << declaration;
  }
  EXPECT_THAT(
      error_of("<!DOCTYPE r [<!ENTITY l '" + std::string(4097, 'x') + "'>]><r/>"),
      HasSubstr("remove the declaration"));
  EXPECT_THAT(error_of("<!DOCTYPE r [<!ATTLIST r a CDATA '" + std::string(257, 'x') +
                       "'>]><r/>"),
              HasSubstr("remove the declaration"));
}

TEST(Xml, TakesHarmlessEntities) {
  EXPECT_EQ(
      summary(
          "<!DOCTYPE r [<!ENTITY e '日本'><!ENTITY lt '&#38;#60;'>]><r>&e;&lt;</r>"),
      "!r= <r '日本<' r>");
}

TEST(Xml, TakesEntitiesThatHoldOthersOrMarkup) {
  EXPECT_EQ(summary("<!DOCTYPE r [<!ENTITY a 'A'><!ENTITY b 'x&a;&#38;#60;'>"
                    "<!ENTITY m 'p<s/>q'>]><r>&b;&m;</r>"),
            "!r= <r 'xA<p' <s s> 'q' r>");
}

TEST(Xml, DecodesCharsetsWhoseFirstBytesDoNotTellTheLength) {
  const auto in = [](const char* charset, const char* bytes) {
    return summary(std::string("<?xml version='1.0' encoding='") + charset + "'?><r>" +
                   bytes + "</r>");
  };
  EXPECT_EQ(in("GB18030", "\xC8\xD5\x94\x39\xFC\x36"), "xml <r '日😀' r>");
  EXPECT_EQ(in("iso-2022-jp", "\x1B$BF|\x1B(B"), "xml <r '日' r>");
  EXPECT_THAT(error_of("<?xml version='1.0' encoding='gb18030'?><r>\xFF</r>"),
              StartsWith("x.xml:1:44:"));
}

TEST(Xml, ByteOrderMarksSayMoreThanDeclarations) {
  const std::string text = "<?xml version='1.0' encoding='utf-8'?><r>a</r>";
  std::string wide = "\xFF\xFE";
  for (const char c : text) (wide += c) += '\0';
  EXPECT_EQ(summary(wide), "xml <r 'a' r>");
  EXPECT_EQ(summary(wide.substr(2)), "xml <r 'a' r>");
}

TEST(Xml, NeverLosesAnUndeclaredEntity) {
  EXPECT_THAT(error_of("<r>\n&nbsp;</r>"), StartsWith("x.xml:2:1: reference to"));
  EXPECT_THAT(error_of("<!DOCTYPE r SYSTEM 'r.dtd'><r>\n&nbsp;</r>"),
              StartsWith("x.xml:2:1: reference to entity \"nbsp\""));
  EXPECT_THAT(error_of("<!DOCTYPE r SYSTEM 'r.dtd'><r>\n<b x='&nbsp;'/></r>"),
              StartsWith("x.xml:2:1: reference to entity \"nbsp\""));
  EXPECT_EQ(
      summary("<!DOCTYPE r SYSTEM 'r.dtd' [<!ENTITY e 'v'>]><r x='&e;&lt;&#38;x;'/>"),
      "!r=r.dtd <r[x=v<&x;] r>");
}

TEST(Xml, SaysWhereAndWhatIsWrong) {
  EXPECT_THAT(error_of(""), StartsWith("x.xml:1:1: the XML ends before any element"));
  EXPECT_THAT(error_of("<r>\n  <b></r>"), StartsWith("x.xml:2:8: this end tag"));
  EXPECT_THAT(error_of("<r>\x01</r>"), StartsWith("x.xml:1:4: a character that XML"));
  EXPECT_THAT(error_of("<r>\xC3\x28</r>"),
              StartsWith("x.xml:1:4: a character that XML"));
  EXPECT_THAT(error_of("<r><b"), HasSubstr("cut off"));
  EXPECT_THAT(error_of("<r>text"), StartsWith("x.xml:1:8:"));
  EXPECT_THAT(error_of("<r/><r/>"), StartsWith("x.xml:1:5: something follows"));
  EXPECT_THAT(error_of("<r a='1' a='2'/>"), HasSubstr("given twice"));
  EXPECT_THAT(error_of(" <?xml version='1.0'?><r/>"), HasSubstr("very start"));
}

TEST(Xml, GivesWhatPrecedesAFault) {
  XmlReader reader(xml_source("<r>text<b>more &</r>"), "x.xml");
  std::vector<std::string> seen;
  EXPECT_THROW(
      for (XmlEvent event; reader.next(event);) seen.push_back(event.name + event.text),
      Error);
  EXPECT_THAT(seen, ElementsAre("r", "text", "b", "more "));
  XmlEvent event;
  EXPECT_THROW(reader.next(event), Error) << "a fault does not go away";
}

TEST(Xml, LimitsDepth) {
  std::string deep;
  for (int i = 0; i < 1001; ++i) deep += "<a>";
  EXPECT_THAT(error_of(deep), HasSubstr("more than 1000 elements inside one another"));
  EXPECT_THAT(error_of("<a><b/></a>", {.max_depth = 1}),
              StartsWith("x.xml:1:4: more than 1"));
  EXPECT_EQ(error_of("<a><b/><b/></a>", {.max_depth = 2}), "no error");
}

TEST(Xml, LimitsOneTagButNotText) {
  const XmlOptions tight{.max_markup_bytes = 100'000};
  EXPECT_THAT(error_of("<r a='" + std::string(1'000'000, 'x') + "'/>", tight),
              HasSubstr("more than 100000 bytes"));
  EXPECT_EQ(error_of("<r>" + std::string(1'000'000, 'x') + "</r>", tight), "no error");
  EXPECT_EQ(error_of("<r a='" + std::string(1'000'000, 'x') + "'/>"), "no error");
}

TEST(Xml, ReadsMillionsOfTinyEventsAndOneHugeTextInLittleMemory) {
  std::string xml = "<r>";
  for (int i = 0; i < 100'000; ++i) xml += "<a/>";
  xml += std::string(3'000'000, 'x') + "</r>";
  XmlReader reader(xml_source(xml), "x.xml");
  std::size_t elements = 0;
  std::size_t text_bytes = 0;
  for (XmlEvent event; reader.next(event);) {
    elements += event.kind == XmlEventKind::start_element ? 1 : 0;
    text_bytes += event.text.size();
    ASSERT_LE(event.text.size(), 200'000);
  }
  EXPECT_EQ(elements, 100'001);
  EXPECT_EQ(text_bytes, 3'000'000);
}

TEST(Xml, EventsDoNotDependOnHowTheBytesArrive) {
  const std::string xml = "<r a='&quot;'>日本 &lt;\r\n<b>x</b><!--c--></r>";
  const auto whole = events_of(xml);
  XmlReader reader(dribble(xml, 1), "x.xml", {.scan = false});
  const auto bytewise = read_all(reader);
  ASSERT_EQ(whole.size(), bytewise.size());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    EXPECT_EQ(whole[i].text, bytewise[i].text);
    EXPECT_EQ(whole[i].position.offset_bytes, bytewise[i].position.offset_bytes);
  }
}

// Events with their places, text in a row joined, and the fault. Just before a fault
// more or less of the text may be given. A quicker scanner does most of the work; it
// must say what expat says.
std::string all_said(std::string_view xml, bool scan, std::size_t step) {
  XmlReader reader(dribble(xml, step), "x", {.scan = scan});
  std::string all;
  bool in_text = false;
  std::size_t text_begin = 0;
  try {
    for (XmlEvent event; reader.next(event);) {
      const bool is_text = event.kind == XmlEventKind::text;
      if (!is_text || !in_text) {
        const XmlPosition& at = event.position;
        text_begin = all.size();
        all += "\n" + std::to_string(static_cast<int>(event.kind)) + " " +
               std::to_string(at.line) + ":" + std::to_string(at.column) + "@" +
               std::to_string(at.offset_bytes) + " ";
      }
      in_text = is_text;
      all += event.name + event.text;
      for (const XmlAttribute& attribute : event.attributes)
        all += " " + attribute.name + "='" + attribute.value + "'";
    }
  } catch (const Error& error) {
    if (in_text) all.resize(text_begin);
    all += std::string("\n") + error.what();
  }
  return all;
}

TEST(Xml, TheQuickScannerSaysWhatExpatSays) {
  const std::string many = std::string(70'000, 'x') + "\n日本";
  std::string attributes;
  for (int k = 0; k < 40; ++k) attributes += " a" + std::to_string(k) + "='v'";
  for (const std::string& inside : {
           std::string("日本\n  <b  c='1' d = \"a'b\"\n/>\r\n<e>x\ry</e >😺<f\r\n/>"),
           std::string("<b c='&lt;&#65;&#x20AC;&quot;&#10;'>&amp;&#xD;&gt;]] ]></b>"),
           std::string("<!-- c\n日 ] & < --><b/>"),
           std::string("<!-->--><b/>"),
           std::string("<!-- a -- b -->"),
           std::string("<!-- \x01 -->"),
           std::string("<![CDATA[<x>\r\n]]>y<b/>"),
           std::string("<?p q?>\n<b/>z"),
           std::string("<b c='1'd='2'/>"),
           std::string("<b c='1' c='2'/>"),
           std::string("<b c=1/>"),
           std::string("<b c/>"),
           std::string("<b / >"),
           std::string("<b c='<'/>"),
           std::string("<b c='a\tb\nc\r\nd'/><e/>"),
           std::string("<b></c>"),
           std::string("<b></b x>"),
           std::string("</b>"),
           std::string("< b/>"),
           std::string("<1/>"),
           std::string("<日本>x</日本>y"),
           std::string("<b 属='1'/>y"),
           std::string("a]]>b"),
           std::string("a ]]]]> b"),
           std::string("&#0;"),
           std::string("&#31;"),
           std::string("&#xD800;"),
           std::string("&#xFFFE;"),
           std::string("&#x110000;"),
           std::string("&#X41;"),
           std::string("&#99999999999999;"),
           std::string("&nbsp;"),
           std::string("&;"),
           std::string("a & b"),
           std::string("&lt"),
           std::string("\x7F\xC2\x85"),
           std::string("\xED\xA0\x80"),
           std::string("\xEF\xBF\xBE"),
           std::string("\xC0\x80"),
           std::string("\xE0\x80\x80"),
           std::string("\xF4\x90\x80\x80"),
           std::string("\xF0\x80\x80\x80"),
           std::string("\x80"),
           std::string("\xE6\x97"),
           std::string("a\x0B") + "b",
           std::string("a\0b", 3),
           "<b>" + many + "</b>" + many + "<e/>" + many,
           "<b" + attributes + "/>x",
           "<" + std::string(300, 'n') + "/>\nx",
           "<b c='" + many.substr(0, 70'000) + "'/><e f='日'>x</e>",
       }) {
    for (const std::string& prolog :
         {std::string("<r>"),
          std::string("\xEF\xBB\xBF<?xml version='1.0' encoding='Utf-8'?>\r\n"
                      "<!DOCTYPE r SYSTEM 'r.dtd'><!--c-->\n<r  \n 属='日本' >"),
          std::string("<?xml version='1.0' standalone='yes'?><!DOCTYPE r SYSTEM 'd'>"
                      "<r>"),
          std::string("<!DOCTYPE r [<!ENTITY nbsp 'x'>]><r>"),
          std::string("<?xml version='1.0' encoding='iso-8859-1'?><r>")}) {
      for (const char* const ending : {"</r>\n", "</r><!--c--><x/>", "", "</q>"}) {
        const std::string xml = prolog + inside + ending;
        const std::string expected = all_said(xml, false, 1'000'000);
        EXPECT_EQ(all_said(xml, true, 1'000'000), expected) << xml.substr(0, 200);
        if (xml.size() < 1000) {
          EXPECT_EQ(all_said(xml, true, 1), expected) << xml;
        }
      }
    }
  }
}

TEST(Xml, LetsTheSourceThrow) {
  XmlReader reader(
      [](std::span<char>) -> std::size_t {
        throw Error(ErrorKind::unavailable, "disk gone");
      },
      "x.xml");
  XmlEvent event;
  EXPECT_THROW(reader.next(event), Error);
}

TEST(Xml, NamesThePlaceForReadersOfAFormat) {
  XmlReader reader(xml_source("<r/>"), "memory.tmx");
  EXPECT_STREQ(
      reader.error({.line = 3, .column = 7}, Message("no seg; add one")).what(),
      "memory.tmx:3:7: no seg; add one");
}

TEST(EscapedMarkup, LeavesNothingThatIsMarkup) {
  EXPECT_EQ(escaped_markup("猫 & <b a=\"1\">\t\n"),
            "猫 &amp; &lt;b a=&quot;1&quot;&gt;\t\n");
  EXPECT_EQ(escaped_markup("a\x01\x1B\r.txt"), "a.txt");
}

}  // namespace
}  // namespace awase
