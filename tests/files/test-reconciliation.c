/* An insurer's list against the roster of an invented programme: what was done to the list is what is found. */
#include "form-fixture.h"

#include "summer-facts-loader.h"
#include "summer-identity.h"
#include "summer-insurance-table.h"
#include "summer-journal.h"
#include "summer-reconciliation.h"
#include "summer-roster-index.h"

#include <string.h>

#define FIRST 18000
#define LAST 18300 /* both far outside the summer */

typedef struct
{
  SummerFacts *facts;
  SummerRosterIndex *index;
  GPtrArray *children; /* const SummerChildRecord *, of the first class, by code */
} Roster;

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const SummerChildRecord *const *) a)->code,
                 (*(const SummerChildRecord *const *) b)->code);
}

static void
roster_load (Roster *self, FormFixture *fixture)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GError) error = NULL;

  self->facts = summer_store_load_facts (fixture->store, fixture->programme, NULL, &error);
  g_assert_no_error (error);
  self->index = summer_roster_index_new (fixture->store, fixture->programme, &error);
  g_assert_no_error (error);
  self->children = g_ptr_array_new ();
  for (guint i = 0; i < self->index->enrolments->len; i++)
    {
      SummerEnrolmentRecord *enrolment
          = &g_array_index (self->index->enrolments, SummerEnrolmentRecord, i);

      if (enrolment->class_id == fixture->class_id && g_hash_table_add (seen, &enrolment->child))
        g_ptr_array_add (self->children,
                         (gpointer) summer_roster_index_get_child (self->index, enrolment->child));
    }
  g_ptr_array_sort (self->children, compare_codes);
  g_assert_cmpuint (self->children->len, >, 10);
}

static void
roster_clear (Roster *self)
{
  summer_facts_unref (self->facts);
  summer_roster_index_free (self->index);
  g_ptr_array_unref (self->children);
}

static const SummerChildRecord *
get_child (const Roster *roster, guint i)
{
  return g_ptr_array_index (roster->children, i);
}

static gboolean
is_only_one (const Roster *roster, const char *name)
{
  GHashTableIter iter;
  gpointer child;
  guint n = 0;

  g_hash_table_iter_init (&iter, roster->index->children);
  while (g_hash_table_iter_next (&iter, NULL, &child))
    n += g_str_equal (((const SummerChildRecord *) child)->name, name);
  return n == 1;
}

static void
add_line (GString *text, const char *name, const char *number, const char *rest)
{
  g_string_append_printf (text, "%s\t%s\t%s\n", name, number != NULL ? number : "", rest);
}

static SummerReconciliation *
reconcile (FormFixture *fixture, const Roster *roster, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerBlock) block = summer_block_new_from_text (text, &error);

  g_assert_no_error (error);
  /* No policy of this kind names a child of the sample. */
  const SummerInsuranceRecord policy
      = { .kind = SUMMER_INSURANCE_LIABILITY, .first_day = FIRST, .last_day = LAST };
  SummerReconciliation *made
      = summer_reconciliation_new (fixture->store, roster->facts, block, &policy, NULL, &error);
  g_assert_no_error (error);
  return made;
}

#define HEADINGS "被保险人姓名\t被保险人证件号码\t保险起期\t保险止期\n"

static void
test_whole_list_agrees (FormFixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) text = g_string_new (HEADINGS);
  Roster roster;

  roster_load (&roster, fixture);
  for (guint i = 0; i < roster.children->len; i++)
    add_line (text, get_child (&roster, i)->name, get_child (&roster, i)->identity_number, "\t");
  g_autoptr (SummerReconciliation) made = reconcile (fixture, &roster, text->str);

  g_assert_cmpuint (summer_reconciliation_get_counts (made)[SUMMER_LISTED_WELL], ==,
                    roster.children->len);
  g_assert_cmpuint (summer_reconciliation_get_rows (made)->len, ==, roster.children->len);
  g_assert_cmpuint (summer_reconciliation_get_classes (made)->len, ==, 1);
  roster_clear (&roster);
}

