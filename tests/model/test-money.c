/* Money and rates: what is read, what is refused and how both are written. */
#include "config.h"

#include "summer-money.h"

#define REFUSED G_MININT64

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    SummerMoney fen;
  } cases[] = {
    { "30000", 3000000 },
    { "3,000,000", 300000000 },
    { "3，000，000.50", 300000050 },
    { "25.5", 2550 },
    { "25.50", 2550 },
    { " 25.05 ", 2505 },
    { "0", 0 },
    { "0.01", 1 },
    { ".5", 50 },
    { "100.", 10000 },
    { "￥1,000", 100000 },
    { "1000元", 100000 },
    { "¥ 12.30 元", 1230 },
    { "１２．３０", 1230 },
    { "1.2E5", 12000000 },
    { "1.2e+05", 12000000 },
    { "5E-2", 5 },
    { "25.500000000000004", 2550 },
    { "25.499999999999996", 2550 },
    { "0.30000000000000004", 30 },
    { "99.999999999999986", 10000 },
    { "1234567890123.1001", REFUSED },
    { "123456789012.10001", 12345678901210 },
    { "1000000000000", 100000000000000 },
    { "25.500", 2550 },
    { "007", 700 },
    { "1000000000000.01", REFUSED },
    { "25.505", REFUSED },
    { "0.001", REFUSED },
    { "25.4999", REFUSED },
    { "-1", REFUSED },
    { "1,00", REFUSED },
    { "1,0000", REFUSED },
    { ",100", REFUSED },
    { "1000,000", REFUSED },
    { "1,000,", REFUSED },
    { "", REFUSED },
    { "abc", REFUSED },
    { "1e", REFUSED },
    { "1e999", REFUSED },
    { "1 000", REFUSED },
    { "3万", REFUSED },
    { ".", REFUSED },
    { "1.2.3", REFUSED },
    { "99999999999999999999999999999999999999999999999", REFUSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      SummerMoney fen = REFUSED;

      g_test_message ("“%s”", cases[i].text);
      g_assert_true (summer_money_parse (cases[i].text, &fen, &error) == (cases[i].fen != REFUSED));
      g_assert_cmpint (fen, ==, cases[i].fen);
      if (cases[i].fen == REFUSED)
        g_assert_true (error && error->domain == SUMMER_VALUE_ERROR);
    }
}

static void
test_errors_say_why (void)
{
  g_autoptr (GError) form = NULL;
  g_autoptr (GError) range = NULL;
  SummerMoney fen;

  g_assert_false (summer_money_parse ("25.505", &fen, &form));
  g_assert_error (form, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_FORM);
  g_assert_nonnull (g_strstr_len (form->message, -1, "25.505"));
  g_assert_false (summer_money_parse ("-25", &fen, &range));
  g_assert_error (range, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_RANGE);
}

