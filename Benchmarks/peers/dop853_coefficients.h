// Coefficients of DOP853, the method of order 8(5,3) by Dormand and Prince as given by Hairer, Nørsett and Wanner
// (Solving Ordinary Differential Equations I, 2nd edition, section II.10); the numbers are those of scipy's
// dop853_coefficients.py. Stages count from 1; stages 14 to 16 serve the dense output only. Zeros are left out.
#ifndef DOP853_COEFFICIENTS_H
#define DOP853_COEFFICIENTS_H

enum { DOP853_STAGES = 12, DOP853_ALL_STAGES = 16 };

static const double C2 = 0.05260015195876773;
static const double C3 = 0.0789002279381516;
static const double C4 = 0.1183503419072274;
static const double C5 = 0.2816496580927726;
static const double C6 = 0.3333333333333333;
static const double C7 = 0.25;
static const double C8 = 0.3076923076923077;
static const double C9 = 0.6512820512820513;
static const double C10 = 0.6;
static const double C11 = 0.8571428571428571;
static const double C14 = 0.1;
static const double C15 = 0.2;
static const double C16 = 0.7777777777777778;

static const double A2_1 = 0.05260015195876773;

static const double A3_1 = 0.0197250569845379;
static const double A3_2 = 0.0591751709536137;

static const double A4_1 = 0.02958758547680685;
static const double A4_3 = 0.08876275643042054;

static const double A5_1 = 0.2413651341592667;
static const double A5_3 = -0.8845494793282861;
static const double A5_4 = 0.924834003261792;

static const double A6_1 = 0.037037037037037035;
static const double A6_4 = 0.17082860872947386;
static const double A6_5 = 0.12546768756682242;

static const double A7_1 = 0.037109375;
static const double A7_4 = 0.17025221101954405;
static const double A7_5 = 0.06021653898045596;
static const double A7_6 = -0.017578125;

static const double A8_1 = 0.03709200011850479;
static const double A8_4 = 0.17038392571223998;
static const double A8_5 = 0.10726203044637328;
static const double A8_6 = -0.015319437748624402;
static const double A8_7 = 0.008273789163814023;

static const double A9_1 = 0.6241109587160757;
static const double A9_4 = -3.3608926294469414;
static const double A9_5 = -0.868219346841726;
static const double A9_6 = 27.59209969944671;
static const double A9_7 = 20.154067550477894;
static const double A9_8 = -43.48988418106996;

static const double A10_1 = 0.47766253643826434;
static const double A10_4 = -2.4881146199716677;
static const double A10_5 = -0.590290826836843;
static const double A10_6 = 21.230051448181193;
static const double A10_7 = 15.279233632882423;
static const double A10_8 = -33.28821096898486;
static const double A10_9 = -0.020331201708508627;

static const double A11_1 = -0.9371424300859873;
static const double A11_4 = 5.186372428844064;
static const double A11_5 = 1.0914373489967295;
static const double A11_6 = -8.149787010746927;
static const double A11_7 = -18.52006565999696;
static const double A11_8 = 22.739487099350505;
static const double A11_9 = 2.4936055526796523;
static const double A11_10 = -3.0467644718982196;

static const double A12_1 = 2.273310147516538;
static const double A12_4 = -10.53449546673725;
static const double A12_5 = -2.0008720582248625;
static const double A12_6 = -17.9589318631188;
static const double A12_7 = 27.94888452941996;
static const double A12_8 = -2.8589982771350235;
static const double A12_9 = -8.87285693353063;
static const double A12_10 = 12.360567175794303;
static const double A12_11 = 0.6433927460157636;

static const double B1 = 0.054293734116568765;
static const double B6 = 4.450312892752409;
static const double B7 = 1.8915178993145003;
static const double B8 = -5.801203960010585;
static const double B9 = 0.3111643669578199;
static const double B10 = -0.1521609496625161;
static const double B11 = 0.20136540080403034;
static const double B12 = 0.04471061572777259;

static const double A14_1 = 0.056167502283047954;
static const double A14_7 = 0.25350021021662483;
static const double A14_8 = -0.2462390374708025;
static const double A14_9 = -0.12419142326381637;
static const double A14_10 = 0.15329179827876568;
static const double A14_11 = 0.00820105229563469;
static const double A14_12 = 0.007567897660545699;
static const double A14_13 = -0.008298;