/* Each child meets one fate, drawn by lot; what is found is counted against what was done. */
static void
test_what_was_done_is_found (FormFixture *fixture, gconstpointer unused)
{
  enum
  {
    AS_IT_IS,
    SPACED,
    LEFT_OUT,
    RENAMED,
    RENUMBERED,
    WITHOUT_NUMBER,
    TWICE,
    SHORTENED,
    N_FATES
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  Roster roster;

  roster_load (&roster, fixture);
  for (int round = 0; round < 60; round++)
    {
      g_autoptr (GString) text = g_string_new (HEADINGS);
      guint expected[SUMMER_N_LISTED] = { 0 };
      guint outsiders = (guint) g_rand_int_range (rand, 0, 3);

      for (guint i = 0; i < roster.children->len; i++)
        {
          const SummerChildRecord *child = get_child (&roster, i);
          const char *name = child->name, *number = child->identity_number;
          g_autofree char *spaced = g_strdup_printf (" %.3s %s", name, name + 3);
          int fate = i == 0 ? AS_IT_IS : g_rand_int_range (rand, 0, N_FATES);

          /* Without its number, a child that shares its name is nobody for certain. */
          if ((number == NULL || !is_only_one (&roster, name)) && fate != LEFT_OUT
              && fate != SHORTENED)
            fate = AS_IT_IS;
          switch (fate)
            {
            case LEFT_OUT:
              expected[SUMMER_LISTED_MISSING]++;
              continue;
            case RENAMED:
              add_line (text, "欧阳不同", number, "\t");
              expected[SUMMER_LISTED_OTHER_NAME]++;
              continue;
            case RENUMBERED:
              add_line (text, name, "11010519491231002X", "\t");
              expected[SUMMER_LISTED_OTHER_NUMBER]++;
              continue;
            case SHORTENED:
              add_line (text, name, number, "2019-07-15\t2019-07-16");
              expected[SUMMER_LISTED_SHORT]++;
              continue;
            case TWICE:
              add_line (text, name, number, "\t");
              add_line (text, name, number, "\t");
              expected[SUMMER_LISTED_TWICE]++;
              break;
            default:
              add_line (text, fate == SPACED ? spaced : name,
                        fate == WITHOUT_NUMBER ? NULL : number, "\t");
              break;
            }
          expected[SUMMER_LISTED_WELL]++;
        }
      for (guint i = 0; i < outsiders; i++)
        add_line (text, "慕容外人", "34052419800101001X", "\t");
      expected[SUMMER_LISTED_EXTRA] = outsiders;

      g_autoptr (SummerReconciliation) made = reconcile (fixture, &roster, text->str);
      for (int kind = 0; kind < SUMMER_N_LISTED; kind++)
        g_assert_cmpuint (summer_reconciliation_get_counts (made)[kind], ==, expected[kind]);
    }
  roster_clear (&roster);
}

/* Of a child that is missing every open day of its enrolment is without cover, of one with too few the others. */
static void
test_days_without_cover (FormFixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) text = g_string_new (HEADINGS);
  Roster roster;
  guint missing = 0, shortened = 0;

  roster_load (&roster, fixture);
  add_line (text, get_child (&roster, 0)->name, get_child (&roster, 0)->identity_number,
            "2019-07-15\t2019-07-16"); /* a Monday and a Tuesday */
  g_autoptr (SummerReconciliation) made = reconcile (fixture, &roster, text->str);
  GArray *rows = summer_reconciliation_get_rows (made);

  for (guint i = 0; i < rows->len; i++)
    {
      const SummerListedRow *row = &g_array_index (rows, SummerListedRow, i);
      g_autofree char *advice
          = summer_listed_dup_advice (row, summer_reconciliation_get_block (made));

      g_assert_cmpstr (advice, !=, "");
      if (row->kind == SUMMER_LISTED_MISSING)
        {
          g_assert_cmpuint (row->n_uncovered, ==, row->n_days);
          missing++;
        }
      else
        {
          g_assert_cmpint (row->kind, ==, SUMMER_LISTED_SHORT);
          g_assert_cmpuint (row->n_uncovered, ==, row->n_days - 2);
          shortened++;
        }
    }
  g_assert_cmpuint (shortened, ==, 1);
  g_assert_cmpuint (missing, ==, roster.children->len - 1);
  roster_clear (&roster);
}

/* Two policies one behind the other cover together, and are no row too many. */
static void
test_two_periods_make_one_cover (FormFixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) text = g_string_new (HEADINGS);
  Roster roster;

  roster_load (&roster, fixture);
  add_line (text, get_child (&roster, 0)->name, get_child (&roster, 0)->identity_number,
            "2019-01-01\t2019-07-20");
  add_line (text, get_child (&roster, 0)->name, get_child (&roster, 0)->identity_number,
            "2019-07-21\t2019-12-31");
  g_autoptr (SummerReconciliation) made = reconcile (fixture, &roster, text->str);

  g_assert_cmpuint (summer_reconciliation_get_counts (made)[SUMMER_LISTED_TWICE], ==, 0);
  g_assert_cmpuint (summer_reconciliation_get_counts (made)[SUMMER_LISTED_SHORT], ==, 0);
  g_assert_cmpuint (summer_reconciliation_get_counts (made)[SUMMER_LISTED_WELL], ==, 2);
  roster_clear (&roster);
}

