/* The register of a class: what may be marked where, what is counted, and how blocks come and go as text. */
#include "config.h"

#include "desk-fixture.h"

#include "summer-day-table.h"
#include "summer-register.h"

/* July 2019. The class is open from Monday the 8th; the 15th is closed for the whole programme. */
#define JULY(day) (FIXTURE_FIRST_DAY - 8 + (day))
#define TODAY JULY (23)
#define CANCELLED JULY (19)
#define EXTRA JULY (20)
#define JOINS JULY (10)

typedef struct
{
  DeskFixture at;
  gint64 late; /* a child that joins on the 10th */
} Register;

static void
add_adjustment (Register *self, SummerDay day, SummerAdjustmentKind kind, const char *reason)
{
  SummerAdjustmentRecord record = { self->at.desk.class_id, day, kind, reason };
  g_autoptr (GError) error = NULL;

  summer_adjustment_insert (self->at.store.store, &record, &error);
  g_assert_no_error (error);
}

static void
set_up (Register *self, gconstpointer unused)
{
  SummerChildRecord child = { .code = "A-06", .name = "苏念安", .birth = SUMMER_DAY_NONE };
  SummerEnrolmentRecord enrolment
      = { .first_day = JOINS, .last_day = SUMMER_DAY_NONE, .agreement = SUMMER_DAY_NONE };
  g_autoptr (GError) error = NULL;

  desk_set_up (&self->at, NULL);
  self->at.desk.today = TODAY;
  fixture_begin (self->at.store.store, "import");
  child.programme = self->at.store.programme;
  summer_child_insert (self->at.store.store, &child, &error);
  g_assert_no_error (error);
  self->late = enrolment.child = child.id;
  enrolment.class_id = self->at.desk.class_id;
  summer_enrolment_insert (self->at.store.store, &enrolment, &error);
  g_assert_no_error (error);
  add_adjustment (self, CANCELLED, SUMMER_ADJUSTMENT_CANCELLED, "台风停课");
  add_adjustment (self, EXTRA, SUMMER_ADJUSTMENT_EXTRA, NULL);
  fixture_commit (self->at.store.store);
}

static void
tear_down (Register *self, gconstpointer unused)
{
  desk_tear_down (&self->at, NULL);
}

static SummerRegister *
load (Register *self, SummerDay first, SummerDay last)
{
  g_autoptr (GError) error = NULL;
  SummerRegister *reg = summer_register_load (self->at.store.store, self->at.desk.class_id, first,
                                              last, self->at.desk.today, &error);

  g_assert_no_error (error);
  return reg;
}

static SummerRegister *
load_july (Register *self)
{
  return load (self, JULY (1), JULY (31));
}

static guint
find (const SummerRegister *reg, gint64 child)
{
  for (guint i = 0; i < reg->n_children; i++)
    if (reg->children[i].id == child)
      return i;
  g_assert_not_reached ();
}

static void
mark (Register *self, gint64 child, SummerDay day, SummerMark what)
{
  SummerMarkRecord record = { self->at.desk.class_id, child, day, what, SUMMER_TIME_NONE,
                              SUMMER_TIME_NONE,       NULL,  NULL };
  g_autoptr (GError) error = NULL;

  summer_mark_insert (self->at.store.store, &record, &error);
  g_assert_no_error (error);
}

/* Marks wherever chance has it, on days that count and on others. */
static void
mark_at_random (Register *self)
{
  fixture_begin (self->at.store.store, "import");
  for (guint child = 0; child <= N_CHILDREN; child++)
    for (SummerDay day = JULY (1); day <= JULY (31); day++)
      {
        int what = g_test_rand_int_range (0, SUMMER_MARK_ABSENT + 1);

        if (what != SUMMER_MARK_UNRECORDED)
          mark (self, child < N_CHILDREN ? self->at.children[child] : self->late, day,
                (SummerMark) what);
      }
  fixture_commit (self->at.store.store);
}

