/* The facts of a programme against a second, slow way of finding each of them out: a question to the file. */
#include "fixture.h"

#include "summer-facts-loader.h"
#include "summer-search.h"
#include "summer-union-table.h"

#include <string.h>

static SummerFacts *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SummerFacts *facts = summer_store_load_facts (fixture->store, fixture->programme, NULL, &error);

  g_assert_no_error (error);
  return facts;
}

static void
test_fixture (Fixture *fixture, gconstpointer unused)
{
  fixture_fill (fixture);
  g_autoptr (SummerFacts) facts = load (fixture);

  g_assert_cmpstr (facts->name, ==, "福州市职工子女暑托班");
  g_assert_cmpint (facts->year, ==, 2019);
  g_assert_cmpuint (facts->n_closed_days, ==, 2);
  g_assert_cmpint (facts->closed_days[0], ==, FIXTURE_FIRST_DAY + 7);
  g_assert_cmpint (facts->latest, ==, FIXTURE_FIRST_DAY + 4);
  g_assert_cmpuint (facts->n_classes, ==, 2);

  const SummerClassFacts *class = summer_facts_find_class (facts, "FZ-001");
  g_assert_cmpstr (class->provider, ==, "福州晨曦社会工作服务中心");
  g_assert_cmpint (class->provider_until, ==, FIXTURE_FIRST_DAY + 365);
  g_assert_cmpint (class->rank, ==, 1);
  g_assert_cmpuint (class->n_adjustments, ==, 1);
  g_assert_cmpint (class->adjustments[0].day, ==, FIXTURE_FIRST_DAY + 2);
  g_assert_cmpuint (class->n_persons, ==, 1);
  g_assert_cmpint (class->assignments[0].first, ==, FIXTURE_FIRST_DAY);
  g_assert_cmpint (class->assignments[0].last, ==, FIXTURE_FIRST_DAY + 32);
  g_assert_cmpuint (class->n_staff_marks, ==, 1);
  g_assert_true (class->staff_marks[0].present);
  g_assert_cmpuint (class->n_cover, ==, 3);
  g_assert_cmpuint (class->n_reviews + class->n_visits + class->n_incidents + class->n_responses,
                    ==, 4);
  g_assert_cmpint (class->visits[0].fixed_on, ==, SUMMER_DAY_NONE);
  g_assert_cmpint (class->visits[0].fix_by, ==, FIXTURE_FIRST_DAY + 10);
  g_assert_cmpstr (class->visits[0].text, ==, "灭火器过期");

  const SummerClassFacts *other = summer_facts_find_class (facts, "FZ-002");
  g_assert_null (other->provider);
  g_assert_cmpint (other->rank, ==, SUMMER_RANK_NONE);
  g_assert_cmpint (other->emergency_plan, ==, SUMMER_DAY_NONE);
  g_assert_cmpuint (other->n_adjustments, ==, 0);
}

typedef struct
{
  const char *name;
  gboolean listed;
} Collection;

/* Names are compared but for the space around them, with the guardian and the collectors. */
static void
test_collectors (Fixture *fixture, gconstpointer unused)
{
  static const Collection cases[] = {
    { "林建国", TRUE },    { " 王秀英 ", TRUE }, { "林建", FALSE },
    { "林建国二", FALSE }, { "陌生人", FALSE },
  };
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  fixture_begin (fixture->store, "attendance");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SummerMarkRecord mark = { .class_id = fixture->classes[0],
                                .child = fixture->children[0][0],
                                .day = FIXTURE_FIRST_DAY + 10 + (int) i,
                                .mark = SUMMER_MARK_PRESENT,
                                .in = i == 0 ? 0 : SUMMER_TIME_NONE,
                                .out = i == 1 ? 0 : SUMMER_TIME_NONE,
                                .collected_by = cases[i].name };
      g_assert_true (summer_mark_insert (fixture->store, &mark, &error));
    }
  fixture_commit (fixture->store);

  g_autoptr (SummerFacts) facts = load (fixture);
  const SummerFactMark *marks
      = facts->classes[0].marks + facts->classes[0].n_marks - G_N_ELEMENTS (cases);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].name);
      g_assert_true (marks[i].has_collector);
      g_assert_cmpint (marks[i].collector_listed, ==, cases[i].listed);
      g_assert_cmpint (marks[i].has_in, ==, i == 0); /* midnight is a time */
      g_assert_cmpint (marks[i].has_out, ==, i == 1);
      g_assert_cmpint (marks[i].mark, ==, SUMMER_MARK_PRESENT);
    }
  g_assert_false (facts->classes[0].marks[0].has_collector);
}

