// SPDX-License-Identifier: Apache-2.0
//
// Written by awase-fit; docs/accuracy.md has the command.

#include "align/bead_score.h"

namespace awase {
namespace {

constexpr Features kWithDictionary = {
    -0.5008F,  // shape_1_1
    -4.9750F,  // shape_1_0
    -4.8606F,  // shape_0_1
    -2.4816F,  // shape_2_1
    -3.9610F,  // shape_1_2
    -9.3900F,  // shape_2_2
    -4.3116F,  // shape_3_1
    -8.5669F,  // shape_1_3
    -4.7051F,  // shape_4_1
    -8.2632F,  // shape_1_4
    -9.0423F,  // shape_3_2
    -10.0837F,  // shape_2_3
    -12.8298F,  // shape_3_3
    -12.8735F,  // shape_4_2
    -14.2279F,  // shape_2_4
    -0.0190F,  // length_square
    1.1004F,  // length_linear
    0.3899F,  // source_match
    0.8368F,  // target_match
    -0.1628F,  // source_miss
    -0.5716F,  // target_miss
    0.2343F,  // source_unknown
    -0.1705F,  // target_unknown
    0.4574F,  // learned_match
    0.7952F,  // number_match
    -1.1537F,  // number_miss
    2.7930F,  // question_same
    0.3307F,  // question_other
    -0.4988F,  // exclamation_other
    -0.3297F,  // colon_same
    -1.4320F,  // colon_other
    -1.6389F,  // stop_other
    1.4615F,  // quote_same
    -0.5159F,  // quote_other
    -1.0607F,  // bracket_same
    0.2134F,  // bracket_other
    0.4944F,  // sentences_same
    -0.8487F,  // sentences_other
    1.2547F,  // shape_habit
    1.0000F,  // heading_same
    -1.5000F,  // heading_other
    0.3000F,  // block_same
    -0.3000F,  // block_other
    -1.5000F,  // block_crossed
};

constexpr Features kWithoutDictionary = {
    -1.0400F,  // shape_1_1
    -4.8095F,  // shape_1_0
    -5.2362F,  // shape_0_1
    -3.0159F,  // shape_2_1
    -4.6349F,  // shape_1_2
    -7.8785F,  // shape_2_2
    -4.0647F,  // shape_3_1
    -8.6297F,  // shape_1_3
    -5.4200F,  // shape_4_1
    -8.4650F,  // shape_1_4
    -8.6374F,  // shape_3_2
    -9.8699F,  // shape_2_3
    -12.8743F,  // shape_3_3
    -12.8710F,  // shape_4_2
    -14.2492F,  // shape_2_4
    -0.0042F,  // length_square
    1.2607F,  // length_linear
    0.4583F,  // source_match
    0.2005F,  // target_match
    -0.4587F,  // source_miss
    -0.4557F,  // target_miss
    -0.0501F,  // source_unknown
    -0.0357F,  // target_unknown
    0.2204F,  // learned_match
    0.1530F,  // number_match
    -0.9713F,  // number_miss
    3.4299F,  // question_same
    0.5500F,  // question_other
    -0.1874F,  // exclamation_other
    -0.6348F,  // colon_same
    -1.1538F,  // colon_other
    -2.1290F,  // stop_other
    0.5349F,  // quote_same
    -1.0419F,  // quote_other
    0.0630F,  // bracket_same
    0.0897F,  // bracket_other
    0.3550F,  // sentences_same
    -0.6108F,  // sentences_other
    0.3066F,  // shape_habit
    1.0000F,  // heading_same
    -1.5000F,  // heading_other
    0.3000F,  // block_same
    -0.3000F,  // block_other
    -1.5000F,  // block_crossed
};

}  // namespace

ScoreModel fitted_model(bool has_dictionary) {
  ScoreModel model;
  model.weights = has_dictionary ? kWithDictionary : kWithoutDictionary;
  return model;
}

}  // namespace awase