static void
test_cells_say_what_they_are (Register *self, gconstpointer unused)
{
  const struct
  {
    gint64 child;
    SummerDay day;
    SummerCellState state;
    const char *refusal; /* of a present mark; a part of it */
  } rows[] = {
    { self->at.children[LIN], JULY (8), SUMMER_CELL_OPEN, NULL },
    { self->at.children[LIN], TODAY, SUMMER_CELL_OPEN, NULL },
    { self->at.children[LIN], EXTRA, SUMMER_CELL_OPEN, NULL },
    { self->at.children[LIN], JULY (5), SUMMER_CELL_OUTSIDE, "begins on Mon 8 Jul" },
    { self->at.children[LIN], JULY (13), SUMMER_CELL_WEEKEND, "weekend" },
    { self->at.children[LIN], JULY (15), SUMMER_CELL_CLOSED, "whole programme" },
    { self->at.children[LIN], CANCELLED, SUMMER_CELL_CANCELLED, "台风停课" },
    { self->at.children[LIN], TODAY + 1, SUMMER_CELL_TO_COME, "still to come" },
    { self->late, JULY (9), SUMMER_CELL_NOT_YET, "joins on Wed 10 Jul" },
    { self->late, JOINS, SUMMER_CELL_OPEN, NULL },
    { self->late, JULY (6), SUMMER_CELL_OUTSIDE, "begins on" },
    { self->at.children[WANG], JULY (8), SUMMER_CELL_LEFT, "left after Sun 7 Jul" },
  };
  g_autoptr (SummerRegister) reg = load_july (self);

  g_assert_cmpuint (reg->n_children, ==, N_CHILDREN + 1);
  g_assert_cmpstr (reg->children[0].code, ==, "A-01");
  g_assert_cmpstr (reg->children[0].pinyin, ==, "ltt");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const guint child = find (reg, rows[i].child), day = (guint) (rows[i].day - reg->first);
      g_autofree char *refusal = summer_register_dup_refusal (reg, child, day, SUMMER_MARK_PRESENT);

      g_test_message ("row %u: %s", i, refusal);
      g_assert_cmpint (summer_register_get_cell (reg, child, day)->state, ==, rows[i].state);
      g_assert_true ((refusal != NULL) == (rows[i].refusal != NULL));
      if (refusal != NULL)
        g_assert_nonnull (strstr (refusal, rows[i].refusal));
      g_assert_null (summer_register_dup_refusal (reg, child, day, SUMMER_MARK_UNRECORDED));
    }
}

/* What the register lets one mark, the desk writes; what it refuses, the desk refuses. */
static void
test_desk_agrees (Register *self, gconstpointer unused)
{
  const gint64 children[] = { self->at.children[LIN], self->at.children[WANG], self->late };
  const SummerMark marks[] = { SUMMER_MARK_SICK, SUMMER_MARK_PRESENT };
  g_autoptr (SummerRegister) reg = load_july (self);

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    for (guint day = 4; day < 27; day++)
      for (guint m = 0; m < G_N_ELEMENTS (marks); m++)
        {
          SummerDeskMark change
              = { children[i], reg->days[day].day, SUMMER_MARK_UNRECORDED, marks[m] };
          g_autofree char *refusal
              = summer_register_dup_refusal (reg, find (reg, children[i]), day, marks[m]);
          g_autoptr (GError) error = NULL;

          if (m > 0
              && summer_register_dup_refusal (reg, find (reg, children[i]), day, marks[0]) == NULL)
            change.seen = marks[0];
          g_assert_true (summer_desk_mark (&self->at.desk, &change, 1, NULL, &error)
                         == (refusal == NULL));
          if (refusal != NULL)
            g_assert_error (error, SUMMER_DESK_ERROR, SUMMER_DESK_ERROR_REFUSED);
        }
}

/* Counted once more, the long way. */
static gboolean
is_expected (Register *self, gint64 child, SummerDay day)
{
  if (day < JULY (8) || day > TODAY || day == JULY (15) || day == CANCELLED)
    return FALSE;
  if (summer_day_get_weekday (day) > 5 && day != EXTRA)
    return FALSE;
  return child != self->at.children[WANG] && (child != self->late || day >= JOINS);
}