/* A mark of a child of another class is a fact too: the rules have to warn about it. */
static void
test_mark_without_enrolment (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  SummerMarkRecord mark = { .class_id = fixture->classes[0],
                            .child = fixture->children[1][0],
                            .day = FIXTURE_FIRST_DAY,
                            .mark = SUMMER_MARK_PRESENT,
                            .in = SUMMER_TIME_NONE,
                            .out = SUMMER_TIME_NONE };
  SummerStaffMarkRecord stranger
      = { fixture->classes[0], "阿姨", FIXTURE_FIRST_DAY, SUMMER_STAFF_PRESENT };
  fixture_begin (fixture->store, "attendance");
  g_assert_true (summer_mark_insert (fixture->store, &mark, &error));
  g_assert_true (summer_staff_mark_insert (fixture->store, &stranger, &error));
  fixture_commit (fixture->store);

  g_autoptr (SummerFacts) facts = load (fixture);
  const SummerClassFacts *class = &facts->classes[0];
  g_assert_cmpuint (class->n_children, ==, 4);
  g_assert_cmpuint (class->n_enrolments, ==, 3);
  g_assert_cmpuint (class->n_marks, ==, 16);
  g_assert_cmpstr (class->children[class->marks[3].child].code, ==, "FZ-002-01");
  g_assert_cmpuint (class->n_persons, ==, 2);
  g_assert_cmpuint (class->n_staff_marks, ==, 2);
  g_assert_cmpuint (class->n_assignments, ==, 1);
  g_assert_cmpuint (facts->classes[1].n_children, ==, 3);
}

static void
fill_randomly (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  fixture_begin (fixture->store, "import");
  for (guint c = 0; c < 6; c++)
    {
      g_autofree char *code
          = g_strdup_printf ("R-%u", g_test_rand_int_range (0, 1000) * 10 + (gint32) c);
      SummerClassRecord class = { .programme = fixture->programme,
                                  .code = code,
                                  .name = "随机班",
                                  .first_day = FIXTURE_FIRST_DAY,
                                  .last_day = FIXTURE_FIRST_DAY + 40,
                                  .emergency_plan = SUMMER_DAY_NONE,
                                  .rank = SUMMER_RANK_NONE };
      g_assert_true (summer_class_insert (fixture->store, &class, &error));
      for (guint i = 0; i < 12; i++)
        {
          g_autofree char *child_code = g_strdup_printf ("%s-%u", code, i);
          SummerChildRecord child = { .programme = fixture->programme,
                                      .code = child_code,
                                      .name = "随机生",
                                      .birth = SUMMER_DAY_NONE };
          g_assert_true (summer_child_insert (fixture->store, &child, &error));
          for (gint32 e = g_test_rand_int_range (0, 3); e > 0; e--)
            {
              SummerEnrolmentRecord enrolment
                  = { 0,
                      class.id,
                      child.id,
                      g_test_rand_bit () ? SUMMER_DAY_NONE : FIXTURE_FIRST_DAY + e * 10,
                      g_test_rand_bit () ? SUMMER_DAY_NONE : FIXTURE_FIRST_DAY + e * 10 + 5,
                      SUMMER_DAY_NONE };
              g_assert_true (summer_enrolment_insert (fixture->store, &enrolment, &error));
            }
          for (int day = 0; day < 30; day++)
            if (g_test_rand_int_range (0, 3) > 0)
              {
                SummerMarkRecord mark = { .class_id = class.id,
                                          .child = child.id,
                                          .day = FIXTURE_FIRST_DAY + day,
                                          .mark = (SummerMark) g_test_rand_int_range (1, 5),
                                          .in = (SummerTime) g_test_rand_int_range (-1, 3),
                                          .out = (SummerTime) g_test_rand_int_range (-1, 3) };
                g_assert_true (summer_mark_insert (fixture->store, &mark, &error));
              }
        }
    }
  fixture_commit (fixture->store);
}

