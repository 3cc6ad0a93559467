// SPDX-License-Identifier: Apache-2.0
//
// Written by awase-fit; docs/accuracy.md has the command.

#include "align/bead_score.h"

namespace awase {
namespace {

constexpr Features kWithDictionary = {
    1.7983F,    // shape_1_1
    -4.5194F,   // shape_1_0
    -3.9410F,   // shape_0_1
    -1.2285F,   // shape_2_1
    -2.3139F,   // shape_1_2
    -8.2411F,   // shape_2_2
    -4.7466F,   // shape_3_1
    -8.3514F,   // shape_1_3
    -7.0863F,   // shape_4_1
    -11.0966F,  // shape_1_4
    -9.3826F,   // shape_3_2
    -10.9726F,  // shape_2_3
    -11.7977F,  // shape_3_3
    -12.1740F,  // shape_4_2
    -13.6553F,  // shape_2_4
    0.3148F,    // length_square
    1.5617F,    // length_linear
    0.2978F,    // source_match
    0.6367F,    // target_match
    -0.3334F,   // source_miss
    -0.5829F,   // target_miss
    0.1229F,    // source_unknown
    -0.1943F,   // target_unknown
    0.5625F,    // number_match
    -1.1464F,   // number_miss
    2.6422F,    // question_same
    -0.7895F,   // question_other
    -0.3166F,   // exclamation_other
    -1.6958F,   // colon_same
    -2.6719F,   // colon_other
    -1.5618F,   // stop_other
    0.2290F,    // quote_same
    -1.8953F,   // quote_other
    -2.4594F,   // bracket_same
    -0.5612F,   // bracket_other
    1.0000F,    // heading_same
    -1.5000F,   // heading_other
    0.3000F,    // block_same
    -0.3000F,   // block_other
};

constexpr Features kWithoutDictionary = {
    0.3411F,    // shape_1_1
    -4.7946F,   // shape_1_0
    -4.9696F,   // shape_0_1
    -2.7720F,   // shape_2_1
    -3.7774F,   // shape_1_2
    -6.2775F,   // shape_2_2
    -4.9783F,   // shape_3_1
    -9.0382F,   // shape_1_3
    -7.4854F,   // shape_4_1
    -11.0477F,  // shape_1_4
    -8.4148F,   // shape_3_2
    -9.3689F,   // shape_2_3
    -11.9516F,  // shape_3_3
    -12.1687F,  // shape_4_2
    -13.8480F,  // shape_2_4
    0.2960F,    // length_square
    2.4422F,    // length_linear
    -0.2398F,   // source_match
    0.7001F,    // target_match
    -0.6989F,   // source_miss
    -0.4173F,   // target_miss
    0.9624F,    // source_unknown
    0.4316F,    // target_unknown
    0.1199F,    // number_match
    -1.1122F,   // number_miss
    3.3621F,    // question_same
    -0.0562F,   // question_other
    0.1200F,    // exclamation_other
    -1.9417F,   // colon_same
    -1.9463F,   // colon_other
    -1.8022F,   // stop_other
    -0.3435F,   // quote_same
    -1.9173F,   // quote_other
    -1.9437F,   // bracket_same
    -0.4632F,   // bracket_other
    1.0000F,    // heading_same
    -1.5000F,   // heading_other
    0.3000F,    // block_same
    -0.3000F,   // block_other
};

}  // namespace

ScoreModel fitted_model(bool has_dictionary) {
  ScoreModel model;
  model.weights = has_dictionary ? kWithDictionary : kWithoutDictionary;
  return model;
}

}  // namespace awase