static void
assert_totals (Register *self, const SummerRegister *reg, const SummerRegister *whole)
{
  int present = 0, expected = 0, unrecorded = 0;
  g_autofree int *of_day = g_new0 (int, reg->n_days);

  for (guint i = 0; i < reg->n_children; i++)
    {
      int here = 0, due = 0, open = 0;

      for (guint j = 0; j < reg->n_days; j++)
        {
          const int stands = summer_register_get_cell (reg, i, j)->mark;

          if (!is_expected (self, reg->children[i].id, reg->days[j].day))
            continue;
          due++;
          here += stands == SUMMER_MARK_PRESENT;
          open += stands == SUMMER_MARK_UNRECORDED;
          of_day[j] += stands == SUMMER_MARK_PRESENT;
        }
      g_assert_cmpint (reg->children[i].present, ==, here);
      g_assert_cmpint (reg->children[i].expected, ==, due);
      g_assert_cmpint (reg->children[i].unrecorded, ==, open);
      g_assert_cmpint (reg->children[i].low, ==,
                       due > 0 && (here + open) * 100 < 70 * due
                           && (reg == whole
                               || whole->children[find (whole, reg->children[i].id)].low));
      present += here;
      expected += due;
      unrecorded += open;
    }
  for (guint j = 0; j < reg->n_days; j++)
    g_assert_cmpint (reg->days[j].present, ==, of_day[j]);
  g_assert_cmpint (reg->present, ==, present);
  g_assert_cmpint (reg->expected, ==, expected);
  g_assert_cmpint (reg->unrecorded, ==, unrecorded);
}

static void
test_totals_are_right (Register *self, gconstpointer unused)
{
  g_autoptr (SummerRegister) july = NULL;
  g_autoptr (SummerRegister) week = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  mark_at_random (self);
  july = load_july (self);
  week = load (self, JULY (15), JULY (21));
  assert_totals (self, july, july);
  assert_totals (self, week, july);
  g_assert_cmpint (week->expected, <, july->expected);
  summer_register_count_unrecorded (self->at.store.store, self->at.desk.class_id, TODAY, &n,
                                    &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, july->unrecorded);
}

/* A rate under the threshold is told only when no mark that is still missing can mend it. */
static void
test_low_is_certain (Register *self, gconstpointer unused)
{
  g_autoptr (SummerRegister) before = NULL;
  g_autoptr (SummerRegister) after = NULL;

  fixture_begin (self->at.store.store, "import");
  for (SummerDay day = JULY (8); day < JULY (11); day++)
    mark (self, self->at.children[LIN], day, SUMMER_MARK_ABSENT);
  fixture_commit (self->at.store.store);
  before = load_july (self);
  g_assert_false (before->children[0].low); /* 3 of 11 */

  fixture_begin (self->at.store.store, "import");
  mark (self, self->at.children[LIN], JULY (11), SUMMER_MARK_SICK);
  fixture_commit (self->at.store.store);
  after = load_july (self);
  g_assert_cmpint (after->children[0].expected, ==, 11);
  g_assert_true (after->children[0].low); /* 7 of 11 at best */
}

static SummerRegisterBlock
get_random_block (const SummerRegister *reg)
{
  SummerRegisterBlock block;

  block.child = (guint) g_test_rand_int_range (0, (int) reg->n_children);
  block.day = (guint) g_test_rand_int_range (0, (int) reg->n_days);
  block.n_children = (guint) g_test_rand_int_range (1, (int) (reg->n_children - block.child) + 1);
  block.n_days = (guint) g_test_rand_int_range (1, (int) (reg->n_days - block.day) + 1);
  return block;
}

