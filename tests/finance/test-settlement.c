/* A settlement is frozen, checked by a second person, confirmed for good, and differences are carried by supplements. */
#include "config.h"

#include "settlement-steps.h"

#include "summer-facts-loader.h"
#include "summer-rules.h"
#include "summer-clerk-entry.h"
#include "summer-locale.h"
#include "summer-policy-version-table.h"
#include "summer-programme-table.h"
#include "summer-settled.h"
#include "summer-settlement-table.h"

static void
test_draft (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerAssessment) assessment = settlement_assess (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerSettlement) stored = NULL;
  gint64 total = 0;

  stored = summer_settlement_load (fixture->store, settlement_store_draft (fixture), &error);
  g_assert_no_error (error);
  g_assert_cmpint (stored->record.number, ==, 1);
  g_assert_cmpint (stored->record.n_classes, ==, N_CLASSES);
  g_assert_cmpint (stored->record.total, ==, assessment->granted_total);
  g_assert_cmpint (stored->record.total, >, 0);
  for (guint i = 0; i < stored->n_lines; i++)
    {
      total += stored->lines[i].due;
      g_assert_cmpint (stored->lines[i].granted, ==, assessment->classes[i].granted);
      g_assert_cmpint (*stored->lines[i].explanation, !=, '\0');
    }
  g_assert_cmpint (total, ==, stored->record.total);

  /* A second one has to wait for the first. */
  g_assert_null (
      summer_settlement_draw (fixture->store, assessment, settlement_day (9, 2), "陈会计", &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_REFUSED);
}

static void
test_unproven (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerFacts) facts
      = summer_store_load_facts (fixture->store, fixture->programme, NULL, NULL);
  /* Early in the summer nothing is decided. */
  g_autoptr (SummerAssessment) early
      = summer_rules_assess (facts, facts->policy, settlement_day (7, 12));
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerSettlement) draft
      = summer_settlement_draw (fixture->store, early, settlement_day (7, 13), "陈会计", &error);
  guint n_unproven = 0;

  g_assert_no_error (error);
  g_assert_false (summer_settlement_store (fixture->store, draft, complaints, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < draft->n_lines; i++)
    {
      g_autofree char *field
          = g_strdup_printf ("reason-%" G_GINT64_FORMAT, draft->lines[i].class_id);
      const gboolean unproven = draft->lines[i].verdict == SUMMER_VERDICT_UNPROVEN;

      g_assert_cmpint (summer_complaints_get (complaints, field) != NULL, ==, unproven);
      n_unproven += unproven;
    }
  g_assert_cmpuint (n_unproven, >, 0);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM settlement"), ==, 0);
}

static void
test_second_person (Fixture *fixture, gconstpointer unused)
{
  const gint64 id = settlement_store_draft (fixture);
  g_autofree char *field = NULL;

  g_assert_false (settlement_take (fixture, id, SUMMER_SETTLEMENT_CONFIRM, "林主任", NULL));
  g_assert_false (settlement_take (fixture, id, SUMMER_SETTLEMENT_CHECK, "陈会计", &field));
  g_assert_cmpstr (field, ==, "person");
  settlement_confirm (fixture, id);
  g_assert_true (settlement_take (fixture, id, SUMMER_SETTLEMENT_PUBLISH, "林主任", NULL));
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT state FROM settlement"), ==,
                   SUMMER_SETTLEMENT_PUBLISHED);
}

static void
test_discard (Fixture *fixture, gconstpointer unused)
{
  g_assert_true (settlement_take (fixture, settlement_store_draft (fixture),
                                  SUMMER_SETTLEMENT_DISCARD, "陈会计", NULL));
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT (SELECT count (*) FROM settlement) + (SELECT"
                                               " count (*) FROM settlement_line)"),
                   ==, 0);
}

/* Neither a step nor an undo nor another program's statement. */
static void
test_confirmed_stays (Fixture *fixture, gconstpointer unused)
{
  static const char *const attacks[] = {
    "UPDATE settlement SET total = 0",
    "UPDATE settlement SET state = 0",
    "DELETE FROM settlement_line",
    "UPDATE settlement_line SET explanation = 'x'",
    "INSERT INTO settlement_line SELECT settlement, (SELECT max (id) + 1 FROM class), code, name,"
    " union_name, host, verdict, headcount, held_days, expected, present, base, granted, before, "
    "due,"
    " explanation, reason FROM settlement_line LIMIT 1",
    "UPDATE settlement SET note = 'x'"
  };
  const gint64 id = settlement_store_draft (fixture);
  g_autofree char *before = NULL, *after = NULL;
  const gint64 last = fixture_ask (fixture->path, "SELECT max (sequence) FROM journal");

  settlement_confirm (fixture, id);
  before = fixture_dup_dump (fixture->path);
  g_assert_false (settlement_take (fixture, id, SUMMER_SETTLEMENT_DISCARD, "陈会计", NULL));
  for (gint64 sequence = last; sequence <= last + 2; sequence++)
    {
      g_auto (GStrv) conflicts = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (summer_journal_undo (fixture->store, sequence, &conflicts, &error));
      g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT);
      g_assert_true (sequence == last + 1 || strstr (error->message, "supplement") != NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      sqlite3 *db = NULL;

      g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, attacks[i], NULL, NULL, NULL), ==, SQLITE_CONSTRAINT);
      sqlite3_close (db);
    }
  after = fixture_dup_dump (fixture->path);
  g_assert_cmpstr (before, ==, after);
}

