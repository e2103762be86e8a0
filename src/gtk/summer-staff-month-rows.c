#include "config.h"

#include "summer-staff-rows.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_ROLES 2  /* a class has a row for its tutors and one for its volunteers */
#define N_BEFORE 3 /* columns before those of the days */
#define N_MONTH_DAYS 31

static SummerRole
get_role (guint row)
{
  return row % N_ROLES == 0 ? SUMMER_ROLE_TUTOR : SUMMER_ROLE_VOLUNTEER;
}

static const SummerClassFacts *
get_class (const SummerStaffSurvey *survey, guint row, guint n)
{
  return n == 0 ? summer_staff_survey_get_class (survey, row / N_ROLES) : NULL;
}

static const SummerClassFacts *
get_facts (gpointer owner, guint row)
{
  return get_class (((SummerStaffRows *) owner)->survey, row, 0);
}

static guint
count (const SummerStaffSurvey *survey)
{
  return survey->assessment->n_classes * N_ROLES;
}

static char *
dup_note (const SummerStaffSurvey *survey)
{
  return g_strdup (_ ("planned/required on each open day · ! too few to come · x were too few"));
}

/* The day of the class on the n-th of the month, NULL where it is not open. */
static const SummerStaffDay *
find_day (SummerStaffRows *self, guint row, guint n)
{
  const SummerDay wanted = self->month.first + (SummerDay) n - 1;
  guint n_days;
  const SummerStaffDay *days
      = summer_staff_plan_get_days (self->survey->plan, row / N_ROLES, &n_days);

  for (guint i = 0; i < n_days && days[i].day <= wanted; i++)
    if (days[i].day == wanted)
      return &days[i];
  return NULL;
}

static gboolean
is_short (SummerStaffRows *self, guint row, const SummerStaffDay *day)
{
  const SummerRole role = get_role (row);

  return summer_staff_survey_is_asked (self->survey) && day->planned[role] < day->required[role];
}

static gboolean
is_over (SummerStaffRows *self, const SummerStaffDay *day)
{
  return day->day <= self->survey->assessment->as_of;
}

/* {{{ What stands in a row */

static char *
dup_code (gpointer owner, guint row)
{
  return g_strdup (get_facts (owner, row)->code);
}

static char *
dup_name (gpointer owner, guint row)
{
  return g_strdup (get_facts (owner, row)->name);
}

static char *
dup_role (gpointer owner, guint row)
{
  return g_strdup (summer_terms_get_text (SUMMER_TERMS_ROLE, (int) get_role (row)));
}

static char *
dup_day (gpointer owner, guint row, guint n)
{
  const SummerStaffDay *day = find_day (owner, row, n);
  const SummerRole role = get_role (row);

  if (day == NULL)
    return NULL;
  return g_strdup_printf ("%s%d/%d",
                          !is_short (owner, row, day) ? ""
                          : is_over (owner, day)      ? "x"
                                                      : "!",
                          day->planned[role], day->required[role]);
}

static const char *
get_day_style (gpointer owner, guint row, guint n)
{
  const SummerStaffDay *day = find_day (owner, row, n);

  if (day == NULL)
    return NULL;
  if (is_short (owner, row, day))
    return is_over (owner, day) ? "bad-strong" : "wait-strong";
  return is_over (owner, day) ? "dim-label" : NULL;
}

/* }}} */

static int
compare_codes (gpointer owner, guint a, guint b)
{
  return (int) a - (int) b;
}

static int
compare_names (gpointer owner, guint a, guint b)
{
  return g_utf8_collate (get_facts (owner, a)->name, get_facts (owner, b)->name);
}

static int
compare_roles (gpointer owner, guint a, guint b)
{
  return (int) get_role (a) - (int) get_role (b);
}

static void
add_columns (SummerTable *table)
{
  gtk_widget_add_css_class (GTK_WIDGET (table), "month");
  summer_table_add_text (table, _ ("Code"), 74, SUMMER_TABLE_PLAIN, dup_code, compare_codes);
  summer_table_add_text (table, _ ("Class"), 0, SUMMER_TABLE_EXPAND, dup_name, compare_names);
  summer_table_add_text (table, _ ("Role"), 62, SUMMER_TABLE_PLAIN, dup_role, compare_roles);
  for (guint n = 1; n <= N_MONTH_DAYS; n++)
    {
      g_autofree char *heading = g_strdup_printf ("%u", n);

      summer_table_add_numbered (table, n, heading, 40, SUMMER_TABLE_END, dup_day, get_day_style);
    }
  summer_table_set_filter (table, summer_staff_rows_matches);
}

