// SPDX-License-Identifier: Apache-2.0
//
// Written from what the tools do with texts, not from their files: OmegaT was run over
// texts with every mark before every kind of character; of the others the documentation
// says where they cut.

#include "text/tool_rules.h"

#include <cstring>
#include <span>
#include <string>

#include "text/srx.h"

namespace awase {
namespace {

constexpr const char* kOmegat = R"(<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="yes"/>
<body><languagerules>
<languagerule languagerulename="ja">
 <rule break="no"><beforebreak>[！？．。]</beforebreak><afterbreak>[)）]</afterbreak></rule>
 <rule break="yes"><beforebreak>[！？．。]</beforebreak><afterbreak>[\s\S]</afterbreak></rule>
</languagerule>
<languagerule languagerulename="zh">
 <rule break="no"><beforebreak>[！？。—]</beforebreak><afterbreak>["’”』」）？—]</afterbreak></rule>
 <rule break="no"><beforebreak>[.．,、]</beforebreak><afterbreak>[\s\S]</afterbreak></rule>
 <rule break="yes"><beforebreak>[！？。]</beforebreak><afterbreak>[\s\S]</afterbreak></rule>
</languagerule>
<languagerule languagerulename="en">
 <rule break="no"><beforebreak>etc\.</beforebreak><afterbreak>\s+[^\p{Lu}]</afterbreak></rule>
 <rule break="no"><beforebreak>[AaPp]\.?[Mm]\.</beforebreak><afterbreak>\s[a-z]</afterbreak></rule>
 <rule break="no"><beforebreak>No\.</beforebreak><afterbreak>\s[0-9]</afterbreak></rule>
 <rule break="no"><beforebreak>(?:M|Mr|Mrs|Ms|Dr|Prof|St|Mt|U\.K|resp|[Aa]pprox|[Ff][Ii][Gg]|[Ee]\.[Gg]|[Ii]\.[Ee])\.</beforebreak><afterbreak>\s</afterbreak></rule>
 <rule break="no"><beforebreak>\s(?:[A-Z]|tel|[Vv][Ss]?)\.</beforebreak><afterbreak>\s</afterbreak></rule>
 <rule break="no"><beforebreak>[0-9]\s(?:min|mn|sec)\.</beforebreak><afterbreak>\s</afterbreak></rule>
</languagerule>
<languagerule languagerulename="de">
 <rule break="no"><beforebreak>\b(?:Abb|Abs|Abt|Anm|Art|Aufl|Bd|bzgl|bzw|ca|d\.\s?h|Dipl|Dr|evtl|f|ff|geb|gem|ggf|Hr|Fr|hrsg|Hrsg|Ing|inkl|Jh|Kap|lt|max|min|Mio|Mrd|Nr|o\.\s?ä|Prof|S|sog|St|Std|Str|Tel|u\.\s?a|usw|vgl|v\.\s?a|Vgl|z\.\s?B|z\.\s?T|zzgl)\.</beforebreak><afterbreak>\s</afterbreak></rule>
</languagerule>
<languagerule languagerulename="fr">
 <rule break="no"><beforebreak>\.</beforebreak><afterbreak>\s[a-z]|[\u00A0\s]»</afterbreak></rule>
 <rule break="no"><beforebreak>[.?!][\u00A0\s]»</beforebreak><afterbreak>\s</afterbreak></rule>
 <rule break="no"><beforebreak>\b(?:M|MM|Mr|Mme|Mlle|Dr|Prof|Resp|[Rr]éf|[Cc]f|[Aa]rt|[Vv]ol|p|pp|St|i\.e|C\.\s?A)\.|\s[A-Z]\.|(?:[A-Z]\.){2}</beforebreak><afterbreak>\s</afterbreak></rule>
</languagerule>
<languagerule languagerulename="es">
 <rule break="no"><beforebreak>\b(?:Apdo|av|Dep|Dn|Dr|Dra|EE\.UU|ej|etc|p\.\s?ej|pág|Prof|Sr|Sra|Srta|Ud|Uds|Vd|Vds|S\.A|S\.L)\.|\s[cps]\.</beforebreak><afterbreak>\s</afterbreak></rule>
</languagerule>
<languagerule languagerulename="it">
 <rule break="no"><beforebreak>\s(?:a\.C|art|artt|card|cfr|d\.C|dir|Dir|dott|Dott|ecc|ing|Ing|pag|prof|Prof|sig|Sig|vol)\.</beforebreak><afterbreak>\s</afterbreak></rule>
</languagerule>
<languagerule languagerulename="all">
 <rule break="no"><beforebreak>\.{3}</beforebreak><afterbreak>\s+[^\p{Lu}]</afterbreak></rule>
 <rule break="yes"><beforebreak>^\s*\p{Nd}[\p{Nd}.)\]]+</beforebreak><afterbreak>\s+\p{Lu}</afterbreak></rule>
 <rule break="yes"><beforebreak>[!?.]</beforebreak><afterbreak>\s</afterbreak></rule>
 <rule break="yes"><beforebreak>\n</beforebreak><afterbreak> +</afterbreak></rule>