/* What was copied and is pasted where it was changes nothing. */
static void
test_text_comes_back (Register *self, gconstpointer unused)
{
  g_autoptr (SummerRegister) reg = NULL;

  mark_at_random (self);
  reg = load_july (self);
  for (guint i = 0; i < 300; i++)
    {
      const SummerRegisterBlock block = get_random_block (reg);
      g_autofree char *text = summer_register_dup_text (reg, &block);
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
      g_autofree char *excel = g_strjoinv ("\r\n", lines);
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GArray) marks = summer_register_read_text (reg, &block, text, problems);
      g_autoptr (GArray) again = summer_register_read_text (reg, &block, excel, problems);

      g_assert_cmpuint (marks->len, ==, 0);
      g_assert_cmpuint (again->len, ==, 0);
      g_assert_cmpuint (problems->len, ==, 0);
    }
}

/* The marks by child and day from the 8th on, √病事旷, · for none, line after line. */
static char *
dup_result (const SummerRegister *reg, GArray *marks, guint n_children, guint n_days)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_children; i++)
    {
      if (i > 0)
        g_string_append_c (text, '/');
      for (guint j = 0; j < n_days; j++)
        {
          int stands = summer_register_get_cell (reg, i, 7 + j)->mark;

          for (guint k = 0; k < marks->len; k++)
            {
              const SummerDeskMark *change = &g_array_index (marks, SummerDeskMark, k);

              if (change->child == reg->children[i].id && change->day == reg->days[7 + j].day)
                {
                  g_assert_cmpint (change->seen, ==, stands);
                  stands = change->mark;
                }
            }
          g_string_append (text, stands != SUMMER_MARK_UNRECORDED
                                     ? summer_terms_get_chinese (SUMMER_TERMS_MARK, stands)
                                     : "·");
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_reads_what_spreadsheets_write (Register *self, gconstpointer unused)
{
  /* The first three children from the 8th to the 10th; A-01 has √ 病 · there, the others nothing. */
  static const struct
  {
    const char *text;
    guint n_children, n_days; /* selected */
    const char *result;
    guint n_problems;
  } rows[] = {
    { "病", 1, 1, "病病·/···/···", 0 },
    { "√\t事\t旷\r\n病\t\t√\r\n", 1, 1, "√事旷/病·√/···", 0 }, /* Excel */
    { "√\t事\t旷\n病\t\t√\n", 1, 1, "√事旷/病·√/···", 0 },     /* LibreOffice */
    { "√\t事\r病\t旷\r", 1, 1, "√事·/病旷·/···", 0 },          /* an old Mac */
    { "\"√\"\t\"事\"\r\n", 1, 1, "√事·/···/···", 0 },          /* quoted */
    { "\"出勤\n\"\t病假", 1, 1, "√病·/···/···", 0 },           /* with a line inside */
    { "Ｐ\t１\t　√　", 1, 1, "√√√/···/···", 0 },               /* full width */
    { "✓\tSick Leave\t旷课\n✔\tP\tabsent", 1, 1, "√病旷/√√旷/···", 0 },
    { "\xef\xbb\xbf病", 1, 1, "病病·/···/···", 0 }, /* a byte order mark */
    { "\t\n", 1, 1, "···/···/···", 0 },             /* empty cells clear */
    { "", 1, 1, "·病·/···/···", 0 },
    { "\n\n病", 1, 1, "·病·/···/病··", 0 },     /* a column with empty cells */
    { "√\t√\n\n√\t√", 1, 1, "√√·/···/√√·", 0 }, /* an empty line in a block */
    { "√\t√\t√\n√", 1, 1, "√√√/√··/···", 0 },   /* a shorter line */
    { "事", 3, 3, "事事事/事事事/事事事", 0 },  /* one cell fills the selection */
    { "√\n病", 2, 2, "√√·/病病·/···", 0 },      /* so does what fits into it */
    { "√\n病", 3, 1, "√病·/病··/···", 0 },      /* and not what does not */
    { "到\t病", 1, 1, "√病·/···/···", 1 },      /* no mark: left as it is */
    { "到\t旷", 1, 1, "√旷·/···/···", 1 },
    { "\"病", 1, 1, "√病·/···/···", 1 },                     /* a quote that stands for itself */
    { "事\t事\t事\t事\t事\t事", 1, 1, "事事事/···/···", 1 }, /* Saturday refuses */
  };
  g_autoptr (SummerRegister) reg = NULL;

  fixture_begin (self->at.store.store, "import");
  mark (self, self->at.children[LIN], JULY (8), SUMMER_MARK_PRESENT);
  mark (self, self->at.children[LIN], JULY (9), SUMMER_MARK_SICK);
  fixture_commit (self->at.store.store);
  reg = load_july (self);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const SummerRegisterBlock block = { 0, 7, rows[i].n_children, rows[i].n_days };
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GArray) marks = summer_register_read_text (reg, &block, rows[i].text, problems);
      g_autofree char *result = dup_result (reg, marks, 3, 3);

      g_test_message ("row %u: %s", i,
                      problems->len > 0 ? (const char *) problems->pdata[0] : "no problem");
      g_assert_cmpstr (result, ==, rows[i].result);
      g_assert_cmpuint (problems->len, ==, rows[i].n_problems);
    }
}