/* Both numbers are shown masked: which characters differ is said, unless their lengths do. */
static void
test_where_numbers_differ (FormFixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) text = g_string_new (HEADINGS);
  const SummerListedRow *row;
  Roster roster;
  guint child = 0;

  roster_load (&roster, fixture);
  while (!is_only_one (&roster, get_child (&roster, child)->name)
         || get_child (&roster, child)->identity_number == NULL)
    child++;
  for (int length = 18; length >= 17; length--)
    {
      g_autofree char *number
          = g_strndup (get_child (&roster, child)->identity_number, (gsize) length);
      g_autofree char *advice = NULL;

      number[8] = number[8] == '1' ? '2' : '1';
      number[14] = number[14] == '1' ? '2' : '1';
      g_string_assign (text, HEADINGS);
      add_line (text, get_child (&roster, child)->name, number, "\t");
      g_autoptr (SummerReconciliation) made = reconcile (fixture, &roster, text->str);

      row = &g_array_index (summer_reconciliation_get_rows (made), SummerListedRow, 0);
      for (guint i = 1; row->kind != SUMMER_LISTED_OTHER_NUMBER; i++)
        row = &g_array_index (summer_reconciliation_get_rows (made), SummerListedRow, i);
      advice = summer_listed_dup_advice (row, summer_reconciliation_get_block (made));
      if (length == 18)
        g_assert_nonnull (strstr (advice, "Characters 9, 15 of"));
      else
        g_assert_null (strstr (advice, "Character"));
      g_assert_null (strstr (advice, number));
    }
  roster_clear (&roster);
}

/* A child that is not on the list is without cover only where no other policy of the kind covers it. */
static void
test_cover_of_other_policies (FormFixture *fixture, gconstpointer unused)
{
  const SummerDay until = summer_day_parse ("2019-07-16");
  g_autoptr (GString) text = g_string_new (HEADINGS);
  g_autoptr (GError) error = NULL;
  SummerInsuranceRecord policies[] = {
    { .number = "别的-1",
      .kind = SUMMER_INSURANCE_LIABILITY,
      .first_day = FIRST,
      .last_day = LAST },
    { .number = "别的-2",
      .kind = SUMMER_INSURANCE_LIABILITY,
      .first_day = FIRST,
      .last_day = until },
    { .number = "别的-3",
      .kind = SUMMER_INSURANCE_ACCIDENT_INJURY,
      .first_day = FIRST,
      .last_day = LAST },
  };
  guint seen = 0;
  Roster roster;

  form_fixture_begin (fixture);
  roster_load (&roster, fixture);
  for (guint i = 0; i < G_N_ELEMENTS (policies); i++)
    {
      SummerInsuredRecord record;

      policies[i].programme = fixture->programme;
      policies[i].sum_insured = policies[i].premium = -1;
      summer_insurance_insert (fixture->store, &policies[i], &error);
      g_assert_no_error (error);
      record = (SummerInsuredRecord){ policies[i].id, get_child (&roster, i + 1)->id };
      summer_insured_insert (fixture->store, &record, &error);
      g_assert_no_error (error);
    }
  form_fixture_commit (fixture);
  add_line (text, get_child (&roster, 0)->name, get_child (&roster, 0)->identity_number, "\t");
  g_autoptr (SummerReconciliation) made = reconcile (fixture, &roster, text->str);
  GArray *rows = summer_reconciliation_get_rows (made);

  for (guint i = 0; i < rows->len; i++)
    {
      const SummerListedRow *row = &g_array_index (rows, SummerListedRow, i);
      g_autofree char *advice
          = summer_listed_dup_advice (row, summer_reconciliation_get_block (made));

      if (row->kind != SUMMER_LISTED_MISSING)
        continue;
      seen++;
      if (row->child == get_child (&roster, 1)->id)
        {
          g_assert_cmpuint (row->n_uncovered, ==, 0);
          g_assert_nonnull (strstr (advice, "Another policy covers every day"));
        }
      else if (row->child == get_child (&roster, 2)->id)
        {
          g_assert_cmpuint (row->n_uncovered, >, 0);
          g_assert_cmpuint (row->n_uncovered, <, row->n_days);
          g_assert_cmpint (row->first_uncovered, ==, until + 1);
        }
      else
        g_assert_cmpuint (row->n_uncovered, ==, row->n_days);
    }
  g_assert_cmpuint (seen, ==, roster.children->len - 1);
  roster_clear (&roster);
}

