// SPDX-License-Identifier: Apache-2.0
//
// Written by awase-fit; docs/accuracy.md has the command.

#include "align/bead_score.h"

// clang-format off
namespace awase {
namespace {

constexpr Features kThin = {
    -0.1149F,  // shape_1_1
    -4.3961F,  // shape_1_0
    -4.3471F,  // shape_0_1
    -1.9371F,  // shape_2_1
    -2.5632F,  // shape_1_2
    -7.1763F,  // shape_2_2
    -3.7963F,  // shape_3_1
    -5.7413F,  // shape_1_3
    -5.7212F,  // shape_4_1
    -7.4546F,  // shape_1_4
    -8.5252F,  // shape_3_2
    -10.3215F,  // shape_2_3
    -11.7538F,  // shape_3_3
    -13.6115F,  // shape_4_2
    -11.3045F,  // shape_2_4
    -7.1471F,  // shape_5_1
    -9.3033F,  // shape_1_5
    -9.0750F,  // shape_6_1
    -10.2469F,  // shape_1_6
    -10.5724F,  // shape_7_1
    -12.7456F,  // shape_1_7
    -11.2152F,  // shape_8_1
    -12.8198F,  // shape_1_8
    0.1676F,  // length_square
    1.1498F,  // length_linear
    0.5644F,  // source_match
    0.3838F,  // target_match
    -0.3662F,  // source_miss
    -0.4044F,  // target_miss
    -0.0103F,  // source_unknown
    -0.0600F,  // target_unknown
    0.0993F,  // learned_match
    0.5842F,  // number_match
    -1.9140F,  // number_miss
    3.6607F,  // question_same
    1.1650F,  // exclamation_other
    -1.9821F,  // colon_other
    -1.8641F,  // stop_other
    0.5036F,  // quote_same
    -1.1453F,  // quote_other
    -0.8091F,  // bracket_same
    0.5899F,  // sentences_same
    -0.8746F,  // sentences_other
    -0.2533F,  // shape_habit
    1.0000F,  // heading_same
    -1.5000F,  // heading_other
    0.4000F,  // block_same
    -1.0000F,  // block_other
    -1.5000F,  // block_crossed
    -2.6628F,  // source_run
    -2.9573F,  // target_run
    -0.6391F,  // open_inside
    -0.9887F,  // alone_open
    1.8029F,  // opener_same
    -0.4395F,  // opener_other
    -2.2621F,  // opener_one
    -0.7621F,  // opener_alone
    3.7201F,  // formula_alone
    3.0000F,  // formula_same
    -0.0072F,  // formula_other
    3.0000F,  // identical
    -3.0060F,  // tiny_inside
    -2.3199F,  // tiny_pair
    -1.5929F,  // tiny_alone
    -0.5778F,  // silence
    -0.9186F,  // silent_inside
    -0.4000F,  // border_other
    8.0000F,  // answer_alone
    -1.3466F,  // alone_continues
    -20.0000F,  // straddle_other
    1.8096F,  // goes_on_inside
    2.0888F,  // many_goes_on
    -1.3911F,  // alone_goes_on
    7.9575F,  // cosine
    0.0390F,  // cosine_size
};

constexpr Features kCovered = {
    -1.2402F,  // shape_1_1
    -5.2726F,  // shape_1_0
    -6.0203F,  // shape_0_1
    -3.1440F,  // shape_2_1
    -3.1383F,  // shape_1_2
    -5.6666F,  // shape_2_2
    -5.3364F,  // shape_3_1
    -5.9246F,  // shape_1_3
    -5.9541F,  // shape_4_1
    -7.3928F,  // shape_1_4
    -7.0688F,  // shape_3_2
    -7.2439F,  // shape_2_3
    -10.8803F,  // shape_3_3
    -13.6288F,  // shape_4_2
    -10.2073F,  // shape_2_4
    -7.2834F,  // shape_5_1
    -9.8707F,  // shape_1_5
    -9.1122F,  // shape_6_1
    -10.2469F,  // shape_1_6
    -11.1025F,  // shape_7_1
    -13.6536F,  // shape_1_7
    -11.6361F,  // shape_8_1
    -13.6911F,  // shape_1_8
    0.1132F,  // length_square
    1.1407F,  // length_linear
    0.1711F,  // source_match
    0.3535F,  // target_match
    -0.3607F,  // source_miss
    -0.6674F,  // target_miss
    -0.0628F,  // source_unknown
    -0.0882F,  // target_unknown
    0.1775F,  // learned_match
    0.1871F,  // number_match
    -1.6601F,  // number_miss
    3.2786F,  // question_same
    0.6153F,  // exclamation_other
    -1.3677F,  // colon_other
    -1.3202F,  // stop_other
    1.2472F,  // quote_same
    -0.3157F,  // quote_other
    -2.6107F,  // bracket_same
    1.2034F,  // sentences_same
    -0.1000F,  // sentences_other
    0.0898F,  // shape_habit
    1.0000F,  // heading_same
    -1.5000F,  // heading_other
    0.4000F,  // block_same
    -1.0000F,  // block_other
    -1.5000F,  // block_crossed
    -3.5822F,  // source_run
    -4.2000F,  // target_run
    -0.5115F,  // open_inside
    0.7288F,  // alone_open
    2.6905F,  // opener_same
    0.3586F,  // opener_other
    -0.9912F,  // opener_one
    -0.2994F,  // opener_alone
    5.0000F,  // formula_alone
    3.0000F,  // formula_same
    -1.0000F,  // formula_other
    3.0000F,  // identical
    -4.5678F,  // tiny_inside
    -2.9340F,  // tiny_pair
    -1.2376F,  // tiny_alone
    -0.6958F,  // silence
    -0.7529F,  // silent_inside
    -0.2628F,  // border_other
    8.0000F,  // answer_alone
    -1.0331F,  // alone_continues
    -20.0000F,  // straddle_other
    -0.3580F,  // goes_on_inside
    2.5000F,  // many_goes_on
    0.5102F,  // alone_goes_on
    6.3000F,  // cosine
    0.0554F,  // cosine_size
};

constexpr Features kRich = {
    0.0413F,  // shape_1_1
    -5.2415F,  // shape_1_0
    -5.5006F,  // shape_0_1
    -1.8756F,  // shape_2_1
    -3.3488F,  // shape_1_2
    -8.3430F,  // shape_2_2
    -4.1190F,  // shape_3_1
    -7.1514F,  // shape_1_3
    -5.5113F,  // shape_4_1
    -8.0390F,  // shape_1_4
    -7.9622F,  // shape_3_2
    -9.9773F,  // shape_2_3
    -11.9002F,  // shape_3_3
    -13.4468F,  // shape_4_2
    -13.6968F,  // shape_2_4
    -7.1095F,  // shape_5_1
    -9.2555F,  // shape_1_5
    -8.6719F,  // shape_6_1
    -10.0958F,  // shape_1_6
    -10.1510F,  // shape_7_1
    -11.1950F,  // shape_1_7
    -11.1687F,  // shape_8_1
    -11.7696F,  // shape_1_8
    -0.0244F,  // length_square
    1.1197F,  // length_linear
    0.4060F,  // source_match
    0.6900F,  // target_match
    -0.2303F,  // source_miss
    -0.5532F,  // target_miss
    0.1840F,  // source_unknown
    -0.1448F,  // target_unknown
    0.3946F,  // learned_match
    0.5858F,  // number_match
    -1.4688F,  // number_miss
    2.8111F,  // question_same
    -0.4900F,  // exclamation_other
    -1.5160F,  // colon_other
    -1.9127F,  // stop_other
    1.3855F,  // quote_same
    -0.4457F,  // quote_other
    -1.7545F,  // bracket_same
    0.5329F,  // sentences_same
    -0.7121F,  // sentences_other
    0.6000F,  // shape_habit
    1.0000F,  // heading_same
    -1.5000F,  // heading_other
    0.4000F,  // block_same
    -1.0000F,  // block_other
    -1.5000F,  // block_crossed
    -2.6580F,  // source_run
    -3.0188F,  // target_run
    -0.3480F,  // open_inside
    2.2164F,  // alone_open
    1.5333F,  // opener_same
    -0.6486F,  // opener_other
    -1.5083F,  // opener_one
    -1.1917F,  // opener_alone
    5.0000F,  // formula_alone
    3.0000F,  // formula_same
    -1.0000F,  // formula_other
    3.0000F,  // identical
    -0.4155F,  // tiny_inside
    -0.5798F,  // tiny_pair
    -0.5256F,  // tiny_alone
    -0.9051F,  // silence
    -0.3569F,  // silent_inside
    -1.3000F,  // border_other
    8.0000F,  // answer_alone
    -0.3870F,  // alone_continues
    -20.0000F,  // straddle_other
    -0.2436F,  // goes_on_inside
    2.5000F,  // many_goes_on
    1.5515F,  // alone_goes_on
    8.3321F,  // cosine
    -0.2108F,  // cosine_size
};

}  // namespace

ScoreModel fitted_model(Evidence evidence) {
  ScoreModel model;
  model.weights = evidence == Evidence::thin      ? kThin
                  : evidence == Evidence::covered ? kCovered
                                                  : kRich;
  model.doubt = evidence == Evidence::rich ? 5.0 : 1.5;
  return model;
}

}  // namespace awase
