// SPDX-License-Identifier: Apache-2.0
//
// Written by awase-fit; docs/accuracy.md has the command.

#include "align/bead_score.h"

// clang-format off
namespace awase {
namespace {

constexpr Features kThin = {
    -0.0424F,  // shape_1_1
    -4.2911F,  // shape_1_0
    -4.3784F,  // shape_0_1
    -1.8417F,  // shape_2_1
    -2.6172F,  // shape_1_2
    -5.9955F,  // shape_2_2
    -3.7158F,  // shape_3_1
    -5.8400F,  // shape_1_3
    -5.6173F,  // shape_4_1
    -7.4349F,  // shape_1_4
    -8.0843F,  // shape_3_2
    -9.1696F,  // shape_2_3
    -11.0022F,  // shape_3_3
    -13.6165F,  // shape_4_2
    -10.8723F,  // shape_2_4
    -7.3300F,  // shape_5_1
    -9.5714F,  // shape_1_5
    -9.1738F,  // shape_6_1
    -10.4788F,  // shape_1_6
    -11.1027F,  // shape_7_1
    -13.0030F,  // shape_1_7
    -11.6361F,  // shape_8_1
    -13.4238F,  // shape_1_8
    0.1454F,  // length_square
    1.2239F,  // length_linear
    0.6905F,  // source_match
    0.3381F,  // target_match
    -0.3691F,  // source_miss
    -0.3961F,  // target_miss
    -0.0093F,  // source_unknown
    -0.0484F,  // target_unknown
    0.1108F,  // learned_match
    0.6396F,  // number_match
    -1.9427F,  // number_miss
    3.6549F,  // question_same
    0.6774F,  // question_other
    1.2880F,  // exclamation_other
    -0.2339F,  // colon_same
    -1.2812F,  // colon_other
    -2.5846F,  // stop_other
    0.4545F,  // quote_same
    -1.0501F,  // quote_other
    -0.4717F,  // bracket_same
    -0.0268F,  // bracket_other
    0.6061F,  // sentences_same
    -0.9022F,  // sentences_other
    -0.3563F,  // shape_habit
    1.0000F,  // heading_same
    -1.5000F,  // heading_other
    0.4000F,  // block_same
    -1.0000F,  // block_other
    -1.5000F,  // block_crossed
    -2.6940F,  // source_run
    -3.0262F,  // target_run
    1.1960F,  // open_inside
    -0.5813F,  // alone_open
    2.1419F,  // opener_same
    -0.4582F,  // opener_other
    -2.1553F,  // opener_one
    -0.5857F,  // opener_alone
    5.0000F,  // formula_alone
    3.0000F,  // formula_same
    -1.0000F,  // formula_other
    3.0000F,  // identical
    -2.8295F,  // tiny_inside
    -3.2289F,  // tiny_pair
    -1.9940F,  // tiny_alone
    -0.6005F,  // silence
    -1.0609F,  // silent_inside
    0.8611F,  // bracket_joined
    -2.3100F,  // bracket_alone
    -1.3000F,  // border_other
    5.0000F,  // answer_alone
    1.0000F,  // answer_same
    -1.7000F,  // alone_continues
};

constexpr Features kCovered = {
    -1.1435F,  // shape_1_1
    -5.2165F,  // shape_1_0
    -5.7792F,  // shape_0_1
    -2.9976F,  // shape_2_1
    -2.9755F,  // shape_1_2
    -5.3312F,  // shape_2_2
    -5.1411F,  // shape_3_1
    -5.8440F,  // shape_1_3
    -5.8227F,  // shape_4_1
    -7.4409F,  // shape_1_4
    -7.1059F,  // shape_3_2
    -7.5671F,  // shape_2_3
    -10.0488F,  // shape_3_3
    -13.6147F,  // shape_4_2
    -10.5741F,  // shape_2_4
    -7.2823F,  // shape_5_1
    -9.9721F,  // shape_1_5
    -9.1122F,  // shape_6_1
    -10.4897F,  // shape_1_6
    -11.1025F,  // shape_7_1
    -13.3098F,  // shape_1_7
    -11.6361F,  // shape_8_1
    -13.5245F,  // shape_1_8
    0.0916F,  // length_square
    1.2326F,  // length_linear
    0.1607F,  // source_match
    0.3849F,  // target_match
    -0.3783F,  // source_miss
    -0.6409F,  // target_miss
    0.0140F,  // source_unknown
    -0.0462F,  // target_unknown
    0.1608F,  // learned_match
    0.1854F,  // number_match
    -1.6946F,  // number_miss
    3.4645F,  // question_same
    0.9187F,  // question_other
    0.9897F,  // exclamation_other
    -1.1817F,  // colon_same
    -1.2341F,  // colon_other
    -1.8268F,  // stop_other
    0.9168F,  // quote_same
    -0.3310F,  // quote_other
    -1.1404F,  // bracket_same
    0.7272F,  // bracket_other
    1.0702F,  // sentences_same
    0.2575F,  // sentences_other
    -0.0272F,  // shape_habit
    1.0000F,  // heading_same
    -1.5000F,  // heading_other
    0.4000F,  // block_same
    -1.0000F,  // block_other
    -1.5000F,  // block_crossed
    -3.6126F,  // source_run
    -4.2221F,  // target_run
    0.6696F,  // open_inside
    1.0138F,  // alone_open
    2.3192F,  // opener_same
    -0.1409F,  // opener_other
    -1.0472F,  // opener_one
    -0.6666F,  // opener_alone
    5.0000F,  // formula_alone
    3.0000F,  // formula_same
    -1.0000F,  // formula_other
    3.0000F,  // identical
    -4.3919F,  // tiny_inside
    -2.8804F,  // tiny_pair
    -1.5212F,  // tiny_alone
    -0.5867F,  // silence
    -0.8918F,  // silent_inside
    0.8613F,  // bracket_joined
    -1.6564F,  // bracket_alone
    -2.4000F,  // border_other
    5.0000F,  // answer_alone
    1.0000F,  // answer_same
    -1.5000F,  // alone_continues
};

constexpr Features kRich = {
    0.0416F,  // shape_1_1
    -5.2580F,  // shape_1_0
    -5.5005F,  // shape_0_1
    -1.8741F,  // shape_2_1
    -3.3633F,  // shape_1_2
    -8.3678F,  // shape_2_2
    -4.1458F,  // shape_3_1
    -7.9563F,  // shape_1_3
    -5.5669F,  // shape_4_1
    -8.1068F,  // shape_1_4
    -7.9404F,  // shape_3_2
    -9.8762F,  // shape_2_3
    -11.8246F,  // shape_3_3
    -13.4449F,  // shape_4_2
    -13.6938F,  // shape_2_4
    -7.1222F,  // shape_5_1
    -9.2647F,  // shape_1_5
    -8.6653F,  // shape_6_1
    -10.0903F,  // shape_1_6
    -10.1362F,  // shape_7_1
    -11.1941F,  // shape_1_7
    -11.1779F,  // shape_8_1
    -11.7634F,  // shape_1_8
    -0.0248F,  // length_square
    1.1266F,  // length_linear
    0.4111F,  // source_match
    0.6994F,  // target_match
    -0.2317F,  // source_miss
    -0.5572F,  // target_miss
    0.1796F,  // source_unknown
    -0.1435F,  // target_unknown
    0.4022F,  // learned_match
    0.6021F,  // number_match
    -1.4195F,  // number_miss
    2.7447F,  // question_same
    0.0839F,  // question_other
    -0.4656F,  // exclamation_other
    -0.6136F,  // colon_same
    -1.5801F,  // colon_other
    -1.8850F,  // stop_other
    1.3512F,  // quote_same
    -0.4734F,  // quote_other
    -1.7962F,  // bracket_same
    0.2726F,  // bracket_other
    0.5744F,  // sentences_same
    -0.6687F,  // sentences_other
    0.6121F,  // shape_habit
    1.0000F,  // heading_same
    -1.5000F,  // heading_other
    0.4000F,  // block_same
    -1.0000F,  // block_other
    -1.5000F,  // block_crossed
    -2.6587F,  // source_run
    -3.0123F,  // target_run
    -0.3390F,  // open_inside
    2.2620F,  // alone_open
    1.4990F,  // opener_same
    -0.6658F,  // opener_other
    -1.5147F,  // opener_one
    -1.1978F,  // opener_alone
    5.0000F,  // formula_alone
    3.0000F,  // formula_same
    -1.0000F,  // formula_other
    3.0000F,  // identical
    -0.4245F,  // tiny_inside
    -0.6026F,  // tiny_pair
    -0.4702F,  // tiny_alone
    -0.8855F,  // silence
    -0.3122F,  // silent_inside
    0.6192F,  // bracket_joined
    -0.7527F,  // bracket_alone
    -3.0000F,  // border_other
    5.0000F,  // answer_alone
    1.0000F,  // answer_same
    -0.5000F,  // alone_continues
};

}  // namespace

ScoreModel fitted_model(Evidence evidence) {
  ScoreModel model;
  model.weights = evidence == Evidence::thin      ? kThin
                  : evidence == Evidence::covered ? kCovered
                                                  : kRich;
  model.doubt = evidence == Evidence::rich ? 4.5 : 1.5;
  return model;
}

}  // namespace awase