static void
test_same_name_is_unclear (FormFixture *fixture, gconstpointer unused)
{
  Roster roster;

  form_fixture_begin (fixture);
  form_fixture_add_child (fixture, "ZZ-1", "王双双");
  form_fixture_add_child (fixture, "ZZ-2", "王双双");
  form_fixture_commit (fixture);
  roster_load (&roster, fixture);
  g_autoptr (SummerReconciliation) made
      = reconcile (fixture, &roster, "姓名\t证件号码\n王双双\t\n");

  g_assert_cmpuint (summer_reconciliation_get_counts (made)[SUMMER_LISTED_UNCLEAR], ==, 1);
  roster_clear (&roster);
}

static gboolean
count_insured (const SummerInsuredRecord *record, gpointer user_data)
{
  gint64 *of = user_data;

  of[1] += record->policy == of[0];
  return TRUE;
}

/* Nobody of a class that is insured is on the list: all of it is missing. Of a policy without children the classes
 * that are shown are, of a new one only those that the list names. */
static void
test_whole_class_is_missing (FormFixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerBlock) block = NULL;
  g_autoptr (SummerReconciliation) made = NULL;
  g_autofree gboolean *whole = NULL, *shown = NULL, *insured = NULL;
  SummerInsuranceRecord policy = { .number = "新保单-2",
                                   .kind = SUMMER_INSURANCE_ACCIDENT_INJURY,
                                   .programme = fixture->programme,
                                   .first_day = FIRST,
                                   .last_day = LAST,
                                   .sum_insured = -1,
                                   .premium = -1 };
  SummerInsuredRecord record;
  const SummerListedClass *of;
  guint class = 0;
  Roster roster;

  roster_load (&roster, fixture);
  while (roster.facts->classes[class].id != fixture->class_id)
    class ++;
  shown = g_new0 (gboolean, roster.facts->n_classes);
  whole = summer_reconciliation_list_whole (fixture->store, roster.facts, 0, shown, &error);
  g_assert_false (whole[class]);
  shown[class] = TRUE;
  g_free (whole);
  whole = summer_reconciliation_list_whole (fixture->store, roster.facts, 0, shown, &error);
  g_assert_false (whole[class]);

  form_fixture_begin (fixture);
  summer_insurance_insert (fixture->store, &policy, &error);
  g_assert_no_error (error);
  g_free (whole);
  whole = summer_reconciliation_list_whole (fixture->store, roster.facts, policy.id, shown, &error);
  g_assert_true (whole[class]);
  record = (SummerInsuredRecord){ policy.id, get_child (&roster, 0)->id };
  summer_insured_insert (fixture->store, &record, &error);
  g_assert_no_error (error);
  form_fixture_commit (fixture);
  shown[class] = FALSE;
  insured
      = summer_reconciliation_list_whole (fixture->store, roster.facts, policy.id, shown, &error);
  for (guint i = 0; i < roster.facts->n_classes; i++)
    g_assert_cmpint (insured[i], ==, i == class);

  block = summer_block_new_from_text ("姓名\t证件号码\n欧阳不在\t\n", &error);
  made = summer_reconciliation_new (fixture->store, roster.facts, block, &policy, insured, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summer_reconciliation_get_classes (made)->len, ==, 1);
  of = &g_array_index (summer_reconciliation_get_classes (made), SummerListedClass, 0);
  g_assert_cmpuint (of->counts[SUMMER_LISTED_MISSING], ==, of->n_children);
  g_assert_cmpuint (of->n_children, ==, roster.children->len);
  roster_clear (&roster);
}

static guint
ask_insured (FormFixture *fixture, gint64 policy)
{
  gint64 of[] = { policy, 0 };

  g_assert_true (summer_insured_each (fixture->store, fixture->programme, count_insured, of, NULL));
  return (guint) of[1];
}

/* What agrees is recorded under a policy, as one entry that is taken back as one; what differs waits, also in days,
 * and also where another row of the child agrees. */
