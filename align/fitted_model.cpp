// SPDX-License-Identifier: Apache-2.0
//
// Written by awase-fit; docs/accuracy.md has the command.

#include "align/bead_score.h"

namespace awase {
namespace {

constexpr Features kWithDictionary = {
    -0.5093F,  // shape_1_1
    -5.0004F,  // shape_1_0
    -4.8060F,  // shape_0_1
    -2.5664F,  // shape_2_1
    -4.0147F,  // shape_1_2
    -9.3946F,  // shape_2_2
    -4.5614F,  // shape_3_1
    -8.6565F,  // shape_1_3
    -5.1319F,  // shape_4_1
    -8.9323F,  // shape_1_4
    -9.0776F,  // shape_3_2
    -9.8012F,  // shape_2_3
    -12.3747F,  // shape_3_3
    -12.5937F,  // shape_4_2
    -13.9593F,  // shape_2_4
    0.0043F,  // length_square
    1.0482F,  // length_linear
    0.4432F,  // source_match
    0.7759F,  // target_match
    -0.1678F,  // source_miss
    -0.4692F,  // target_miss
    0.2617F,  // source_unknown
    -0.1898F,  // target_unknown
    0.4207F,  // learned_match
    0.7535F,  // number_match
    -1.2331F,  // number_miss
    2.8438F,  // question_same
    -0.1314F,  // question_other
    -0.7223F,  // exclamation_other
    -1.1090F,  // colon_same
    -2.2136F,  // colon_other
    -1.1043F,  // stop_other
    1.2041F,  // quote_same
    -0.6817F,  // quote_other
    -1.5924F,  // bracket_same
    -0.1433F,  // bracket_other
    0.5615F,  // sentences_same
    -0.8296F,  // sentences_other
    1.2247F,  // shape_habit
    1.0000F,  // heading_same
    -1.5000F,  // heading_other
    0.3000F,  // block_same
    -0.3000F,  // block_other
};

constexpr Features kWithoutDictionary = {
    -0.2972F,  // shape_1_1
    -5.2137F,  // shape_1_0
    -5.4969F,  // shape_0_1
    -3.4714F,  // shape_2_1
    -4.7542F,  // shape_1_2
    -7.1200F,  // shape_2_2
    -4.4969F,  // shape_3_1
    -8.9751F,  // shape_1_3
    -5.8085F,  // shape_4_1
    -9.2018F,  // shape_1_4
    -8.6575F,  // shape_3_2
    -9.3711F,  // shape_2_3
    -12.6669F,  // shape_3_3
    -12.5919F,  // shape_4_2
    -14.0338F,  // shape_2_4
    -0.0288F,  // length_square
    1.2410F,  // length_linear
    -0.3108F,  // source_match
    0.6064F,  // target_match
    -0.8215F,  // source_miss
    -0.3245F,  // target_miss
    0.9807F,  // source_unknown
    0.5094F,  // target_unknown
    0.1595F,  // learned_match
    0.0130F,  // number_match
    -1.2622F,  // number_miss
    3.4736F,  // question_same
    0.3101F,  // question_other
    -0.3639F,  // exclamation_other
    -1.6004F,  // colon_same
    -1.4138F,  // colon_other
    -1.8959F,  // stop_other
    0.3498F,  // quote_same
    -1.3449F,  // quote_other
    -1.4044F,  // bracket_same
    -0.1162F,  // bracket_other
    0.0485F,  // sentences_same
    -0.7341F,  // sentences_other
    0.6190F,  // shape_habit
    1.0000F,  // heading_same
    -1.5000F,  // heading_other
    0.3000F,  // block_same
    -0.3000F,  // block_other
};

}  // namespace

ScoreModel fitted_model(bool has_dictionary) {
  ScoreModel model;
  model.weights = has_dictionary ? kWithDictionary : kWithoutDictionary;
  return model;
}

}  // namespace awase
