// SPDX-License-Identifier: Apache-2.0

#include "text/script.h"

#include <gtest/gtest.h>

namespace awase {
namespace {

struct Case {
  const char* language;
  const char* text;
  bool foreign;
};

TEST(ScriptCounter, SeesTextInAnotherScript) {
  for (const auto& [language, text, foreign] :
       {Case{"ja", "猫が好きです。", false}, Case{"ja", "Microsoft Office", false},
        Case{"ja", "Windows XPを使うとよい", false},
        Case{"ja", "This was never translated.", true},
        Case{"ja-JP", "Это не перевод.", true}, Case{"en", "I like 猫 best.", false},
        Case{"en_US", "猫が好きです。", true}, Case{"en", "12.50 €", false},
        Case{"de", "Größe, Ähnlichkeit, e\u0301", false},
        Case{"ru", "Я люблю кошек.", false}, Case{"ru", "I like cats very much.", true},
        Case{"ar", "أحب القطط.", false}, Case{"sr", "Волим мачке.", false},
        Case{"sr", "Volim mačke, ali nemam nijednu.", false},
        Case{"sr-Latn", "Волим мачке.", true}, Case{"zh-Hant-TW", "我喜歡貓。", false},
        Case{"ko", "고양이를 좋아합니다.", false},
        Case{"x-none", "Это не перевод.", false}}) {
    EXPECT_EQ(ScriptCounter(language).is_foreign(text), foreign) << language << text;
  }
}

TEST(ScriptCounter, CountsLetters) {
  const ScriptCount count = ScriptCounter("ja").count("猫 cat кот 犬");
  EXPECT_EQ(count.own_chars, 2u);
  EXPECT_EQ(count.latin_chars, 3u);
  EXPECT_EQ(count.other_chars, 3u);
  EXPECT_EQ(count.words, 4u);
}

}  // namespace
}  // namespace awase