</languagerule>
</languagerules><maprules>
<languagemap languagepattern="ja.*" languagerulename="ja"/>
<languagemap languagepattern="zh.*" languagerulename="zh"/>
<languagemap languagepattern="en.*" languagerulename="en"/>
<languagemap languagepattern="de.*" languagerulename="de"/>
<languagemap languagepattern="fr.*" languagerulename="fr"/>
<languagemap languagepattern="es.*" languagerulename="es"/>
<languagemap languagepattern="it.*" languagerulename="it"/>
<languagemap languagepattern=".*" languagerulename="all"/>
</maprules></body></srx>
)";

/// What Trados and the common rules share: "{colon}" is where they differ.
constexpr const char* kCommon = R"(<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="yes"/>
<body><languagerules>
<languagerule languagerulename="wide">
 <rule break="no"><beforebreak>[。．！？]</beforebreak><afterbreak>[。．！？」』）)”’】〉》]</afterbreak></rule>
 <rule break="no"><beforebreak>[0-9０-９]．</beforebreak><afterbreak>[0-9０-９]</afterbreak></rule>
 <rule break="yes"><beforebreak>[。．！？][」』）)”’】〉》]*</beforebreak><afterbreak>.</afterbreak></rule>
</languagerule>
<languagerule languagerulename="en">
 <rule break="no"><beforebreak>\b(?:Mr|Mrs|Ms|Dr|Prof|St|Mt|No|Fig|fig|vs|Vol|vol|approx|e\.g|i\.e|cf|Jr|Sr|p|pp|[A-Z])\.</beforebreak><afterbreak>\s</afterbreak></rule>
</languagerule>
<languagerule languagerulename="de">
 <rule break="no"><beforebreak>\b(?:Abb|Abs|bzw|ca|d\.\s?h|Dr|evtl|ggf|inkl|Nr|Prof|S|Str|Tel|u\.\s?a|vgl|Vgl|z\.\s?B|z\.\s?T|[0-9]+)\.</beforebreak><afterbreak>\s</afterbreak></rule>
</languagerule>
<languagerule languagerulename="fr">
 <rule break="no"><beforebreak>\b(?:M|MM|Mme|Mlle|Dr|Prof|cf|art|vol|p|pp|[A-Z])\.</beforebreak><afterbreak>\s</afterbreak></rule>
</languagerule>
<languagerule languagerulename="es">
 <rule break="no"><beforebreak>\b(?:Dr|Dra|p\.\s?ej|pág|Prof|Sr|Sra|Srta|Ud|Uds)\.</beforebreak><afterbreak>\s</afterbreak></rule>
</languagerule>
<languagerule languagerulename="it">
 <rule break="no"><beforebreak>\b(?:art|cfr|dott|Dott|ing|pag|prof|Prof|sig|Sig)\.</beforebreak><afterbreak>\s</afterbreak></rule>
</languagerule>
<languagerule languagerulename="all">
 <rule break="no"><beforebreak>\.["'”’»)\]]*</beforebreak><afterbreak>\s+\p{Ll}</afterbreak></rule>
 <rule break="yes"><beforebreak>[.!?…]["'”’»)\]]*</beforebreak><afterbreak>\s</afterbreak></rule>
)";

constexpr const char* kColon =
    " <rule break=\"yes\"><beforebreak>:</beforebreak><afterbreak>\\s</afterbreak>"
    "</rule>\n";

constexpr const char* kCommonEnd = R"(</languagerule>
</languagerules><maprules>
<languagemap languagepattern="(?:ja|zh|yue).*" languagerulename="wide"/>
<languagemap languagepattern="en.*" languagerulename="en"/>
<languagemap languagepattern="de.*" languagerulename="de"/>
<languagemap languagepattern="fr.*" languagerulename="fr"/>
<languagemap languagepattern="es.*" languagerulename="es"/>
<languagemap languagepattern="it.*" languagerulename="it"/>
<languagemap languagepattern=".*" languagerulename="all"/>
</maprules></body></srx>
)";

const char* tool_name(ToolCuts cuts) {
  switch (cuts) {
    case ToolCuts::omegat:
      return "the rules for OmegaT";
    case ToolCuts::trados:
      return "the rules for Trados";
    case ToolCuts::common:
      break;
  }
  return "the common rules";
}

}  // namespace

std::string_view tool_srx(ToolCuts cuts) {
  static const std::string trados = std::string(kCommon) + kColon + kCommonEnd;
  static const std::string common = std::string(kCommon) + kCommonEnd;
  switch (cuts) {
    case ToolCuts::omegat:
      return kOmegat;
    case ToolCuts::trados:
      return trados;
    case ToolCuts::common:
      break;
  }
  return common;
}

std::shared_ptr<const SrxRules> tool_rules(ToolCuts cuts) {
  return std::make_shared<const SrxRules>(
      read_srx(xml_source(tool_srx(cuts)), tool_name(cuts)));
}

}  // namespace awase