/* An accident comes to light in a class that was granted something. */
static void
add_accident (Fixture *fixture, gint64 class_id)
{
  SummerIncidentRecord incident = { .class_id = class_id,
                                    .day = settlement_day (7, 20),
                                    .severity = SUMMER_INCIDENT_ACCIDENT,
                                    .what = "楼梯摔伤" };
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture->store, "edit");
  summer_incident_insert (fixture->store, &incident, &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store);
}

/* After each round of changes the settlements together come to what the rules say then, class by class. */
static void
test_supplements (Fixture *fixture, gconstpointer unused)
{
  gint64 id = settlement_store_draft (fixture);

  settlement_confirm (fixture, id);
  for (int round = 2; round <= 4; round++)
    {
      g_autoptr (SummerAssessment) before = settlement_assess (fixture);
      g_autoptr (SummerAssessment) after = NULL;
      g_autoptr (SummerSettlement) supplement = NULL;
      g_autoptr (GArray) differences = NULL;
      g_autofree char *sum = NULL;
      guint n_changed = 0;

      for (guint i = 0; i < before->n_classes; i++)
        if (before->classes[i].granted > 0)
          {
            add_accident (fixture, before->classes[i].id);
            break;
          }
      after = settlement_assess (fixture);
      differences = summer_settlement_list_differences (fixture->store, after, NULL);
      for (guint i = 0; i < after->n_classes; i++)
        n_changed += after->classes[i].granted != before->classes[i].granted;
      g_assert_cmpuint (n_changed, >, 0);
      g_assert_cmpuint (differences->len, ==, n_changed);

      id = settlement_store_draft (fixture);
      supplement = summer_settlement_load (fixture->store, id, NULL);
      g_assert_cmpint (supplement->record.number, ==, round);
      g_assert_cmpint (supplement->record.total, ==, after->granted_total - before->granted_total);
      settlement_confirm (fixture, id);
      sum = g_strdup_printf ("SELECT sum (total) FROM settlement");
      g_assert_cmpint (fixture_ask (fixture->path, sum), ==, after->granted_total);
      for (guint i = 0; i < after->n_classes; i++)
        {
          g_autofree char *of_class = g_strdup_printf (
              "SELECT sum (due) FROM settlement_line WHERE class = %" G_GINT64_FORMAT,
              after->classes[i].id);

          g_assert_cmpint (fixture_ask (fixture->path, of_class), ==, after->classes[i].granted);
        }
      g_array_unref (g_steal_pointer (&differences));
      differences = summer_settlement_list_differences (fixture->store, after, NULL);
      g_assert_cmpuint (differences->len, ==, 0);
    }
}