static void
test_text_beyond_the_register (Register *self, gconstpointer unused)
{
  g_autoptr (SummerRegister) reg = load_july (self);
  const SummerRegisterBlock block = { reg->n_children - 1, 22, 1, 1 };
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) marks = summer_register_read_text (reg, &block, "√\n√\n\n病\n", problems);

  g_assert_cmpuint (marks->len, ==, 1);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (problems->pdata[0], ==, "2 cells lie beyond the register");
}

/* A mark goes where it may; the rest of the block is left alone and counted. */
static void
test_block_takes_what_it_may (Register *self, gconstpointer unused)
{
  g_autoptr (SummerRegister) reg = load_july (self);
  const SummerRegisterBlock week = { 0, 7, 1, 7 }; /* Monday the 8th to Sunday */
  g_autoptr (GArray) marks = NULL;
  guint refused, counts[SUMMER_MARK_ABSENT + 1];

  marks = summer_register_set_block (reg, &week, SUMMER_MARK_LEAVE, &refused);
  g_assert_cmpuint (marks->len, ==, 5);
  g_assert_cmpuint (refused, ==, 2);
  desk_done (&self->at, summer_desk_mark (&self->at.desk, (SummerDeskMark *) (gpointer) marks->data,
                                          marks->len, NULL, &error));

  summer_register_free (g_steal_pointer (&reg));
  reg = load_july (self);
  summer_register_count_block (reg, &week, counts);
  g_assert_cmpuint (counts[SUMMER_MARK_LEAVE], ==, 5);
  g_assert_cmpuint (counts[SUMMER_MARK_UNRECORDED], ==, 0);
}

static void
test_fill_repeats (Register *self, gconstpointer unused)
{
  g_autoptr (SummerRegister) reg = NULL;
  const SummerRegisterBlock from = { 0, 7, 1, 2 };
  const SummerRegisterBlock to = { 0, 7, 3, 4 };
  g_autoptr (GArray) marks = NULL;
  g_autofree char *result = NULL;
  guint refused;

  fixture_begin (self->at.store.store, "import");
  mark (self, self->at.children[LIN], JULY (8), SUMMER_MARK_PRESENT);
  mark (self, self->at.children[LIN], JULY (9), SUMMER_MARK_SICK);
  fixture_commit (self->at.store.store);
  reg = load_july (self);
  marks = summer_register_fill_block (reg, &from, &to, &refused);
  result = dup_result (reg, marks, 3, 4);
  g_assert_cmpstr (result, ==, "√病√病/√病√病/√病√病");
  g_assert_cmpuint (refused, ==, 0);
}

