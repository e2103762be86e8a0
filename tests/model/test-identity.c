/* Resident identity numbers and unified social credit codes, and how numbers are masked. */
#include "config.h"

#include "summer-identity.h"

static void
test_identity_known (void)
{
  SummerDay birth;
  SummerSex sex;

  g_assert_cmpint (summer_identity_check ("11010519491231002X", &birth, &sex), ==,
                   SUMMER_IDENTITY_VALID);
  g_assert_cmpint (birth, ==, summer_day_from_ymd (1949, 12, 31));
  g_assert_cmpint (sex, ==, SUMMER_SEX_FEMALE);
  g_assert_cmpint (summer_identity_check ("34052419800101001x", &birth, &sex), ==,
                   SUMMER_IDENTITY_VALID);
  g_assert_cmpint (birth, ==, summer_day_from_ymd (1980, 1, 1));
  g_assert_cmpint (sex, ==, SUMMER_SEX_MALE);
}

static void
test_identity_wrong (void)
{
  static const struct
  {
    const char *number;
    SummerIdentityState state;
  } cases[] = {
    { NULL, SUMMER_IDENTITY_FORM },
    { "", SUMMER_IDENTITY_FORM },
    { "11010519491231002", SUMMER_IDENTITY_FORM },
    { "11010519491231002XX", SUMMER_IDENTITY_FORM },
    { "1101051949123100AX", SUMMER_IDENTITY_FORM },
    { "11010519491231002Y", SUMMER_IDENTITY_FORM },
    { "110105194902310026", SUMMER_IDENTITY_DATE },
    { "110105189912310021", SUMMER_IDENTITY_DATE },
    { "110105194912310021", SUMMER_IDENTITY_CHECK },
    { "11010519491231003X", SUMMER_IDENTITY_CHECK },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].number ? cases[i].number : "nothing");
      g_assert_cmpint (summer_identity_check (cases[i].number, NULL, NULL), ==, cases[i].state);
    }
}

/* One mistyped character, and two neighbours changed about, are always found. */
static void
assert_finds_slips (const char *valid, const char *alphabet, gboolean (*check) (const char *))
{
  char number[19];

  g_assert_true (check (valid));
  for (int i = 0; i < 18; i++)
    {
      for (const char *letter = alphabet; *letter; letter++)
        {
          g_strlcpy (number, valid, sizeof number);
          number[i] = *letter;
          g_assert_true (check (number) == (*letter == valid[i]));
        }
      if (i == 17 || valid[i] == valid[i + 1])
        continue;
      g_strlcpy (number, valid, sizeof number);
      number[i] = valid[i + 1];
      number[i + 1] = valid[i];
      g_assert_false (check (number));
    }
}

static gboolean
is_identity (const char *number)
{
  return summer_identity_check (number, NULL, NULL) == SUMMER_IDENTITY_VALID;
}

static void
test_slips (void)
{
  assert_finds_slips ("11010519491231002X", "0123456789X", is_identity);
  assert_finds_slips ("34052419800101001X", "0123456789X", is_identity);
  assert_finds_slips ("91350100M000100Y43", "0123456789ABCDEFGHJKLMNPQRTUWXY",
                      summer_credit_code_check);
}

static void
test_credit_codes (void)
{
  g_assert_true (summer_credit_code_check ("91350100M000100Y43"));
  g_assert_true (summer_credit_code_check ("91110000802100433B"));
  g_assert_true (summer_credit_code_check ("91110000802100433b"));
  g_assert_false (summer_credit_code_check ("91110000802100433C"));
  g_assert_false (summer_credit_code_check ("91350100I000100Y43"));
  g_assert_false (summer_credit_code_check ("91350100M000100Y4"));
  g_assert_false (summer_credit_code_check ("91350100M000100Y433"));
  g_assert_false (summer_credit_code_check (""));
  g_assert_false (summer_credit_code_check (NULL));
  g_assert_cmpint (summer_credit_code_check_character ("91350100M000100Y4"), ==, '3');
  g_assert_cmpint (summer_identity_check_character ("11010519491231002"), ==, 'X');
  g_assert_cmpint (summer_identity_check_character ("1101051949123100"), ==, 0);
}

static void
test_masks (void)
{
  static const struct
  {
    const char *number, *masked;
  } identities[] = {
    { "350102201003071234", "3501**********1234" },
    { "E12345678", "*******78" },
    { "1234", "****" },
    { "", "" },
    { NULL, "" },
  };
  g_autofree char *mobile = summer_telephone_dup_masked ("13850124471");
  g_autofree char *short_number = summer_telephone_dup_masked ("8765432");

  for (guint i = 0; i < G_N_ELEMENTS (identities); i++)
    {
      g_autofree char *masked = summer_identity_dup_masked (identities[i].number);

      g_assert_cmpstr (masked, ==, identities[i].masked);
    }
  g_assert_cmpstr (mobile, ==, "138****4471");
  g_assert_cmpstr (short_number, ==, "****432");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/identity/known", test_identity_known);
  g_test_add_func ("/model/identity/wrong", test_identity_wrong);
  g_test_add_func ("/model/identity/slips", test_slips);
  g_test_add_func ("/model/identity/credit-codes", test_credit_codes);
  g_test_add_func ("/model/identity/masks", test_masks);
  return g_test_run ();
}