static void
test_nothing_to_settle (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (SummerSettlement) again = NULL;
  g_autoptr (GError) error = NULL;

  settlement_confirm (fixture, settlement_store_draft (fixture));
  again = settlement_draw_up (fixture);
  g_assert_false (summer_settlement_store (fixture->store, again, complaints, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (summer_complaints_get (complaints, "amounts"));
  g_assert_null (
      summer_complaints_get (complaints, "person")); /* who it is has nothing to do with it */
}

/* A changed policy is a new version, and the old settlement keeps its own. */
static void
test_policy_versions (Fixture *fixture, gconstpointer unused)
{
  const gint64 id = settlement_store_draft (fixture);
  g_autoptr (SummerSettlement) settlement = NULL;
  g_autoptr (SummerPolicy) policy
      = summer_programme_load_policy (fixture->store, fixture->programme, NULL);
  g_autoptr (SummerPolicy) former = NULL;
  g_autoptr (GError) error = NULL;
  const int was = policy->attendance_min;

  settlement_confirm (fixture, id);
  for (int i = 0; i < 2; i++)
    {
      policy->attendance_min = was - 500;
      summer_store_begin (fixture->store, "policy", "暑期高温，放宽出勤要求", &error);
      summer_policy_version_save (fixture->store, fixture->programme, policy, &error);
      summer_store_commit (fixture->store, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM policy_version"), ==, 2);
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (*) FROM policy_version WHERE number = 2"
                                " AND reason = '暑期高温，放宽出勤要求'"),
                   ==, 1);
  settlement = summer_settlement_load (fixture->store, id, NULL);
  former = summer_policy_version_load (fixture->store, settlement->record.version, &error);
  g_assert_no_error (error);
  g_assert_cmpint (former->attendance_min, ==, was);
}

static gboolean
object (
    Fixture *fixture, gint64 id, SummerDay on, SummerDay answered, const char *answer, char **field)
{
  SummerObjectionRecord record = { .settlement = id,
                                   .day = on,
                                   .what = "我班出勤率应为 71%",
                                   .answered_on = answered,
                                   .answer = answer };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  const char *complained = NULL;
  const gboolean saved = summer_objection_save (fixture->store, &record, settlement_day (9, 20),
                                                complaints, NULL, &error);

  g_assert_no_error (error);
  summer_complaints_get_first (complaints, &complained);
  *field = g_strdup (complained);
  return saved;
}

static void
test_objections (Fixture *fixture, gconstpointer unused)
{
  const struct
  {
    SummerDay on, answered;
    const char *answer, *field;
  } cases[] = {
    { settlement_day (9, 3), SUMMER_DAY_NONE, NULL, "day" },
    { settlement_day (9, 4), SUMMER_DAY_NONE, NULL, NULL },
    { settlement_day (9, 10), settlement_day (9, 12), "已核实", NULL },
    { settlement_day (9, 11), SUMMER_DAY_NONE, NULL, "day" },
    { settlement_day (9, 5), settlement_day (9, 4), "x", "answered_on" },
    { settlement_day (9, 5), settlement_day (9, 6), NULL, "answer" },
  };
  const gint64 id = settlement_store_draft (fixture);
  g_autofree char *early = NULL;

  settlement_confirm (fixture, id);
  g_assert_false (object (fixture, id, settlement_day (9, 4), SUMMER_DAY_NONE, NULL, &early));
  g_assert_true (settlement_take (fixture, id, SUMMER_SETTLEMENT_PUBLISH, "林主任", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *field = NULL;

      g_assert_cmpint (object (fixture, id, cases[i].on, cases[i].answered, cases[i].answer,
                               &field),
                       ==, cases[i].field == NULL);
      g_assert_cmpstr (field, ==, cases[i].field);
    }
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM objection"), ==, 2);
}

#define add(name, func) g_test_add (name, Fixture, NULL, settlement_set_up, func, fixture_tear_down)

/* Further sources are frozen beside the fund, source by source; what no source gives any more is taken back. */
static void
test_further_sources (Fixture *fixture, gconstpointer unused)
{
  static const char sum[] = "SELECT coalesce (sum (due), 0) FROM settlement_grant";
  static const char *const attacks[] = {
    "DELETE FROM settlement_grant",
    "UPDATE settlement_grant SET source = source || 'x'",
    "INSERT INTO settlement_grant SELECT settlement, class, source || 'x', purpose, base, granted,"
    " before, due FROM settlement_grant LIMIT 1",
  };
  g_autoptr (SummerAssessment) before = NULL, after = NULL;
  g_autoptr (SummerSettlement) first = NULL, supplement = NULL;
  g_autoptr (GArray) sources = NULL, none = NULL, differences = NULL;
  g_autoptr (GHashTable) settled = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  settlement_set_policy (fixture, "sources",
                         "市级=match:50%{max=20000;for=配套} / 区级=flat:1000{for=保险}");
  before = settlement_assess (fixture);
  id = settlement_store_draft (fixture);
  first = summer_settlement_load (fixture->store, id, &error);
  g_assert_no_error (error);
  sources = summer_settlement_list_sources (first);
  g_assert_cmpuint (sources->len, ==, 2);
  for (guint k = 0; k < sources->len; k++)
    {
      const SummerSettlementSource *of = &g_array_index (sources, SummerSettlementSource, k);
      const guint at = g_str_equal (of->source, "市级") ? 0 : 1;

      g_assert_cmpint (of->granted, ==, before->sources[at].granted_total);
      g_assert_cmpint (of->due, ==, of->granted);
      g_assert_cmpint (of->granted, >, 0);
    }
  for (guint i = 0; i < first->n_lines; i++)
    g_assert_cmpint (summer_settlement_get_granted_all (first, first->lines[i].class_id), ==,
                     before->classes[i].granted_all);
  g_assert_cmpint (first->record.total, ==, before->granted_total); /* the fund's own */

  settlement_confirm (fixture, id);
  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      sqlite3 *db = NULL;

      g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, attacks[i], NULL, NULL, NULL), ==, SQLITE_CONSTRAINT);
      sqlite3_close (db);
    }
  settled = summer_settled_load (fixture->store, fixture->programme, &error);
  for (guint i = 0; i < before->n_classes; i++)
    g_assert_cmpint (summer_settled_get (settled, before->classes[i].id)->all, ==,
                     before->classes[i].granted_all);
  none = summer_settlement_list_differences (fixture->store, before, &error);
  g_assert_cmpuint (none->len, ==, 0);

  settlement_set_policy (fixture, "sources", "区级=flat:400{for=保险}");
  after = settlement_assess (fixture);
  differences = summer_settlement_list_differences (fixture->store, after, &error);
  g_assert_cmpuint (differences->len, ==,
                    summer_assessment_count (before, SUMMER_VERDICT_ELIGIBLE));
  id = settlement_store_draft (fixture);
  supplement = summer_settlement_load (fixture->store, id, &error);
  g_assert_cmpint (supplement->record.total, ==, 0);
  settlement_confirm (fixture, id);
  g_assert_cmpint (fixture_ask (fixture->path, sum), ==, after->sources[0].granted_total);
}

