// SPDX-License-Identifier: Apache-2.0
//
// Typed for this project from general knowledge, no list was copied. The readings are
// the Korean ones by the Revised Romanization (2000), with the spellings that people
// and newspapers use beside them (Lee, Park, Cho). The names of countries and bodies
// are those that Japan's ministries and the United Nations use in their own texts.

#include "align/names_table.h"

#include <string_view>
#include <unordered_map>

#include "align/names.h"
#include "text/unicode.h"

namespace awase {
namespace {

/// A character (in its Japanese and its older form) and its readings, apart by commas.
constexpr std::string_view kKorean =
    "金:kim,gim,geum 李:lee,yi,rhee,ri,i 朴:park,bak,pak 崔:choi,choe "
    "鄭:chung,jung,jeong,"
    "chong 姜:kang,gang 趙:cho,jo 尹:yoon,yun 張:jang,chang 林:lim,im,rim 韓:han "
    "呉:oh,o "
    "申:shin,sin 徐:suh,seo 権:kwon,gwon 權:kwon,gwon 黄:hwang 安:ahn,an 宋:song "
    "柳:yoo,yu,ryu 洪:hong 全:jun,jeon,chun 高:ko,go,koh 文:moon,mun 孫:son,sohn "
    "梁:yang,"
    "ryang 裵:bae 裴:bae 白:baek,paik 曺:cho,jo 曹:cho,jo 許:huh,heo,hur 南:nam "
    "沈:shim,sim "
    "劉:yoo,yu 盧:roh,noh,no 魯:roh,noh,no 河:ha 郭:kwak,gwak 成:sung,seong,song "
    "車:cha "
    "朱:joo,ju,chu 禹:woo,u 具:koo,gu,ku 羅:na,ra 任:lim,im 閔:min 兪:yoo,yu 愈:yoo,yu "
    "陳:jin,chin 厳:um,eom 嚴:um,eom 元:won 千:chun,cheon 方:bang,pang 孔:kong,gong "
    "玄:hyun,hyeon 咸:ham 卞:byun,byeon 廉:yeom,yum 呂:yeo 秋:choo,chu 都:do 蘇:so "
    "石:seok,"
    "suk 宣:sun,seon 馬:ma 丁:chung,jung,jeong 薛:seol 吉:gil,kil 延:yeon,yun 魏:wi "
    "表:pyo "
    "明:myung,myeong,myong 奇:ki,gi 潘:ban,pan 王:wang 琴:keum,geum 玉:ok 陸:yuk 印:in "
    "孟:maeng 諸:je 卓:tak 鞠:kook,guk 殷:eun 片:pyun 龍:yong 庾:yoo 芮:ye "
    "慶:kyung,gyeong,"
    "kyong 奉:bong 史:sa 夫:bu,boo 甘:kam 景:kyung,gyeong 司:sa 空:gong 皇:hwang 諸:je "
    "在:jae,chae 正:jung,jeong,chong,jong 恩:eun,un 日:il 成:sung,seong 相:sang "
    "哲:chul,"
    "cheol 泰:tae 永:young,yeong,yong 英:young,yeong,yong 映:young,yeong "
    "泳:young,yeong "
    "賢:hyun,hyeon 顕:hyun,hyeon 顯:hyun,hyeon 鉉:hyun,hyeon 鎬:ho 浩:ho 昊:ho 虎:ho "
    "鍾:jong 鐘:jong 宗:jong 大:dae,tae 中:jung,joong,jeong 仲:jung,joong "
    "重:jung,joong "
    "寅:in 仁:in 槿:geun,keun 根:geun,keun,kun 恵:hye 惠:hye 慧:hye 錫:seok,suk,sok "
    "悦:yeol,yul,yeul 烈:yeol,ryul 淑:sook,suk 善:sun,seon 美:mi 姫:hee,hui 姬:hee,hui "
    "熙:hee,hui 喜:hee,hui 希:hee,hui 京:kyung,gyeong 敬:kyung,gyeong 炅:kyung 珍:jin "
    "真:jin 眞:jin 鎮:jin 鎭:jin 振:jin 晋:jin 基:ki,gi,kee 起:ki,gi 己:ki,gi 箕:ki "
    "夏:ha 俊:jun,joon 準:jun,joon 濬:jun,joon 埈:jun,joon 宇:woo,u 佑:woo 雨:woo "
    "東:dong,tong 洞:dong 動:dong 勲:hoon,hun 勳:hoon,hun 薫:hoon,hun 訓:hoon,hun "
    "容:yong 勇:yong 鎔:yong 竜:yong,ryong 植:sik,shik 秀:soo,su 洙:soo,su 寿:soo,su "
    "壽:soo,su 水:soo,su 守:soo 民:min 敏:min 旻:min 珉:min 玟:min 哲:chul,chol "
    "澈:chul "
    "国:kook,guk,kuk 國:kook,guk 光:kwang,gwang 洸:kwang 煥:hwan 桓:hwan 歓:hwan "
    "換:hwan "
    "炳:byung,byeong 秉:byung,byeong,pyong 丙:byung 義:eui,ui 儀:eui 承:seung,sung "
    "勝:seung,sung 昇:seung,sung 星:sung,seong 聖:sung,seong 誠:sung,seong "
    "晟:sung,seong "
    "世:se 洗:se 道:do 度:do 奎:kyu,gyu 圭:kyu,gyu 揆:kyu 珪:kyu 均:kyun,gyun 宰:jae "
    "載:jae 才:jae 財:jae 源:won 媛:won 院:won 遠:won 月:wol 海:hae 淵:yeon,yun "
    "妍:yeon,"
    "yun 娟:yeon 然:yeon 姸:yeon 与:yo,yeo 與:yo,yeo 如:yeo 庸:yong 竣:jun 旭:wook,uk "
    "郁:wook 煜:wook 雄:woong,ung 燮:sup,seop 渉:sup,seop 学:hak 鶴:hak 赫:hyuk,hyeok "
    "爀:hyuk 革:hyuk 憲:hun,heon 献:hun,heon 亨:hyung,hyeong 炯:hyung,hyeong 衡:hyung "
    "孝:hyo 曉:hyo 暁:hyo 昌:chang 暢:chang 滄:chang 喆:chul 春:chun,choon "
    "忠:choong,chung "
    "治:chi 致:chi 卿:kyung 求:koo,gu 九:koo,gu 久:koo,gu 教:kyo 来:rae,nae 達:dal "
    "徳:duk,"
    "deok 德:duk,deok 斗:doo,du 斎:jae 範:beom,bum,pom 凡:bum,beom 保:bo 甫:bo 普:bo "
    "福:bok 富:boo,bu 彬:bin 賓:bin 三:sam 尚:sang 祥:sang 商:sang 瑞:seo 書:seo "
    "舒:seo "
    "奭:seok 碩:seok 心:shim 信:shin,sin 新:shin 愛:ae 彦:eon 億:eok 業:eop,up 礼:ye "
    "芸:ye "
    "藝:ye 完:wan 友:woo 旺:wang 有:yoo,yu 裕:yoo,yu 維:yu 允:yoon,yun 潤:yoon,yun "
    "胤:yoon "
    "銀:eun 恩:eun 殷:eun 益:ik 一:il 逸:il 子:ja 慈:ja 長:jang 章:jang 璋:jang "
    "貞:jung,"
    "jeong 静:jung,jeong 廷:jung,jeong 政:jung,jeong 晶:jung,jeong 智:ji 志:ji 知:ji "
    "芝:ji "
    "池:ji 地:ji 赳:gyu 燦:chan 賛:chan 贊:chan 彩:chae 澤:taek 沢:taek 宅:taek 弼:pil "
    "必:pil "
    "興:heung 欽:heum 厚:hoo 和:hwa 花:hwa 華:hwa 会:hoe 緒:seo 潔:kyul 佳:ga 家:ga "
    "茂:moo "
    "武:moo,mu 聞:moon 万:man 萬:man 満:man 夢:mong 蒙:mong 妙:myo 默:mook 黙:mook "
    "汶:moon "
    "別:byul 範:bum 相:sang 柱:joo,ju 周:joo,ju 株:joo 珠:joo,ju 宙:joo 主:joo 鳳:bong "
    "峰:bong 峯:bong 鵬:bung 乙:eul 太:tae 兌:tae 卨:seol 湖:ho 号:ho 豪:ho 哲:chul";

using Readings = std::unordered_map<char32_t, std::vector<std::string>>;

Readings read_table() {
  Readings readings;
  std::string_view rest = kKorean;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view entry = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    std::size_t at = 0;
    const char32_t character = next_char(entry, at);
    std::string_view names = entry.substr(std::min(at + 1, entry.size()));
    while (!names.empty()) {
      const std::size_t comma = std::min(names.find(','), names.size());
      readings[character].emplace_back(names.substr(0, comma));
      names.remove_prefix(std::min(comma + 1, names.size()));
    }
  }
  return readings;
}

struct Name {
  std::string_view japanese;  ///< Spellings apart by |.
  std::string_view english;   ///< Names apart by |.
};

constexpr Name kNames[] = {
    {"北朝鮮|朝鮮民主主義人民共和国",
     "North Korea|DPRK|Democratic People's Republic of Korea|"
     "Pyongyang"},
    {"韓国|大韓民国", "South Korea|Republic of Korea|ROK|Korea|Seoul|Korean"},
    {"米国|アメリカ合衆国|アメリカ",
     "United States|U.S.|US|USA|America|Washington|American"},
    {"中国|中華人民共和国", "China|PRC|People's Republic of China|Beijing|Chinese"},
    {"英国|イギリス", "United Kingdom|UK|U.K.|Britain|British"},
    {"仏国|フランス", "France|French"},
    {"独国|ドイツ", "Germany|German"},
    {"露国|ロシア|ロシア連邦", "Russia|Russian Federation|Moscow|Russian"},
    {"豪州|オーストラリア", "Australia|Australian|Canberra"},
    {"印度|インド", "India|Indian|New Delhi"},
    {"伊国|イタリア", "Italy|Italian"},
    {"加国|カナダ", "Canada|Canadian"},
    {"台湾", "Taiwan|Chinese Taipei|Taipei"},
    {"欧州連合", "European Union|EU"},
    {"欧州", "Europe|European"},
    {"欧州委員会", "European Commission"},
    {"国連|国際連合", "United Nations|UN|U.N."},
    {"国連安保理|国連安全保障理事会|安保理",
     "UN Security Council|UNSC|Security Council|"
     "United Nations Security Council"},
    {"国連総会", "UN General Assembly|UNGA|General Assembly"},
    {"国連事務総長", "UN Secretary-General|Secretary-General"},
    {"国際原子力機関", "International Atomic Energy Agency|IAEA"},
    {"世界保健機関", "World Health Organization|WHO"},
    {"世界貿易機関", "World Trade Organization|WTO"},
    {"国際通貨基金", "International Monetary Fund|IMF"},
    {"世界銀行|世銀", "World Bank"},
    {"国際労働機関", "International Labour Organization|ILO"},
    {"国際司法裁判所", "International Court of Justice|ICJ"},
    {"国際刑事裁判所", "International Criminal Court|ICC"},
    {"経済協力開発機構", "OECD|Organisation for Economic Co-operation and Development"},
    {"東南アジア諸国連合", "ASEAN|Association of Southeast Asian Nations"},
    {"北大西洋条約機構", "NATO|North Atlantic Treaty Organization"},
    {"石油輸出国機構", "OPEC"},
    {"主要七か国|主要7か国|先進七か国", "G7|Group of Seven"},
    {"外務省", "Ministry of Foreign Affairs|MOFA|Foreign Ministry"},
    {"経産省|経済産業省", "METI|Ministry of Economy, Trade and Industry"},
    {"財務省", "Ministry of Finance|MOF|Finance Ministry|Treasury"},
    {"防衛省", "Ministry of Defense|MOD|Defense Ministry"},
    {"厚労省|厚生労働省",
     "MHLW|Ministry of Health, Labour and Welfare|Health Ministry"},
    {"文科省|文部科学省", "MEXT|Ministry of Education"},
    {"国交省|国土交通省",
     "MLIT|Ministry of Land, Infrastructure, Transport and Tourism"},
    {"農水省|農林水産省", "MAFF|Ministry of Agriculture, Forestry and Fisheries"},
    {"総務省", "MIC|Ministry of Internal Affairs and Communications"},
    {"環境省", "MOE|Ministry of the Environment|Environment Ministry"},
    {"法務省", "MOJ|Ministry of Justice|Justice Ministry"},
    {"内閣府", "Cabinet Office"},
    {"金融庁", "FSA|Financial Services Agency"},
    {"警察庁", "NPA|National Police Agency"},
    {"警視庁", "Metropolitan Police|MPD"},
    {"特許庁", "JPO|Japan Patent Office|Patent Office"},
    {"気象庁", "JMA|Japan Meteorological Agency|Meteorological Agency"},
    {"公取委|公正取引委員会", "JFTC|Japan Fair Trade Commission|Fair Trade Commission"},
    {"日銀|日本銀行", "BOJ|Bank of Japan"},
    {"自衛隊", "SDF|Self-Defense Forces|JSDF"},
    {"海自|海上自衛隊", "MSDF|Maritime Self-Defense Force"},
    {"陸自|陸上自衛隊", "GSDF|Ground Self-Defense Force"},
    {"空自|航空自衛隊", "ASDF|Air Self-Defense Force"},
    {"海保|海上保安庁", "JCG|Japan Coast Guard|Coast Guard"},
    {"自民党|自由民主党", "LDP|Liberal Democratic Party"},
    {"立民|立憲民主党", "CDP|CDPJ|Constitutional Democratic Party"},
    {"経団連", "Keidanren|Japan Business Federation"},
    {"国務省", "State Department|Department of State"},
    {"国防総省|ペンタゴン", "Pentagon|Department of Defense"},
    {"国防省", "Ministry of National Defense|Defense Ministry|MND"},
    {"商務省", "Commerce Department|Department of Commerce|MOFCOM"},
    {"連邦準備制度理事会", "Fed|Federal Reserve"},
    {"欧州中央銀行", "ECB|European Central Bank"},
    {"中央情報局", "CIA"},
    {"連邦捜査局", "FBI"},
    {"食品医薬品局", "FDA"},
    {"航空宇宙局", "NASA"},
    {"宇宙航空研究開発機構", "JAXA"},
    {"国際協力機構", "JICA"},
    {"日本貿易振興機構", "JETRO"},
    {"日本放送協会", "NHK"},
    {"アジア開発銀行", "ADB|Asian Development Bank"},
    {"アジアインフラ投資銀行", "AIIB|Asian Infrastructure Investment Bank"},
    {"アジア太平洋経済協力会議|アジア太平洋経済協力", "APEC"},
    {"アフリカ連合", "AU|African Union"},
    {"アラブ連盟", "Arab League"},
    {"上海協力機構", "SCO|Shanghai Cooperation Organization"},
    {"国連教育科学文化機関|ユネスコ", "UNESCO"},
    {"国連児童基金|ユニセフ", "UNICEF"},
    {"国連難民高等弁務官事務所|国連難民高等弁務官", "UNHCR"},
    {"国連開発計画", "UNDP|UN Development Programme"},
    {"国連環境計画", "UNEP|UN Environment Programme"},
    {"国連食糧農業機関", "FAO|Food and Agriculture Organization"},
    {"世界食糧計画", "WFP|World Food Programme"},
    {"世界知的所有権機関", "WIPO|World Intellectual Property Organization"},
    {"国際海事機関", "IMO|International Maritime Organization"},
    {"国際民間航空機関", "ICAO|International Civil Aviation Organization"},
    {"国際電気通信連合", "ITU|International Telecommunication Union"},
    {"国際標準化機構", "ISO|International Organization for Standardization"},
    {"国際オリンピック委員会", "IOC|International Olympic Committee"},
    {"国際サッカー連盟", "FIFA"},
    {"国際エネルギー機関", "IEA|International Energy Agency"},
    {"国際決済銀行", "BIS|Bank for International Settlements"},
    {"赤十字国際委員会", "ICRC|International Committee of the Red Cross"},
    {"国境なき医師団", "MSF|Doctors Without Borders|Médecins Sans Frontières"},
    {"気候変動に関する政府間パネル", "IPCC"},
    {"地域的な包括的経済連携", "RCEP|Regional Comprehensive Economic Partnership"},
    {"主要20か国・地域|主要二十か国・地域|二十か国・地域", "G20|Group of Twenty"},
    {"米通商代表部|通商代表部", "USTR|U.S. Trade Representative"},
    {"米連邦準備制度理事会|連邦準備理事会",
     "Fed|Federal Reserve|Federal Reserve Board"},
    {"国土安全保障省", "DHS|Department of Homeland Security"},
    {"米財務省", "U.S. Treasury|Treasury Department"},
    {"国家安全保障会議", "NSC|National Security Council"},
    {"消費者庁", "CAA|Consumer Affairs Agency"},
    {"文化庁", "Agency for Cultural Affairs"},
    {"観光庁", "JTA|Japan Tourism Agency"},
    {"水産庁", "Fisheries Agency"},
    {"林野庁", "Forestry Agency"},
    {"国税庁", "NTA|National Tax Agency"},
    {"宮内庁", "Imperial Household Agency"},
    {"消防庁", "FDMA|Fire and Disaster Management Agency"},
    {"復興庁", "Reconstruction Agency"},
    {"デジタル庁", "Digital Agency"},
    {"こども家庭庁", "Children and Families Agency"},
    {"出入国在留管理庁|入管庁", "ISA|Immigration Services Agency"},
    {"原子力規制委員会|規制委", "NRA|Nuclear Regulation Authority"},
    {"会計検査院", "Board of Audit"},
    {"人事院", "NPA|National Personnel Authority"},
    {"最高裁|最高裁判所", "Supreme Court"},
    {"東証|東京証券取引所", "TSE|Tokyo Stock Exchange"},
    {"東京地検|東京地方検察庁", "Tokyo District Public Prosecutors Office"},
    {"産総研|産業技術総合研究所", "AIST"},
    {"理研|理化学研究所", "RIKEN"},
    {"科学技術振興機構", "JST|Japan Science and Technology Agency"},
    {"日本学術振興会", "JSPS"},
    {"海洋研究開発機構", "JAMSTEC"},
    {"国際協力銀行", "JBIC|Japan Bank for International Cooperation"},
    {"日本政策投資銀行", "DBJ|Development Bank of Japan"},
    {"日弁連|日本弁護士連合会", "JFBA|Japan Federation of Bar Associations"},
    {"日本医師会", "JMA|Japan Medical Association"},
    {"日本赤十字社|日赤", "Japanese Red Cross Society|Japanese Red Cross"},
    {"公明党", "Komeito"},
    {"共産党|日本共産党", "JCP|Japanese Communist Party|Communist Party"},
    {"国民民主党", "DPFP|DPP|Democratic Party for the People"},
    {"日本維新の会|維新の会", "Ishin|Japan Innovation Party|Nippon Ishin"},
    {"国民党", "KMT|Kuomintang|Nationalist Party"},
    {"民進党", "DPP|Democratic Progressive Party"},
    {"全人代|全国人民代表大会", "NPC|National People's Congress"},
    {"人民解放軍", "PLA|People's Liberation Army"},
    {"人民銀行|中国人民銀行", "PBOC|People's Bank of China"},
    {"南ア|南アフリカ", "South Africa|South African"},
    {"フィリピン", "Philippines|Philippine|Filipino|Manila"},
    {"全日空|全日本空輸", "ANA|All Nippon Airways"},
    {"日航|日本航空", "JAL|Japan Airlines"},
    {"東電|東京電力", "TEPCO|Tokyo Electric Power"},
    {"関電|関西電力", "KEPCO|Kansai Electric Power"},
    {"中部電力", "Chubu Electric Power"},
    {"日本郵政|日本郵便", "Japan Post"},
    {"日本たばこ産業", "JT|Japan Tobacco"},
    {"三井物産", "Mitsui & Co.|Mitsui"},
    {"三菱商事", "Mitsubishi Corporation|Mitsubishi Corp."},
    {"伊藤忠|伊藤忠商事", "Itochu"},
    {"三菱重工|三菱重工業", "MHI|Mitsubishi Heavy Industries"},
    {"川崎重工|川崎重工業", "KHI|Kawasaki Heavy Industries"},
    {"三菱UFJ銀行|三菱UFJ", "MUFG"},
    {"三井住友銀行", "SMBC|Sumitomo Mitsui Banking"},
    {"みずほ銀行|みずほ", "Mizuho"},
    {"野村証券|野村證券", "Nomura|Nomura Securities"},
    {"日本製鉄|日鉄", "Nippon Steel"},
    {"神戸製鋼|神戸製鋼所", "Kobe Steel|Kobelco"},
    {"日本電気", "NEC"},
    {"日産|日産自動車", "Nissan"},
    {"富士通", "Fujitsu"},
    {"東芝", "Toshiba"},
    {"任天堂", "Nintendo"},
    {"日立|日立製作所", "Hitachi"},
    {"現代自動車", "Hyundai|Hyundai Motor"},
    {"台湾積体電路製造", "TSMC"},
    {"鴻海|鴻海精密工業", "Hon Hai|Foxconn"},
    {"華為|華為技術", "Huawei"},
    {"阿里巴巴", "Alibaba"},
    {"騰訊", "Tencent"},
    {"百度", "Baidu"},
    {"比亜迪", "BYD"},
    {"聯想", "Lenovo"},
    {"大統領府", "Blue House|presidential office|White House"},
    {"環太平洋パートナーシップ", "TPP|CPTPP|Trans-Pacific Partnership"},
    {"核拡散防止条約|核兵器不拡散条約", "NPT|Non-Proliferation Treaty"},
    {"尖閣諸島", "Senkaku|Diaoyu"},
    {"竹島", "Takeshima|Dokdo"},
    {"日本海", "Sea of Japan|East Sea"},
    {"万博", "Expo"},
    {"五輪", "Olympics|Olympic Games"}};

template <typename Visit>
void for_each_name(std::string_view names, const Visit& visit) {
  while (!names.empty()) {
    const std::size_t end = std::min(names.find('|'), names.size());
    visit(names.substr(0, end));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
}

}  // namespace

std::vector<std::string> korean_readings(char32_t character) {
  static const Readings readings = read_table();
  const auto found = readings.find(character);
  return found == readings.end() ? std::vector<std::string>() : found->second;
}

Lexicon known_names() {
  Lexicon lexicon;
  lexicon.name = "names";
  lexicon.source_language = "ja";
  lexicon.target_language = "en";
  for (const Name& name : kNames)
    for_each_name(name.japanese, [&](std::string_view japanese) {
      for_each_name(name.english, [&](std::string_view english) {
        lexicon.entries.push_back({std::string(japanese), std::string(english), 1.0});
      });
    });
  return lexicon;
}

}  // namespace awase
