// SPDX-License-Identifier: Apache-2.0

#include "text/message.h"

#include <gtest/gtest.h>

#include "text/error.h"

namespace awase {
namespace {

/// A language that says everything backwards in order, and has three forms of "pair".
class Other : public MessageCatalogue {
 public:
  std::string find(const std::string& key) const override {
    if (key == "{file}: {reason}") return "{reason} <- {file}";
    if (key == "no text") return "TXET ON";
    return key;
  }
  std::string find_plural(const std::string& singular, const std::string& plural,
                          std::size_t count) const override {
    if (singular != "{count} pair" || plural != "{count} pairs") return singular;
    return count == 1   ? "[{count}] one"
           : count == 2 ? "[{count}] two"
                        : "[{count}] many";
  }
};

TEST(Message, FillsItsPlacesByName) {
  const Message message(
      "{file}: line {line} holds {what}; {file} is left as it was",
      {{"line", 12}, {"file", "a.tmx"}, {"what", std::string("{line}")}});
  EXPECT_EQ(message.english(), "a.tmx: line 12 holds {line}; a.tmx is left as it was");
}

TEST(Message, KeepsDoubledBracesAndUnknownNames) {
  EXPECT_EQ(Message("{{x}} {y} {", {{"x", 1}}).english(), "{x} {y} {");
}

TEST(Message, TakesTheFormThatTheCountWants) {
  const auto pairs = [](std::size_t count) {
    return Message::plural("{count} pair", "{count} pairs", count);
  };
  EXPECT_EQ(pairs(1).english(), "1 pair");
  EXPECT_EQ(pairs(0).english(), "0 pairs");
  EXPECT_EQ(pairs(2).render(Other()), "[2] two");
  EXPECT_EQ(pairs(5).render(Other()), "[5] many");
}

TEST(Message, RendersAMessageInAPlaceInTheSameLanguage) {
  const Message message("{file}: {reason}",
                        {{"file", "a"}, {"reason", Message("no text")}});
  EXPECT_EQ(message.english(), "a: no text");
  EXPECT_EQ(message.render(Other()), "TXET ON <- a");
}

TEST(Message, LeavesVerbatimTextAlone) {
  EXPECT_EQ(Message::verbatim("{no} text").render(Other()), "{no} text");
}

TEST(Message, IsWhatAnErrorSays) {
  const Error error(ErrorKind::input, Message("{file}: {reason}",
                                              {{"file", "b"}, {"reason", "cut off"}}));
  EXPECT_STREQ(error.what(), "b: cut off");
  EXPECT_EQ(error.message().render(Other()), "cut off <- b");
}

TEST(Message, GoesToAnotherProcessAndBack) {
  const Message message(
      "{file}: {reason}",
      {{"file", "a:1"},
       {"reason", Message::plural("{count} pair", "{count} pairs", 2)},
       {"said", Message::verbatim("{as} it is")}});
  const Message copy = Message::from_bytes(message.to_bytes());
  EXPECT_EQ(copy.english(), "a:1: 2 pairs");
  EXPECT_EQ(copy.render(Other()), "[2] two <- a:1");
  EXPECT_EQ(copy.places()[2].message()->render(Other()), "{as} it is");
  const std::string bytes = message.to_bytes();
  EXPECT_THROW(Message::from_bytes(std::string_view(bytes).substr(0, bytes.size() - 1)),
               Error);
}

TEST(Message, IsNotReadWhenItIsNestedWithoutEnd) {
  Message message("end");
  for (int depth = 0; depth < 20; ++depth) message = Message("{m}", {{"m", message}});
  EXPECT_THROW(Message::from_bytes(message.to_bytes()), Error);
}

TEST(Message, NamesALanguageInTheReadersLanguage) {
  class Japanese : public Other {
    std::string language() const override { return "ja"; }
  };
  const Message message("in {language}", {{"language", LanguageName{"pt-BR"}}});
  EXPECT_EQ(message.english(), "in Portuguese (Brazil)");
  EXPECT_EQ(message.render(Japanese()), "in ポルトガル語 (ブラジル)");
  EXPECT_EQ(Message::from_bytes(message.to_bytes()).render(Japanese()),
            "in ポルトガル語 (ブラジル)");
}

TEST(Message, CanBeATextThatWasMarked) {
  constexpr const char* kText = translatable("no text");
  EXPECT_EQ(Message::marked(kText).render(Other()), "TXET ON");
}

}  // namespace
}  // namespace awase
