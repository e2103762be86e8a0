/* What somebody types into a field: looked for among the records, and read as each of the things that a field of the
 * program takes. */
#include "config.h"

#include "fuzz-store.h"
#include "fuzz-target.h"

#include "summer-answer-code.h"
#include "summer-funding.h"
#include "summer-grade.h"
#include "summer-identity.h"
#include "summer-money.h"
#include "summer-name.h"
#include "summer-pinyin.h"
#include "summer-search.h"
#include "summer-terms.h"

#define MOST 20

static void
look_for (const char *text)
{
  Fixture *fixture = fuzz_records_get ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits
      = summer_store_search (fixture->store, fixture->programme, text, MOST, &error);

  if (hits == NULL)
    g_error ("search: %s", error->message);
  for (guint i = 0; i < hits->len; i++)
    {
      const SummerHit *hit = g_ptr_array_index (hits, i);

      fuzz_check_text (hit->title);
      fuzz_check_text (hit->detail);
      g_assert (hit->id != 0);
    }
}

/* What is read as a day, a time or money is written in a form that is read the same. */
static void
read_values (const char *text)
{
  const SummerDay day = summer_day_parse (text);
  const SummerTime time = summer_time_parse (text);
  SummerMoney fen = 0, again = 0;
  int basis_points = 0;
  g_autoptr (GError) error = NULL;

  if (day != SUMMER_DAY_NONE)
    {
      g_autofree char *iso = summer_day_dup_iso (day);
      g_assert (summer_day_parse (iso) == day);
    }
  if (time != SUMMER_TIME_NONE)
    {
      g_autofree char *clock = summer_time_dup_text (time);
      g_assert (summer_time_parse (clock) == time);
    }
  if (summer_money_parse (text, &fen, &error))
    {
      g_autofree char *plain = summer_money_dup_plain (fen), *shown = summer_money_dup_text (fen),
                      *capital = summer_money_dup_capital (fen);
      g_assert (summer_money_parse (plain, &again, NULL) && again == fen);
      g_assert (summer_money_parse (shown, &again, NULL) && again == fen);
      fuzz_check_text (capital);
    }
  else
    fuzz_check_text (error->message);
  g_clear_error (&error);
  if (!summer_rate_parse (text, FALSE, &basis_points, &error))
    fuzz_check_text (error->message);
  g_assert (summer_grade_parse (text) >= 0 && summer_grade_parse (text) <= 9);
}

static void
read_people (const char *text)
{
  SummerDay birth = SUMMER_DAY_NONE;
  SummerSex sex = 0;
  g_autofree char *masked = summer_identity_dup_masked (text),
                  *hidden = summer_telephone_dup_masked (text),
                  *initials = summer_pinyin_dup_initials (text), *key = summer_name_dup_key (text),
                  *code = summer_answer_code_dup_plain (text);

  fuzz_check_text (masked);
  fuzz_check_text (hidden);
  fuzz_check_text (initials);
  fuzz_check_text (code);
  g_assert (key == NULL || g_utf8_validate (key, -1, NULL));
  g_assert (!summer_answer_code_check (code) || strlen (code) == SUMMER_ANSWER_CODE_LENGTH);
  summer_identity_check (text, &birth, &sex);
  summer_telephone_check (text);
  summer_credit_code_check (text);
  g_assert (summer_pinyin_compare (text, text) == 0);
}

static void
read_funding (const char *text)
{
  g_autoptr (GError) error = NULL;
  SummerShare *shares = NULL;
  SummerSource *sources = NULL;
  guint n = 0;

  if (summer_shares_read (text, &shares, &n, &error))
    {
      g_autofree char *once = summer_shares_dup (shares, n);
      if (!summer_shares_read (once, &shares, &n, &error))
        g_error ("%s: %s", once, error->message);
      g_autofree char *twice = summer_shares_dup (shares, n);
      g_assert (g_strcmp0 (once, twice) == 0);
      summer_shares_free (shares, n);
    }
  else
    fuzz_check_text (error->message);
  g_clear_error (&error);
  if (summer_sources_read (text, &sources, &n, &error))
    {
      g_autofree char *once = summer_sources_dup (sources, n);
      if (!summer_sources_read (once, &sources, &n, &error))
        g_error ("%s: %s", once, error->message);
      g_autofree char *twice = summer_sources_dup (sources, n);
      g_assert (g_strcmp0 (once, twice) == 0);
      summer_sources_free (sources, n);
    }
  else
    fuzz_check_text (error->message);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = fuzz_dup_text (data, size);

  look_for (text);
  read_values (text);
  read_people (text);
  read_funding (text);
  return 0;
}