static const double A15_1 = 0.03183464816350214;
static const double A15_6 = 0.028300909672366776;
static const double A15_7 = 0.053541988307438566;
static const double A15_8 = -0.05492374857139099;
static const double A15_11 = -0.00010834732869724932;
static const double A15_12 = 0.0003825710908356584;
static const double A15_13 = -0.00034046500868740456;
static const double A15_14 = 0.1413124436746325;

static const double A16_1 = -0.42889630158379194;
static const double A16_6 = -4.697621415361164;
static const double A16_7 = 7.683421196062599;
static const double A16_8 = 4.06898981839711;
static const double A16_9 = 0.3567271874552811;
static const double A16_13 = -0.0013990241651590145;
static const double A16_14 = 2.9475147891527724;
static const double A16_15 = -9.15095847217987;

// Differences from the embedded methods of order 5 and 3.
static const double E5_1 = 0.01312004499419488;
static const double E5_6 = -1.2251564463762044;
static const double E5_7 = -0.4957589496572502;
static const double E5_8 = 1.6643771824549864;
static const double E5_9 = -0.35032884874997366;
static const double E5_10 = 0.3341791187130175;
static const double E5_11 = 0.08192320648511571;
static const double E5_12 = -0.022355307863886294;

static const double E3_1 = -0.18980075407240762;
static const double E3_6 = 4.450312892752409;
static const double E3_7 = 1.8915178993145003;
static const double E3_8 = -5.801203960010585;
static const double E3_9 = -0.4226823213237919;
static const double E3_10 = -0.1521609496625161;
static const double E3_11 = 0.20136540080403034;
static const double E3_12 = 0.02265179219836082;

// The four highest coefficients of the continuous extension of order 7.
static const double D4_1 = -8.428938276109013;
static const double D4_6 = 0.5667149535193777;
static const double D4_7 = -3.0689499459498917;
static const double D4_8 = 2.38466765651207;
static const double D4_9 = 2.117034582445028;
static const double D4_10 = -0.871391583777973;
static const double D4_11 = 2.2404374302607883;
static const double D4_12 = 0.6315787787694688;
static const double D4_13 = -0.08899033645133331;
static const double D4_14 = 18.148505520854727;
static const double D4_15 = -9.194632392478356;
static const double D4_16 = -4.436036387594894;

static const double D5_1 = 10.427508642579134;
static const double D5_6 = 242.28349177525817;
static const double D5_7 = 165.20045171727028;
static const double D5_8 = -374.5467547226902;
static const double D5_9 = -22.113666853125306;
static const double D5_10 = 7.733432668472264;
static const double D5_11 = -30.674084731089398;
static const double D5_12 = -9.332130526430229;
static const double D5_13 = 15.697238121770845;
static const double D5_14 = -31.139403219565178;
static const double D5_15 = -9.35292435884448;
static const double D5_16 = 35.81684148639408;

static const double D6_1 = 19.985053242002433;
static const double D6_6 = -387.0373087493518;
static const double D6_7 = -189.17813819516758;
static const double D6_8 = 527.8081592054236;
static const double D6_9 = -11.57390253995963;
static const double D6_10 = 6.8812326946963;
static const double D6_11 = -1.0006050966910838;
static const double D6_12 = 0.7777137798053443;
static const double D6_13 = -2.778205752353508;
static const double D6_14 = -60.19669523126412;
static const double D6_15 = 84.32040550667716;
static const double D6_16 = 11.99229113618279;

static const double D7_1 = -25.69393346270375;
static const double D7_6 = -154.18974869023643;
static const double D7_7 = -231.5293791760455;
static const double D7_8 = 357.6391179106141;
static const double D7_9 = 93.40532418362432;
static const double D7_10 = -37.45832313645163;
static const double D7_11 = 104.0996495089623;
static const double D7_12 = 29.8402934266605;
static const double D7_13 = -43.53345659001114;
static const double D7_14 = 96.32455395918828;
static const double D7_15 = -39.17726167561544;
static const double D7_16 = -149.72683625798564;

#endif