static void
test_written (void)
{
  static const struct
  {
    SummerMoney fen;
    const char *text, *plain, *capital;
  } cases[] = {
    { 0, "0", "0", "零元整" },
    { 3000000, "30,000", "30000", "叁万元整" },
    { 300000000, "3,000,000", "3000000", "叁佰万元整" },
    { 2550, "25.50", "25.50", "贰拾伍元伍角整" },
    { 140950, "1,409.50", "1409.50", "壹仟肆佰零玖元伍角整" },
    { 600714, "6,007.14", "6007.14", "陆仟零柒元壹角肆分" },
    { 168032, "1,680.32", "1680.32", "壹仟陆佰捌拾元叁角贰分" },
    { 10700053, "107,000.53", "107000.53", "壹拾万柒仟元伍角叁分" },
    { 1640902, "16,409.02", "16409.02", "壹万陆仟肆佰零玖元零贰分" },
    { 32504, "325.04", "325.04", "叁佰贰拾伍元零肆分" },
    { 5, "0.05", "0.05", "伍分" },
    { 50, "0.50", "0.50", "伍角整" },
    { 1000, "10", "10", "壹拾元整" },
    { 10000500, "100,005", "100005", "壹拾万零伍元整" },
    { 10000050300, "100,000,503", "100000503", "壹亿零伍佰零叁元整" },
    { 10000503000, "100,005,030", "100005030", "壹亿零伍仟零叁拾元整" },
    { 100100000000, "1,001,000,000", "1001000000", "壹拾亿零壹佰万元整" },
    { 100000000000000, "1,000,000,000,000", "1000000000000", "壹万亿元整" },
    { 123450000000000, "1,234,500,000,000", "1234500000000", "壹万贰仟叁佰肆拾伍亿元整" },
    { -100100, "-1,001", "-1001", "负壹仟零壹元整" },
    { 22200, "222", "222", "贰佰贰拾贰元整" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = summer_money_dup_text (cases[i].fen);
      g_autofree char *plain = summer_money_dup_plain (cases[i].fen);
      g_autofree char *capital = summer_money_dup_capital (cases[i].fen);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (plain, ==, cases[i].plain);
      g_assert_cmpstr (capital, ==, cases[i].capital);
    }
}

static void
test_rates (void)
{
  static const struct
  {
    const char *text;
    gboolean is_number;
    int basis_points; /* -1: refused */
  } cases[] = {
    { "70%", FALSE, 7000 },    { "66.66%", FALSE, 6666 }, { "70.5 %", FALSE, 7050 },
    { "７０％", FALSE, 7000 }, { "0%", FALSE, 0 },        { "100%", FALSE, 10000 },
    { "0.7", TRUE, 7000 },     { "1", TRUE, 10000 },      { "0", TRUE, 0 },
    { "0.6666", TRUE, 6666 },  { "7E-1", TRUE, 7000 },    { "0.70000000000000007", TRUE, 7000 },
    { "70%", TRUE, 7000 },     { "0.7", FALSE, -1 },      { "70", FALSE, -1 },
    { "1", FALSE, -1 },        { "70", TRUE, -1 },        { "1.01", TRUE, -1 },
    { "100.01%", FALSE, -1 },  { "-5%", FALSE, -1 },      { "-0.5", TRUE, -1 },
    { "66.666%", FALSE, -1 },  { "0.66666", TRUE, -1 },   { "%", FALSE, -1 },
    { "", FALSE, -1 },         { "seventy", FALSE, -1 },  { "70%%", FALSE, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      int basis_points = -1;

      g_test_message ("“%s” %s", cases[i].text, cases[i].is_number ? "number" : "text");
      g_assert_true (summer_rate_parse (cases[i].text, cases[i].is_number, &basis_points, &error)
                     == (cases[i].basis_points >= 0));
      g_assert_cmpint (basis_points, ==, cases[i].basis_points);
      g_assert_true ((error == NULL) == (cases[i].basis_points >= 0));
    }
}

static void
test_rates_written (void)
{
  static const struct
  {
    gint64 part, whole;
    const char *text;
  } cases[] = {
    { 21, 30, "70.00" }, { 69996, 100000, "69.99" }, { 20, 30, "66.66" }, { 0, 5, "0.00" },
    { 5, 5, "100.00" },  { 590, 650, "90.76" },      { 0, 0, NULL },
  };
  g_autofree char *whole = summer_rate_dup_basis_points (7000);
  g_autofree char *tenth = summer_rate_dup_basis_points (7050);
  g_autofree char *fine = summer_rate_dup_basis_points (6606);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = summer_rate_dup_percent (cases[i].part, cases[i].whole);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  g_assert_cmpstr (whole, ==, "70%");
  g_assert_cmpstr (tenth, ==, "70.5%");
  g_assert_cmpstr (fine, ==, "66.06%");
}

/* What nobody recorded has no rate; 0 % is what was recorded as nobody there. */
static void
test_rates_of_what_is_recorded (void)
{
  g_autofree char *some = summer_rate_dup_recorded (3, 10, 6);
  g_autofree char *none_there = summer_rate_dup_recorded (0, 10, 9);

  g_assert_cmpstr (some, ==, "30.00");
  g_assert_cmpstr (none_there, ==, "0.00");
  g_assert_null (summer_rate_dup_recorded (0, 10, 10));
  g_assert_null (summer_rate_dup_recorded (0, 0, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/money/read", test_read);
  g_test_add_func ("/model/money/errors-say-why", test_errors_say_why);
  g_test_add_func ("/model/money/written", test_written);
  g_test_add_func ("/model/rate/read", test_rates);
  g_test_add_func ("/model/rate/written", test_rates_written);
  g_test_add_func ("/model/rate/of-what-is-recorded", test_rates_of_what_is_recorded);
  return g_test_run ();
}
