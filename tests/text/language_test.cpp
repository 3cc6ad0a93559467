// SPDX-License-Identifier: Apache-2.0

#include "text/language.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/error.h"

namespace awase {
namespace {

using ::testing::HasSubstr;

std::string refusal(std::string_view tag) {
  try {
    return "accepted as " + canonical_language(tag);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    return error.what();
  }
}

TEST(CanonicalLanguage, PutsTagsIntoTheFormOfBcp47) {
  EXPECT_EQ(canonical_language("ja"), "ja");
  EXPECT_EQ(canonical_language("EN"), "en");
  EXPECT_EQ(canonical_language("ja_jp"), "ja-JP");
  EXPECT_EQ(canonical_language("en-us"), "en-US");
  EXPECT_EQ(canonical_language("ZH-hant-tw"), "zh-Hant-TW");
  EXPECT_EQ(canonical_language("jpn"), "ja");
  EXPECT_EQ(canonical_language("iw"), "he");
  EXPECT_EQ(canonical_language("es-419"), "es-419");
  EXPECT_EQ(canonical_language("haw"), "haw");
  EXPECT_EQ(canonical_language("de-DE-1996"), "de-DE-1996");
}

TEST(CanonicalLanguage, IsStableUnderItself) {
  for (const char* tag : {"ja-JP", "en-US", "zh-Hant-TW", "sr-Latn-RS", "pt-BR"}) {
    EXPECT_EQ(canonical_language(tag), tag);
  }
}

TEST(CanonicalLanguage, RefusesWhatNamesNoLanguage) {
  for (const char* tag :
       {"", "-", "j", "ja-", "ja--JP", "日本語", "xx", "en US", "klingonese",
        "ja-JP.UTF-8", "ja@calendar=japanese", "../ja", "12"}) {
    EXPECT_THAT(refusal(tag), HasSubstr("not a known BCP 47 tag")) << tag;
  }
  EXPECT_THAT(refusal(std::string(100'000, 'a')), HasSubstr("not a known BCP 47 tag"));
}

TEST(CanonicalLanguage, ProposesWhatWasMeant) {
  EXPECT_THAT(refusal("jp"), HasSubstr("did you mean ja?"));
  EXPECT_THAT(refusal("Japanese"), HasSubstr("did you mean ja?"));
  EXPECT_THAT(refusal("english"), HasSubstr("did you mean en?"));
  EXPECT_THAT(refusal("cz"), HasSubstr("did you mean cs?"));
}

TEST(PrimaryLanguage, IsTheFirstSubtag) {
  EXPECT_EQ(primary_language("zh-Hant-TW"), "zh");
  EXPECT_EQ(primary_language("ja"), "ja");
  EXPECT_EQ(primary_language(""), "");
}

TEST(LanguageName, IsEnglish) {
  EXPECT_EQ(language_name("ja"), "Japanese");
  EXPECT_EQ(language_name("pt-BR"), "Portuguese (Brazil)");
}

struct Sample {
  const char* tag;
  const char* text;
};

// Two sentences each, of our own writing.
const Sample kSamples[] = {
    {"ja", "会議は午後三時に始まります。資料は前日までに送ってください。"},
    {"ja", "東京都千代田区霞が関二丁目に外務省の庁舎がある。"},
    {"zh", "会议下午三点开始。请在前一天把资料发给我们。"},
    {"zh", "會議下午三點開始。請在前一天把資料發給我們。"},
    {"ko", "회의는 오후 세 시에 시작합니다. 자료는 전날까지 보내 주십시오."},
    {"en",
     "The meeting starts at three in the afternoon. Please send the papers by the "
     "day before."},
    {"de",
     "Die Sitzung beginnt um drei Uhr am Nachmittag. Bitte schicken Sie uns die "
     "Unterlagen bis zum Vortag."},
    {"fr",
     "La réunion commence à trois heures de l’après-midi. Veuillez nous envoyer les "
     "documents la veille."},
    {"es",
     "La reunión empieza a las tres de la tarde. Por favor, envíe los documentos el "
     "día anterior."},
    {"it",
     "La riunione comincia alle tre del pomeriggio. Vi preghiamo di inviare i "
     "documenti entro il giorno prima."},
    {"pt",
     "A reunião começa às três da tarde. Por favor, envie os documentos até ao dia "
     "anterior."},
    {"nl",
     "De vergadering begint om drie uur in de middag. Stuur de stukken uiterlijk een "
     "dag van tevoren op."},
    {"is",
     "Fundurinn hefst klukkan þrjú síðdegis. Vinsamlegast sendið gögnin til okkar "
     "fyrir þann tíma."},
    {"da",
     "Mødet begynder klokken tre om eftermiddagen. Send venligst papirerne til os "
     "senest dagen før."},
    {"sv",
     "Mötet börjar klockan tre på eftermiddagen. Var vänlig och skicka handlingarna "
     "till oss senast dagen innan."},
    {"no",
     "Møtet begynner klokken tre om ettermiddagen. Vi ber om at du sender oss "
     "papirene senest dagen før."},
    {"fi",
     "Kokous alkaa kello kolme iltapäivällä. Lähettäkää asiakirjat meille ennen sitä, "
     "jos se on mahdollista."},
    {"pl",
     "Spotkanie zaczyna się o trzeciej po południu. Prosimy o przesłanie dokumentów "
     "do nas dzień wcześniej."},
    {"cs",
     "Schůze začíná ve tři hodiny odpoledne. Prosíme, pošlete nám podklady už den "
     "předem."},
    {"ru",
     "Заседание начинается в три часа дня. Пожалуйста, пришлите нам документы не "
     "позднее чем за день."},
    {"uk",
     "Засідання починається о третій годині дня. Будь ласка, надішліть нам документи "
     "за день до цього."},
    {"el",
     "Η συνεδρίαση αρχίζει στις τρεις το απόγευμα. Παρακαλούμε στείλτε μας τα έγγραφα "
     "την προηγούμενη ημέρα."},
    {"ar",
     "يبدأ الاجتماع في الساعة الثالثة بعد الظهر. يرجى إرسال الوثائق إلينا في اليوم "
     "السابق."},
    {"he",
     "הישיבה מתחילה בשעה שלוש אחר הצהריים. נא לשלוח לנו את המסמכים יום קודם לכן."},
    {"hi", "बैठक दोपहर तीन बजे शुरू होती है। कृपया एक दिन पहले हमें दस्तावेज़ भेज दें।"},
    {"th", "การประชุมเริ่มเวลาบ่ายสามโมง กรุณาส่งเอกสารให้เราภายในวันก่อนหน้า"},
    {"vi",
     "Cuộc họp bắt đầu lúc ba giờ chiều. Xin gửi tài liệu cho chúng tôi trước một "
     "ngày."},
    {"tr",
     "Toplantı öğleden sonra saat üçte başlıyor. Lütfen belgeleri bize bir gün önce "
     "gönderin."},
    {"hu",
     "Az ülés délután három órakor kezdődik. Kérjük, hogy az iratokat legkésőbb egy "
     "nappal előtte küldjék el."},
    {"ro",
     "Ședința începe la ora trei după-amiaza. Vă rugăm să ne trimiteți documentele cu "
     "o zi înainte."},
};

TEST(DetectLanguage, KnowsALanguageFromTwoSentences) {
  for (const Sample& sample : kSamples) {
    const DetectedLanguage found = detect_language(sample.text);
    EXPECT_EQ(found.tag, sample.tag) << sample.text;
    EXPECT_GT(found.confidence, 0.5) << sample.text;
    EXPECT_LE(found.confidence, 1.0) << sample.text;
  }
}

TEST(DetectLanguage, SaysWhichLanguagesItCanTell) {
  for (const char* tag : {"ja", "zh", "ko", "th", "de", "is", "ur"})
    EXPECT_TRUE(is_detectable(tag)) << tag;
  for (const char* tag : {"", "eu", "id", "de-AT", "DE", "no such"})
    EXPECT_FALSE(is_detectable(tag)) << tag;
}

TEST(DetectLanguage, SaysNothingWhenThereIsTooLittle) {
  for (const char* text : {"", " ", "12345 67.8", "OK", "。。。！！", "Toyota", "東京",
                           "\xFF\xFE", "Lorem ipsum", "😀😀😀😀😀😀😀😀"}) {
    EXPECT_EQ(detect_language(text), DetectedLanguage{}) << text;
  }
}

TEST(DetectLanguage, NeedsFewLettersThatOneLanguageAloneWrites) {
  EXPECT_EQ(detect_language("감사").tag, "ko");
  EXPECT_EQ(detect_language("ขอบคุณ").tag, "th");
  EXPECT_EQ(detect_language("Ναι").tag, "el");
  EXPECT_EQ(detect_language("Bấm để mở ra").tag, "vi");
  EXPECT_EQ(detect_language("НОВЫЕ МЫШИ ЭЛИ").tag, "ru");
  EXPECT_EQ(detect_language("à la carte").tag, "");
}

TEST(DetectLanguage, TellsJapaneseFromChineseByIdeographsAlone) {
  for (const char* text :
       {"売買契約書", "関係者外立入禁止", "電話番号", "国立図書館", "会計監査報告書",
        "検査済証", "財産区", "渋谷駅", "円滑化基本方針", "住所　氏名　年齢",
        "静岡市葵区追手町", "ＴＯＫＹＯ", "「ＮＥＷＳ」", "令和三年度補正予算",
        "防衛省設置法", "駐車場案内"}) {
    EXPECT_EQ(detect_language(text).tag, "ja") << text;
  }
  for (const char* text : {"销售合同", "国家图书馆", "禁止入内，违者罚款",
                           "產品規格說明", "公司簡介", "会议记录", "入學考試說明"}) {
    EXPECT_EQ(detect_language(text).tag, "zh") << text;
  }
  // Both write these so.
  for (const char* text : {"人事", "安全第一", "山水", "交通"})
    EXPECT_EQ(detect_language(text), DetectedLanguage{}) << text;
}

TEST(DetectLanguage, IsNotLedAstrayByAFewForeignWords) {
  EXPECT_EQ(detect_language(
                "新しい Windows Update Service Pack をインストールして、PC を再起動"
                "してください。")
                .tag,
            "ja");
  EXPECT_EQ(
      detect_language("The word 合わせ means putting two things together, and it is "
                      "also the name of this program.")
          .tag,
      "en");
}

TEST(DetectLanguage, SamplesALongText) {
  std::string text;
  while (text.size() < 3'000'000) text += "これは長い文章の一部です。\n";
  EXPECT_EQ(detect_language(text).tag, "ja");
  EXPECT_EQ(detect_language(std::string(10'000'000, 'a')).tag, "");
}

}  // namespace
}  // namespace awase
