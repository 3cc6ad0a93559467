// SPDX-License-Identifier: Apache-2.0
//
// Written by awase-fit; docs/accuracy.md has the command.

#include "align/bead_score.h"

namespace awase {
namespace {

constexpr Features kWithDictionary = {
    -0.4936F,   // shape_1_1
    -4.9520F,   // shape_1_0
    -4.8533F,   // shape_0_1
    -2.4669F,   // shape_2_1
    -3.8315F,   // shape_1_2
    -9.3525F,   // shape_2_2
    -4.3411F,   // shape_3_1
    -8.4688F,   // shape_1_3
    -4.8168F,   // shape_4_1
    -8.4739F,   // shape_1_4
    -9.0747F,   // shape_3_2
    -10.1385F,  // shape_2_3
    -13.0042F,  // shape_3_3
    -12.6822F,  // shape_4_2
    -14.0540F,  // shape_2_4
    -0.0318F,   // length_square
    1.1154F,    // length_linear
    0.3604F,    // source_match
    0.8480F,    // target_match
    -0.1761F,   // source_miss
    -0.6423F,   // target_miss
    0.2142F,    // source_unknown
    -0.1904F,   // target_unknown
    0.4198F,    // learned_match
    0.8116F,    // number_match
    -1.1190F,   // number_miss
    2.8007F,    // question_same
    0.4679F,    // question_other
    -0.6257F,   // exclamation_other
    -0.3348F,   // colon_same
    -1.4629F,   // colon_other
    -1.8415F,   // stop_other
    1.2823F,    // quote_same
    -0.5511F,   // quote_other
    -0.7879F,   // bracket_same
    0.3283F,    // bracket_other
    0.4811F,    // sentences_same
    -0.8209F,   // sentences_other
    1.1675F,    // shape_habit
    1.0000F,    // heading_same
    -1.5000F,   // heading_other
    0.3000F,    // block_same
    -0.3000F,   // block_other
};

constexpr Features kWithoutDictionary = {
    -1.1571F,   // shape_1_1
    -5.6345F,   // shape_1_0
    -5.2694F,   // shape_0_1
    -2.5192F,   // shape_2_1
    -4.1372F,   // shape_1_2
    -8.0424F,   // shape_2_2
    -3.7117F,   // shape_3_1
    -8.3398F,   // shape_1_3
    -5.7958F,   // shape_4_1
    -8.9437F,   // shape_1_4
    -8.5457F,   // shape_3_2
    -10.0179F,  // shape_2_3
    -13.0807F,  // shape_3_3
    -12.6760F,  // shape_4_2
    -14.1135F,  // shape_2_4
    0.0315F,    // length_square
    1.1700F,    // length_linear
    0.5132F,    // source_match
    0.0449F,    // target_match
    -0.5499F,   // source_miss
    -0.5534F,   // target_miss
    -0.3421F,   // source_unknown
    -0.2239F,   // target_unknown
    0.1370F,    // learned_match
    -0.0384F,   // number_match
    -0.8848F,   // number_miss
    3.5175F,    // question_same
    0.6530F,    // question_other
    -0.3295F,   // exclamation_other
    -0.5589F,   // colon_same
    -1.2882F,   // colon_other
    -2.2803F,   // stop_other
    -0.1434F,   // quote_same
    -1.0924F,   // quote_other
    0.1567F,    // bracket_same
    0.0060F,    // bracket_other
    0.5879F,    // sentences_same
    -0.4431F,   // sentences_other
    -0.2774F,   // shape_habit
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