static gint64
ask (sqlite3 *db, const char *format, ...)
{
  va_list args;
  sqlite3_stmt *stmt = NULL;

  va_start (args, format);
  g_autofree char *sql = g_strdup_vprintf (format, args);
  va_end (args);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  gint64 value = sqlite3_step (stmt) == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : -1;
  sqlite3_finalize (stmt);
  return value;
}

static void
check_class (sqlite3 *db, const SummerClassFacts *class)
{
  const long id = (long) class->id;

  g_assert_cmpint (ask (db, "SELECT count (*) FROM attendance WHERE class = %ld", id), ==,
                   class->n_marks);
  for (guint i = 0; i < class->n_marks; i++)
    {
      const SummerFactMark *mark = &class->marks[i];
      gint64 flags = ask (
          db,
          "SELECT mark * 4 + (time_in IS NOT NULL) * 2 + (time_out IS NOT NULL) FROM attendance"
          " WHERE class = %ld AND day = %d AND child = %ld",
          id, mark->day, (long) class->children[mark->child].id);

      g_assert_cmpint (flags, ==, mark->mark * 4 + mark->has_in * 2 + mark->has_out);
      g_assert_true (i == 0 || mark->day > mark[-1].day
                     || (mark->day == mark[-1].day && mark->child > mark[-1].child));
    }
  g_assert_cmpint (ask (db, "SELECT count (*) FROM enrolment WHERE class = %ld", id), ==,
                   class->n_enrolments);
  for (guint i = 0; i < class->n_enrolments; i++)
    {
      const SummerFactEnrolment *enrolment = &class->enrolments[i];

      g_assert_cmpint (
          ask (
              db,
              "SELECT count (*) FROM enrolment e JOIN class c ON c.id = e.class WHERE e.class = %ld"
              " AND e.child = %ld AND ifnull (e.first_day, c.first_day) = %d AND ifnull "
              "(e.last_day, c.last_day) = %d",
              id, (long) class->children[enrolment->child].id, enrolment->first, enrolment->last),
          >=, 1);
      g_assert_true (
          i == 0 || enrolment->child > enrolment[-1].child
          || (enrolment->child == enrolment[-1].child && enrolment->first >= enrolment[-1].first));
    }
  for (guint i = 1; i < class->n_children; i++)
    g_assert_cmpint (class->children[i].id, >, class->children[i - 1].id);
}

static void
test_random (Fixture *fixture, gconstpointer unused)
{
  sqlite3 *db = NULL;

  fill_randomly (fixture);
  g_autoptr (SummerFacts) facts = load (fixture);
  g_assert_cmpuint (facts->n_classes, ==, 8);
  sqlite3_open (fixture->path, &db);
  for (guint i = 0; i < facts->n_classes; i++)
    {
      g_assert_true (i == 0 || strcmp (facts->classes[i - 1].code, facts->classes[i].code) < 0);
      check_class (db, &facts->classes[i]);
    }
  sqlite3_close (db);
}