/* One who types goes down the children that may be marked, then to the next day that was held. */
static void
test_typing_goes_down_the_columns (Register *self, gconstpointer unused)
{
  g_autoptr (SummerRegister) reg = load_july (self);
  guint child = 0, day = 7, n = 1;

  /* On the 8th there are four children, on the 10th five. */
  while (summer_register_find_next (reg, &child, &day, FALSE))
    {
      g_assert_cmpint (summer_register_get_cell (reg, child, day)->state, ==, SUMMER_CELL_OPEN);
      n++;
      if (n == 5)
        {
          g_assert_cmpuint (child, ==, 0);
          g_assert_cmpuint (day, ==, 8);
        }
    }
  g_assert_cmpuint (n, ==, (guint) reg->expected);
  g_assert_cmpint (reg->days[day].day, ==, TODAY);
  while (summer_register_find_next (reg, &child, &day, TRUE))
    n--;
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (day, ==, 7);
}

/* What was changed on a signed-off day stays to be seen, with the reason. */
static void
test_corrections_stay_visible (Register *self, gconstpointer unused)
{
  SummerSignOffRecord signed_off = { self->at.desk.class_id, JULY (8), 1562576400, "陈思琪", NULL };
  const SummerDeskMark change
      = { self->at.children[LIN], JULY (8), SUMMER_MARK_PRESENT, SUMMER_MARK_SICK };
  g_autoptr (SummerRegister) reg = NULL;
  g_autofree char *history = NULL, *day = NULL;
  g_autoptr (GError) failure = NULL;

  fixture_begin (self->at.store.store, "import");
  mark (self, self->at.children[LIN], JULY (8), SUMMER_MARK_PRESENT);
  summer_sign_off_insert (self->at.store.store, &signed_off, &failure);
  g_assert_no_error (failure);
  fixture_commit (self->at.store.store);
  desk_fails (&self->at, summer_desk_mark (&self->at.desk, &change, 1, NULL, &error),
              SUMMER_DESK_ERROR_REASON);
  self->at.desk.reason = "家长补交病假条";
  desk_done (&self->at, summer_desk_mark (&self->at.desk, &change, 1, NULL, &error));

  reg = load_july (self);
  g_assert_true (reg->days[7].signed_off);
  g_assert_false (reg->days[8].signed_off);
  g_assert_true (summer_register_get_cell (reg, 0, 7)->corrected);
  g_assert_false (summer_register_get_cell (reg, 1, 7)->corrected);
  history = summer_register_dup_history (reg, 0, 7);
  g_assert_nonnull (strstr (history, "present"));
  g_assert_nonnull (strstr (history, "家长补交病假条"));
  g_assert_null (summer_register_dup_history (reg, 1, 7));
  day = summer_register_dup_day (reg, 7);
  g_assert_nonnull (strstr (day, "陈思琪"));
}

static void
test_another_month_is_empty (Register *self, gconstpointer unused)
{
  g_autoptr (SummerRegister) reg = load (self, JULY (1) - 30, JULY (1) - 1);

  g_assert_cmpuint (reg->n_days, ==, 30);
  g_assert_cmpuint (reg->n_children, ==, 0);
  g_assert_cmpint (reg->expected, ==, 0);
}

#define add(name, test) g_test_add (name, Register, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/register/cells-say-what-they-are", test_cells_say_what_they_are);
  add ("/register/desk-agrees", test_desk_agrees);
  add ("/register/totals-are-right", test_totals_are_right);
  add ("/register/low-is-certain", test_low_is_certain);
  add ("/register/text-comes-back", test_text_comes_back);
  add ("/register/reads-what-spreadsheets-write", test_reads_what_spreadsheets_write);
  add ("/register/text-beyond-the-register", test_text_beyond_the_register);
  add ("/register/block-takes-what-it-may", test_block_takes_what_it_may);
  add ("/register/fill-repeats", test_fill_repeats);
  add ("/register/typing-goes-down-the-columns", test_typing_goes_down_the_columns);
  add ("/register/corrections-stay-visible", test_corrections_stay_visible);
  add ("/register/another-month-is-empty", test_another_month_is_empty);
  return g_test_run ();
}