static void
test_record_under_a_policy (FormFixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) text = g_string_new (HEADINGS);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) conflicts = NULL;
  SummerInsuranceRecord policy = { .number = "新保单-1",
                                   .insurer = "某某保险",
                                   .kind = SUMMER_INSURANCE_ACCIDENT_INJURY,
                                   .first_day = FIRST,
                                   .last_day = LAST,
                                   .sum_insured = -1,
                                   .premium = -1 };
  Roster roster;
  guint n = 0;
  gint64 sequence = 0, again = 0;

  roster_load (&roster, fixture);
  add_line (text, get_child (&roster, 0)->name, get_child (&roster, 0)->identity_number, "\t");
  add_line (text, get_child (&roster, 1)->name, get_child (&roster, 1)->identity_number, "\t");
  add_line (text, "欧阳不同", get_child (&roster, 2)->identity_number, "\t");
  add_line (text, get_child (&roster, 3)->name, get_child (&roster, 3)->identity_number,
            "2019-01-01\t2019-07-16");
  add_line (text, get_child (&roster, 4)->name, get_child (&roster, 4)->identity_number,
            "2019-01-01\t2019-07-15");
  add_line (text, get_child (&roster, 4)->name, get_child (&roster, 4)->identity_number,
            "2019-07-17\t2019-12-31"); /* all but a Tuesday */
  g_autoptr (SummerReconciliation) made = reconcile (fixture, &roster, text->str);

  g_assert_cmpuint (summer_reconciliation_get_counts (made)[SUMMER_LISTED_SHORT], ==, 2);
  g_assert_true (summer_reconciliation_apply (made, fixture->store, &policy, "list.xlsx", &n,
                                              &sequence, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (policy.id, !=, 0);
  g_assert_cmpuint (ask_insured (fixture, policy.id), ==, 2);
  /* The same list once more adds nobody, and leaves no entry. */
  g_assert_true (
      summer_reconciliation_apply (made, fixture->store, &policy, "list.xlsx", &n, &again, &error));
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpint (again, ==, 0);

  summer_journal_undo (fixture->store, sequence, &conflicts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ask_insured (fixture, policy.id), ==, 0);
  roster_clear (&roster);
}

/* A number that another policy has already is refused in words, and nothing is half-written. */
static void
test_number_of_another_policy (FormFixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) text = g_string_new (HEADINGS);
  g_autoptr (GError) error = NULL;
  SummerInsuranceRecord policy = { .number = "P-1",
                                   .kind = SUMMER_INSURANCE_ACCIDENT_INJURY,
                                   .first_day = FIRST,
                                   .last_day = LAST,
                                   .sum_insured = -1,
                                   .premium = -1 },
                        other = policy;
  Roster roster;
  guint n = 0;
  gint64 sequence = 0;

  roster_load (&roster, fixture);
  add_line (text, get_child (&roster, 0)->name, get_child (&roster, 0)->identity_number, "\t");
  g_autoptr (SummerReconciliation) made = reconcile (fixture, &roster, text->str);
  g_assert_true (
      summer_reconciliation_apply (made, fixture->store, &policy, NULL, &n, &sequence, &error));
  g_assert_false (
      summer_reconciliation_apply (made, fixture->store, &other, NULL, &n, &sequence, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONSTRAINT);
  g_assert_cmpint (other.id, ==, 0);
  g_assert_cmpuint (ask_insured (fixture, policy.id), ==, 1);
  roster_clear (&roster);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  form_fixture_add ("/reconciliation/whole-list-agrees", test_whole_list_agrees);
  form_fixture_add ("/reconciliation/what-was-done-is-found", test_what_was_done_is_found);
  form_fixture_add ("/reconciliation/days-without-cover", test_days_without_cover);
  form_fixture_add ("/reconciliation/two-periods-make-one-cover", test_two_periods_make_one_cover);
  form_fixture_add ("/reconciliation/where-numbers-differ", test_where_numbers_differ);
  form_fixture_add ("/reconciliation/cover-of-other-policies", test_cover_of_other_policies);
  form_fixture_add ("/reconciliation/same-name-is-unclear", test_same_name_is_unclear);
  form_fixture_add ("/reconciliation/whole-class-is-missing", test_whole_class_is_missing);
  form_fixture_add ("/reconciliation/record-under-a-policy", test_record_under_a_policy);
  form_fixture_add ("/reconciliation/number-of-another-policy", test_number_of_another_policy);
  return g_test_run ();
}