static void
test_cancelled (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  g_cancellable_cancel (cancellable);
  g_assert_null (summer_store_load_facts (fixture->store, fixture->programme, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (summer_store_load_facts (fixture->store, 1, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND);

  /* The connection is free to write afterwards. */
  fixture_begin (fixture->store, "edit");
  g_assert_cmpint (fixture_commit (fixture->store), ==, 0);
}

typedef struct
{
  const char *text, *first;
  guint n;
} Search;

static void
test_search (Fixture *fixture, gconstpointer unused)
{
  static const Search cases[] = {
    { "林甜甜", "林甜甜", 1 },
    { "ltt", "林甜甜", 1 },
    { "LTT", "林甜甜", 1 },
    { "林", "林甜甜", 2 },
    { "fz-001-03", "郑小宝", 1 },
    { "FZ-002", "晴川里社区班", 4 },
    { "qcl", "晴川里社区班", 1 },
    { "4411", "王·阿里", 1 },
    { "13800004411", "王·阿里", 1 },
    { "7713", "赵敏", 1 },
    { "zm", "赵敏", 1 },
    { "8812", "林甜甜", 6 },
    { "nobody", NULL, 0 },
    { "%", NULL, 0 },
    { "", NULL, 0 },
    { "  ", NULL, 0 },
  };

  fixture_fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) hits
          = summer_store_search (fixture->store, fixture->programme, cases[i].text, 20, &error);

      g_test_message ("“%s”", cases[i].text);
      g_assert_no_error (error);
      g_assert_cmpuint (hits->len, ==, cases[i].n);
      if (hits->len > 0)
        g_assert_cmpstr (((SummerHit *) g_ptr_array_index (hits, 0))->title, ==, cases[i].first);
    }

  g_autoptr (GPtrArray) few
      = summer_store_search (fixture->store, fixture->programme, "FZ", 3, NULL);
  g_assert_cmpuint (few->len, ==, 3);
  const SummerHit *hit = g_ptr_array_index (few, 2);
  g_assert_cmpint (hit->kind, ==, SUMMER_HIT_CHILD);
  g_assert_cmpint (hit->class_id, ==, fixture->classes[0]);
  g_assert_nonnull (strstr (hit->detail, "榕荫社区班"));
}

static void
put_union (Fixture *fixture, const char *name, gint64 parent, gint64 *id)
{
  SummerUnionUnitRecord record
      = { .programme = fixture->programme, .name = name, .parent = parent };
  g_autoptr (GError) error = NULL;

  summer_union_unit_insert (fixture->store, &record, &error);
  g_assert_no_error (error);
  *id = record.id;
}

/* A class knows its union and those above it, each with its place: what a share of the fund may name. */
static void
test_unions (Fixture *fixture, gconstpointer unused)
{
  gint64 city = 0, district = 0;

  fixture_fill (fixture);
  fixture_begin (fixture->store, "union");
  put_union (fixture, "榕城市总工会", 0, &city);
  put_union (fixture, "鼓楼区总工会", city, &district);
  fixture_commit (fixture->store);
  g_autoptr (SummerFacts) facts = load (fixture);
  const SummerClassFacts *class = summer_facts_find_class (facts, "FZ-001");
  const char *const expected[] = { "鼓楼区总工会", "鼓楼区", "榕城市总工会", "榕城市", NULL };

  g_assert_cmpstrv (class->unions, expected);
  g_assert_true (summer_class_facts_is_within (class, "榕城市"));
  g_assert_true (summer_class_facts_is_within (class, "鼓楼区总工会"));
  g_assert_false (summer_class_facts_is_within (class, "榕城"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/facts/fixture", test_fixture);
  fixture_add ("/facts/collectors", test_collectors);
  fixture_add ("/facts/mark-without-enrolment", test_mark_without_enrolment);
  fixture_add ("/facts/random", test_random);
  fixture_add ("/facts/cancelled", test_cancelled);
  fixture_add ("/facts/unions-from-below-up", test_unions);
  fixture_add ("/search", test_search);
  return g_test_run ();
}