/* One source gives less by what another gives more: each class is another all the same, before and after. */
static void
test_sources_that_offset (Fixture *fixture, gconstpointer unused)
{
  const SummerSettlementOrder order
      = { .step = SUMMER_SETTLEMENT_CONFIRM, .day = settlement_day (9, 3), .person = "林主任" };
  g_autoptr (SummerAssessment) before = NULL, after = NULL;
  g_autoptr (SummerSettlement) checked = NULL;
  g_autoptr (SummerComplaints) calm = summer_complaints_new ();
  g_autoptr (SummerComplaints) warned = summer_complaints_new ();
  g_autoptr (GArray) none = NULL, differences = NULL;
  g_autoptr (GError) error = NULL;
  guint n_granted;
  gint64 id;

  settlement_set_policy (fixture, "sources", "市级=flat:1000{for=餐费} / 区级=flat:400{for=保险}");
  before = settlement_assess (fixture);
  n_granted = summer_assessment_count (before, SUMMER_VERDICT_ELIGIBLE);
  g_assert_cmpuint (n_granted, >, 0);
  id = settlement_store_draft (fixture);
  g_assert_true (settlement_take (fixture, id, SUMMER_SETTLEMENT_CHECK, "林主任", NULL));
  checked = summer_settlement_load (fixture->store, id, &error);
  g_assert_no_error (error);
  summer_settlement_complain (checked, &order, settlement_day (9, 12), before, calm);
  g_assert_null (summer_complaints_get_warning (calm, "step"));

  settlement_set_policy (fixture, "sources", "市级=flat:400{for=餐费} / 区级=flat:1000{for=保险}");
  after = settlement_assess (fixture);
  for (guint i = 0; i < after->n_classes; i++)
    g_assert_cmpint (after->classes[i].granted_all, ==, before->classes[i].granted_all);
  summer_settlement_complain (checked, &order, settlement_day (9, 12), after, warned);
  g_assert_nonnull (summer_complaints_get_warning (warned, "step"));
  g_assert_true (settlement_take (fixture, id, SUMMER_SETTLEMENT_CONFIRM, "林主任", NULL));
  none = summer_settlement_list_differences (fixture->store, before, &error);
  g_assert_cmpuint (none->len, ==, 0);
  differences = summer_settlement_list_differences (fixture->store, after, &error);
  g_assert_cmpuint (differences->len, ==, n_granted);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  summer_locale_init ();
  add ("/settlement/freezes-what-the-rules-say-and-one-at-a-time", test_draft);
  add ("/settlement/each-unproven-class-needs-a-reason", test_unproven);
  add ("/settlement/a-second-person-checks", test_second_person);
  add ("/settlement/a-draft-can-be-thrown-away", test_discard);
  add ("/settlement/what-is-confirmed-stays", test_confirmed_stays);
  add ("/settlement/supplements-carry-the-differences", test_supplements);
  add ("/settlement/nothing-changed-is-nothing-to-settle", test_nothing_to_settle);
  add ("/settlement/keeps-the-policy-it-was-made-by", test_policy_versions);
  add ("/settlement/objections-within-the-notice", test_objections);
  add ("/settlement/further-sources-are-settled-beside-the-fund", test_further_sources);
  add ("/settlement/sources-that-offset-each-other-differ", test_sources_that_offset);
  return g_test_run ();
}
