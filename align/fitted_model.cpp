// SPDX-License-Identifier: Apache-2.0
//
// Written by awase-fit; docs/accuracy.md has the command.

#include "align/bead_score.h"

// clang-format off
namespace awase {
namespace {

constexpr Features kThin = {
    -0.1752F,  // shape_1_1
    -4.8021F,  // shape_1_0
    -5.1765F,  // shape_0_1
    -2.3217F,  // shape_2_1
    -3.4259F,  // shape_1_2
    -6.3982F,  // shape_2_2
    -4.2294F,  // shape_3_1
    -6.1537F,  // shape_1_3
    -5.4964F,  // shape_4_1
    -7.7158F,  // shape_1_4
    -8.7380F,  // shape_3_2
    -9.7980F,  // shape_2_3
    -11.8674F,  // shape_3_3
    -13.5210F,  // shape_4_2
    -12.1616F,  // shape_2_4
    -7.0846F,  // shape_5_1
    -9.3739F,  // shape_1_5
    -9.0639F,  // shape_6_1
    -10.2213F,  // shape_1_6
    -10.4772F,  // shape_7_1
    -12.0902F,  // shape_1_7
    -11.0721F,  // shape_8_1
    -12.5696F,  // shape_1_8
    0.1142F,  // length_square
    1.2090F,  // length_linear
    0.6781F,  // source_match
    0.2321F,  // target_match
    -0.4347F,  // source_miss
    -0.4309F,  // target_miss
    -0.0086F,  // source_unknown
    -0.0419F,  // target_unknown
    0.1179F,  // learned_match
    0.5694F,  // number_match
    -1.9110F,  // number_miss
    3.4796F,  // question_same
    0.8732F,  // question_other
    1.0377F,  // exclamation_other
    -0.1670F,  // colon_same
    -0.8250F,  // colon_other
    -2.7240F,  // stop_other
    0.2218F,  // quote_same
    -0.8967F,  // quote_other
    -0.7052F,  // bracket_same
    0.0045F,  // bracket_other
    0.4757F,  // sentences_same
    -0.9643F,  // sentences_other
    -0.1742F,  // shape_habit
    1.0000F,  // heading_same
    -1.5000F,  // heading_other
    0.3000F,  // block_same
    -0.3000F,  // block_other
    -1.5000F,  // block_crossed
    -2.8126F,  // source_run
    -3.2811F,  // target_run
    1.2439F,  // open_inside
    -0.0444F,  // alone_open
    1.9646F,  // opener_same
    -0.5962F,  // opener_other
    -1.8664F,  // opener_one
    -0.5335F,  // opener_alone
    5.0000F,  // formula_alone
    3.0000F,  // formula_same
    -1.0000F,  // formula_other
    3.0000F,  // identical
    -3.1873F,  // tiny_inside
    -2.9588F,  // tiny_pair
    -1.4200F,  // tiny_alone
    -0.8973F,  // silence
    0.3282F,  // bracket_joined
    -1.0891F,  // bracket_alone
};

constexpr Features kCovered = {
    -0.4284F,  // shape_1_1
    -6.0633F,  // shape_1_0
    -6.5339F,  // shape_0_1
    -2.5600F,  // shape_2_1
    -3.8381F,  // shape_1_2
    -6.1829F,  // shape_2_2
    -4.6939F,  // shape_3_1
    -6.6614F,  // shape_1_3
    -6.2146F,  // shape_4_1
    -7.6346F,  // shape_1_4
    -7.9690F,  // shape_3_2
    -8.5850F,  // shape_2_3
    -10.9742F,  // shape_3_3
    -13.5315F,  // shape_4_2
    -11.1856F,  // shape_2_4
    -7.3899F,  // shape_5_1
    -9.7100F,  // shape_1_5
    -8.8645F,  // shape_6_1
    -10.4664F,  // shape_1_6
    -10.6115F,  // shape_7_1
    -12.2836F,  // shape_1_7
    -11.0663F,  // shape_8_1
    -12.8193F,  // shape_1_8
    0.0113F,  // length_square
    1.1018F,  // length_linear
    0.2961F,  // source_match
    0.3831F,  // target_match
    -0.4472F,  // source_miss
    -0.5643F,  // target_miss
    0.0534F,  // source_unknown
    0.0421F,  // target_unknown
    0.2333F,  // learned_match
    0.3814F,  // number_match
    -1.7403F,  // number_miss
    3.0532F,  // question_same
    0.8098F,  // question_other
    0.9497F,  // exclamation_other
    -0.5740F,  // colon_same
    -0.9211F,  // colon_other
    -2.2502F,  // stop_other
    0.7493F,  // quote_same
    -0.4200F,  // quote_other
    -0.5882F,  // bracket_same
    0.7125F,  // bracket_other
    0.4771F,  // sentences_same
    -0.4820F,  // sentences_other
    0.5794F,  // shape_habit
    1.0000F,  // heading_same
    -1.5000F,  // heading_other
    0.3000F,  // block_same
    -0.3000F,  // block_other
    -1.5000F,  // block_crossed
    -3.2222F,  // source_run
    -3.6605F,  // target_run
    0.7182F,  // open_inside
    2.4965F,  // alone_open
    2.1170F,  // opener_same
    -0.3267F,  // opener_other
    -1.0509F,  // opener_one
    -0.8560F,  // opener_alone
    5.0000F,  // formula_alone
    3.0000F,  // formula_same
    -1.0000F,  // formula_other
    3.0000F,  // identical
    -3.4828F,  // tiny_inside
    -3.3522F,  // tiny_pair
    -1.7344F,  // tiny_alone
    -0.6404F,  // silence
    0.2689F,  // bracket_joined
    -1.1500F,  // bracket_alone
};

constexpr Features kRich = {
    -0.4284F,  // shape_1_1
    -6.0633F,  // shape_1_0
    -6.5339F,  // shape_0_1
    -2.5600F,  // shape_2_1
    -3.8381F,  // shape_1_2
    -6.1829F,  // shape_2_2
    -4.6939F,  // shape_3_1
    -6.6614F,  // shape_1_3
    -6.2146F,  // shape_4_1
    -7.6346F,  // shape_1_4
    -7.9690F,  // shape_3_2
    -8.5850F,  // shape_2_3
    -10.9742F,  // shape_3_3
    -13.5315F,  // shape_4_2
    -11.1856F,  // shape_2_4
    -7.3899F,  // shape_5_1
    -9.7100F,  // shape_1_5
    -8.8645F,  // shape_6_1
    -10.4664F,  // shape_1_6
    -10.6115F,  // shape_7_1
    -12.2836F,  // shape_1_7
    -11.0663F,  // shape_8_1
    -12.8193F,  // shape_1_8
    0.0113F,  // length_square
    1.1018F,  // length_linear
    0.2961F,  // source_match
    0.3831F,  // target_match
    -0.4472F,  // source_miss
    -0.5643F,  // target_miss
    0.0534F,  // source_unknown
    0.0421F,  // target_unknown
    0.2333F,  // learned_match
    0.3814F,  // number_match
    -1.7403F,  // number_miss
    3.0532F,  // question_same
    0.8098F,  // question_other
    0.9497F,  // exclamation_other
    -0.5740F,  // colon_same
    -0.9211F,  // colon_other
    -2.2502F,  // stop_other
    0.7493F,  // quote_same
    -0.4200F,  // quote_other
    -0.5882F,  // bracket_same
    0.7125F,  // bracket_other
    0.4771F,  // sentences_same
    -0.4820F,  // sentences_other
    0.5794F,  // shape_habit
    1.0000F,  // heading_same
    -1.5000F,  // heading_other
    0.3000F,  // block_same
    -0.3000F,  // block_other
    -1.5000F,  // block_crossed
    -3.2222F,  // source_run
    -3.6605F,  // target_run
    0.7182F,  // open_inside
    2.4965F,  // alone_open
    2.1170F,  // opener_same
    -0.3267F,  // opener_other
    -1.0509F,  // opener_one
    -0.8560F,  // opener_alone
    5.0000F,  // formula_alone
    3.0000F,  // formula_same
    -1.0000F,  // formula_other
    3.0000F,  // identical
    -3.4828F,  // tiny_inside
    -3.3522F,  // tiny_pair
    -1.7344F,  // tiny_alone
    -0.6404F,  // silence
    0.2689F,  // bracket_joined
    -1.1500F,  // bracket_alone
};

}  // namespace

ScoreModel fitted_model(Evidence evidence) {
  ScoreModel model;
  model.weights = evidence == Evidence::thin      ? kThin
                  : evidence == Evidence::covered ? kCovered
                                                  : kRich;
  return model;
}

}  // namespace awase
