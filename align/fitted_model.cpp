// SPDX-License-Identifier: Apache-2.0
//
// Written by awase-fit; docs/accuracy.md has the command.

#include "align/bead_score.h"

// clang-format off
namespace awase {
namespace {

constexpr Features kWithDictionary = {
    -0.0761F,  // shape_1_1
    -5.5854F,  // shape_1_0
    -5.7810F,  // shape_0_1
    -1.9166F,  // shape_2_1
    -3.7018F,  // shape_1_2
    -9.1011F,  // shape_2_2
    -4.3609F,  // shape_3_1
    -8.7083F,  // shape_1_3
    -5.4331F,  // shape_4_1
    -8.3865F,  // shape_1_4
    -8.0749F,  // shape_3_2
    -10.0505F,  // shape_2_3
    -12.0787F,  // shape_3_3
    -13.2762F,  // shape_4_2
    -14.5896F,  // shape_2_4
    -0.0187F,  // length_square
    1.1391F,  // length_linear
    0.4183F,  // source_match
    0.7735F,  // target_match
    -0.2505F,  // source_miss
    -0.6225F,  // target_miss
    0.2019F,  // source_unknown
    -0.2075F,  // target_unknown
    0.4900F,  // learned_match
    0.6491F,  // number_match
    -1.2266F,  // number_miss
    2.8066F,  // question_same
    0.0813F,  // question_other
    -0.7308F,  // exclamation_other
    -0.7815F,  // colon_same
    -1.7742F,  // colon_other
    -1.8748F,  // stop_other
    0.7933F,  // quote_same
    -0.7569F,  // quote_other
    -1.8263F,  // bracket_same
    0.3781F,  // bracket_other
    0.7980F,  // sentences_same
    -0.4599F,  // sentences_other
    0.6928F,  // shape_habit
    1.0000F,  // heading_same
    -1.5000F,  // heading_other
    0.3000F,  // block_same
    -0.3000F,  // block_other
    -1.5000F,  // block_crossed
    -2.8435F,  // source_run
    -3.0051F,  // target_run
    -0.8139F,  // open_inside
    2.6629F,  // alone_open
};

constexpr Features kWithoutDictionary = {
    -0.8698F,  // shape_1_1
    -5.1267F,  // shape_1_0
    -5.5548F,  // shape_0_1
    -2.6162F,  // shape_2_1
    -4.3322F,  // shape_1_2
    -7.9290F,  // shape_2_2
    -3.8000F,  // shape_3_1
    -8.5597F,  // shape_1_3
    -5.6469F,  // shape_4_1
    -8.3098F,  // shape_1_4
    -8.3001F,  // shape_3_2
    -9.8611F,  // shape_2_3
    -12.2531F,  // shape_3_3
    -13.2754F,  // shape_4_2
    -14.6332F,  // shape_2_4
    0.0398F,  // length_square
    1.1692F,  // length_linear
    0.4836F,  // source_match
    0.1617F,  // target_match
    -0.4347F,  // source_miss
    -0.4620F,  // target_miss
    -0.0495F,  // source_unknown
    -0.0388F,  // target_unknown
    0.2021F,  // learned_match
    0.0941F,  // number_match
    -1.0673F,  // number_miss
    3.0674F,  // question_same
    0.3007F,  // question_other
    -0.3900F,  // exclamation_other
    -1.1503F,  // colon_same
    -1.6924F,  // colon_other
    -1.8562F,  // stop_other
    0.2337F,  // quote_same
    -0.9526F,  // quote_other
    -0.7581F,  // bracket_same
    0.0469F,  // bracket_other
    0.4444F,  // sentences_same
    -0.5996F,  // sentences_other
    -0.0153F,  // shape_habit
    1.0000F,  // heading_same
    -1.5000F,  // heading_other
    0.3000F,  // block_same
    -0.3000F,  // block_other
    -1.5000F,  // block_crossed
    -2.9728F,  // source_run
    -3.3434F,  // target_run
    1.1796F,  // open_inside
    0.7912F,  // alone_open
};

}  // namespace

ScoreModel fitted_model(bool has_dictionary) {
  ScoreModel model;
  model.weights = has_dictionary ? kWithDictionary : kWithoutDictionary;
  return model;
}

}  // namespace awase