static gboolean
is_shown (SummerStaffRows *self, guint row)
{
  guint n_days;
  const SummerStaffDay *days
      = summer_staff_plan_get_days (self->survey->plan, row / N_ROLES, &n_days);

  return n_days > 0 && days[0].day <= self->month.last && days[n_days - 1].day >= self->month.first;
}

/* Only days that some class holds have a column. */
static void
set_month (SummerStaffRows *self, SummerTable *table)
{
  gboolean is_held[N_MONTH_DAYS] = { FALSE };

  for (guint class = 0; class < self->survey->assessment->n_classes; class ++)
    {
      guint n_days;
      const SummerStaffDay *days = summer_staff_plan_get_days (self->survey->plan, class, &n_days);

      for (guint i = 0; i < n_days; i++)
        if (days[i].day >= self->month.first && days[i].day <= self->month.last)
          is_held[days[i].day - self->month.first] = TRUE;
    }
  for (guint n = 0; n < N_MONTH_DAYS; n++)
    summer_table_show_column (table, N_BEFORE + n, is_held[n]);
}

#define DAY(n)                                                                                     \
  {                                                                                                \
    NULL, n, 6, SUMMER_LIST_CENTRE                                                                 \
  }

static const SummerListColumn columns[] = {
  { NULL, N_ ("Code"), 10, SUMMER_LIST_CODE },
  { NULL, N_ ("Class"), 22, SUMMER_LIST_TEXT },
  { NULL, N_ ("Role"), 10, SUMMER_LIST_CENTRE },
  DAY ("1"),
  DAY ("2"),
  DAY ("3"),
  DAY ("4"),
  DAY ("5"),
  DAY ("6"),
  DAY ("7"),
  DAY ("8"),
  DAY ("9"),
  DAY ("10"),
  DAY ("11"),
  DAY ("12"),
  DAY ("13"),
  DAY ("14"),
  DAY ("15"),
  DAY ("16"),
  DAY ("17"),
  DAY ("18"),
  DAY ("19"),
  DAY ("20"),
  DAY ("21"),
  DAY ("22"),
  DAY ("23"),
  DAY ("24"),
  DAY ("25"),
  DAY ("26"),
  DAY ("27"),
  DAY ("28"),
  DAY ("29"),
  DAY ("30"),
  DAY ("31"),
};
G_STATIC_ASSERT (G_N_ELEMENTS (columns) == N_BEFORE + N_MONTH_DAYS);

static void
fill (gpointer owner, guint row, SummerListValue *values)
{
  const SummerClassFacts *facts = get_facts (owner, row);
  g_autofree char *role = dup_role (owner, row);

  summer_list_set_text (&values[0], facts->code);
  summer_list_set_text (&values[1], facts->name);
  summer_list_set_text (&values[2], role);
  for (guint n = 1; n <= N_MONTH_DAYS; n++)
    {
      g_autofree char *text = dup_day (owner, row, n);

      summer_list_set_text (&values[N_BEFORE + n - 1], text);
    }
}

static char *
dup_names (const SummerStaffSurvey *survey, guint row)
{
  return g_strdup (summer_terms_get_text (SUMMER_TERMS_ROLE, (int) get_role (row)));
}

static const double shares[] = { 7, 13, 7, 3.4 };

const SummerStaffSheet summer_staff_month = {
  .id = "staff-month",
  .title = N_ ("Plan by day"),
  .filter = N_ ("Filter classes"),
  .empty_title = N_ ("No Open Days"),
  .empty_text = N_ ("No class is held in this month."),
  .count = count,
  .dup_note = dup_note,
  .add_columns = add_columns,
  .get_class = get_class,
  .is_shown = is_shown,
  .set_month = set_month,
  .dup_names = dup_names,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .fill = fill,
  .shares = shares,
  .n_shares = G_N_ELEMENTS (shares),
  .ends = 0,
};
