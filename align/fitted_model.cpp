// SPDX-License-Identifier: Apache-2.0
//
// Written by awase-fit; docs/accuracy.md has the command.

#include "align/bead_score.h"

// clang-format off
namespace awase {
namespace {

constexpr Features kWithDictionary = {
    -0.0344F,  // shape_1_1
    -5.2187F,  // shape_1_0
    -5.4724F,  // shape_0_1
    -1.9056F,  // shape_2_1
    -3.5936F,  // shape_1_2
    -9.0779F,  // shape_2_2
    -4.2303F,  // shape_3_1
    -8.5584F,  // shape_1_3
    -5.6739F,  // shape_4_1
    -8.5765F,  // shape_1_4
    -7.9198F,  // shape_3_2
    -10.0370F,  // shape_2_3
    -12.1341F,  // shape_3_3
    -13.3873F,  // shape_4_2
    -14.6525F,  // shape_2_4
    -7.1000F,  // shape_5_1
    -9.2000F,  // shape_1_5
    -8.5000F,  // shape_6_1
    -9.9000F,  // shape_1_6
    -9.8000F,  // shape_7_1
    -10.6000F,  // shape_1_7
    -11.0000F,  // shape_8_1
    -11.2000F,  // shape_1_8
    -0.0277F,  // length_square
    1.1514F,  // length_linear
    0.4355F,  // source_match
    0.7743F,  // target_match
    -0.2270F,  // source_miss
    -0.5848F,  // target_miss
    0.2091F,  // source_unknown
    -0.1711F,  // target_unknown
    0.4557F,  // learned_match
    0.6794F,  // number_match
    -1.1906F,  // number_miss
    2.5657F,  // question_same
    0.0170F,  // question_other
    -0.6645F,  // exclamation_other
    -0.7038F,  // colon_same
    -1.8268F,  // colon_other
    -1.8183F,  // stop_other
    1.3137F,  // quote_same
    -0.5475F,  // quote_other
    -1.9031F,  // bracket_same
    0.3531F,  // bracket_other
    0.7398F,  // sentences_same
    -0.5279F,  // sentences_other
    0.6776F,  // shape_habit
    1.0000F,  // heading_same
    -1.5000F,  // heading_other
    0.3000F,  // block_same
    -0.3000F,  // block_other
    -1.5000F,  // block_crossed
    -2.5724F,  // source_run
    -2.9188F,  // target_run
    -0.6743F,  // open_inside
    2.3496F,  // alone_open
    1.3684F,  // opener_same
    -0.6897F,  // opener_other
    -1.5236F,  // opener_one
    -1.2848F,  // opener_alone
    5.0000F,  // formula_alone
    3.0000F,  // formula_same
    -1.0000F,  // formula_other
};

constexpr Features kWithoutDictionary = {
    -0.7302F,  // shape_1_1
    -4.9662F,  // shape_1_0
    -5.4331F,  // shape_0_1
    -2.4741F,  // shape_2_1
    -4.1882F,  // shape_1_2
    -7.9397F,  // shape_2_2
    -3.6900F,  // shape_3_1
    -8.3869F,  // shape_1_3
    -5.7922F,  // shape_4_1
    -8.5396F,  // shape_1_4
    -8.2369F,  // shape_3_2
    -9.7857F,  // shape_2_3
    -12.3299F,  // shape_3_3
    -13.3832F,  // shape_4_2
    -14.6917F,  // shape_2_4
    -7.1000F,  // shape_5_1
    -9.2000F,  // shape_1_5
    -8.5000F,  // shape_6_1
    -9.9000F,  // shape_1_6
    -9.8000F,  // shape_7_1
    -10.6000F,  // shape_1_7
    -11.0000F,  // shape_8_1
    -11.2000F,  // shape_1_8
    0.0354F,  // length_square
    1.1805F,  // length_linear
    0.4975F,  // source_match
    0.1138F,  // target_match
    -0.4177F,  // source_miss
    -0.4928F,  // target_miss
    -0.0481F,  // source_unknown
    -0.0286F,  // target_unknown
    0.2328F,  // learned_match
    0.0578F,  // number_match
    -1.0404F,  // number_miss
    2.8995F,  // question_same
    0.2482F,  // question_other
    -0.2367F,  // exclamation_other
    -1.1579F,  // colon_same
    -1.6328F,  // colon_other
    -1.8926F,  // stop_other
    0.3678F,  // quote_same
    -0.8709F,  // quote_other
    -0.5708F,  // bracket_same
    0.2242F,  // bracket_other
    0.3568F,  // sentences_same
    -0.7008F,  // sentences_other
    -0.0668F,  // shape_habit
    1.0000F,  // heading_same
    -1.5000F,  // heading_other
    0.3000F,  // block_same
    -0.3000F,  // block_other
    -1.5000F,  // block_crossed
    -2.9324F,  // source_run
    -3.2496F,  // target_run
    1.2318F,  // open_inside
    0.7474F,  // alone_open
    1.4909F,  // opener_same
    -0.6150F,  // opener_other
    -2.1208F,  // opener_one
    -0.9266F,  // opener_alone
    5.0000F,  // formula_alone
    3.0000F,  // formula_same
    -1.0000F,  // formula_other
};

}  // namespace

ScoreModel fitted_model(bool has_dictionary) {
  ScoreModel model;
  model.weights = has_dictionary ? kWithDictionary : kWithoutDictionary;
  return model;
}

}  // namespace awase
