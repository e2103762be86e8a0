#include "config.h"

#include "summer-staff-rows.h"

#include <glib/gi18n.h>
#include <string.h>

#include "summer-chip.h"

static const SummerStaffDouble *
get_double (gpointer owner, guint row)
{
  return &((SummerStaffRows *) owner)->survey->doubles[row];
}

static const SummerClassFacts *
get_class (const SummerStaffSurvey *survey, guint row, guint n)
{
  return n < 2 ? summer_staff_survey_get_class (survey, survey->doubles[row].persons[n]->class)
               : NULL;
}

static const SummerClassFacts *
get_facts (gpointer owner, guint row, guint n)
{
  return get_class (((SummerStaffRows *) owner)->survey, row, n);
}

static guint
count (const SummerStaffSurvey *survey)
{
  return survey->n_doubles;
}

static char *
dup_note (const SummerStaffSurvey *survey)
{
  g_autofree char *as_of = summer_day_dup_text (survey->assessment->as_of);
  g_autoptr (GString) note = g_string_new (NULL);
  guint n_to_come = 0, n_unsure = 0;

  for (guint i = 0; i < survey->n_doubles; i++)
    {
      n_to_come += !survey->doubles[i].is_over;
      n_unsure += survey->doubles[i].sameness == SUMMER_SAME_NAME;
    }
  g_string_append_printf (note, ngettext ("%u to come", "%u to come", n_to_come), n_to_come);
  if (survey->n_doubles > n_to_come)
    g_string_append_printf (note, " · %s %u", C_ ("gaps", "over"), survey->n_doubles - n_to_come);
  if (n_unsure > 0)
    {
      g_string_append (note, " · ");
      g_string_append_printf (note,
                              ngettext ("%u by the name only, perhaps another person",
                                        "%u by the name only, perhaps other people", n_unsure),
                              n_unsure);
    }
  g_string_append (note, " · ");
  g_string_append_printf (note, _ ("by the records up to %s"), as_of);
  return g_string_free (g_steal_pointer (&note), FALSE);
}

/* {{{ What stands in a row */

/* Both names, where the two classes write them differently. */
static char *
dup_names (const SummerStaffSurvey *survey, guint row)
{
  const char *name = survey->doubles[row].persons[0]->name;
  const char *other = survey->doubles[row].persons[1]->name;

  return g_str_equal (name, other) ? g_strdup (name) : g_strdup_printf ("%s / %s", name, other);
}

static char *
dup_person (gpointer owner, guint row)
{
  return dup_names (((SummerStaffRows *) owner)->survey, row);
}

static const char *
get_sameness (gpointer owner, guint row)
{
  switch (get_double (owner, row)->sameness)
    {
    case SUMMER_SAME_IDENTITY:
      return C_ ("same person by", "Identity number");
    case SUMMER_SAME_TELEPHONE:
      return C_ ("same person by", "Name, telephone");
    case SUMMER_SAME_NAME:
    case SUMMER_SAME_NOT:
    default:
      return C_ ("same person by", "Name only");
    }
}

static char *
dup_sameness (gpointer owner, guint row)
{
  return g_strdup (get_sameness (owner, row));
}

static GtkWidget *
create_chip (gpointer owner)
{
  return summer_chip_new ();
}

static void
bind_chip (gpointer owner, GtkWidget *cell, guint row)
{
  const gboolean is_sure = get_double (owner, row)->sameness != SUMMER_SAME_NAME;

  summer_chip_set (SUMMER_CHIP (cell), is_sure ? SUMMER_TONE_BAD : SUMMER_TONE_WAIT,
                   is_sure ? "summer-fail-symbolic" : "summer-warning-symbolic",
                   get_sameness (owner, row));
}

static char *
dup_class_n (gpointer owner, guint row, guint n)
{
  const SummerClassFacts *of = get_facts (owner, row, n);

  return g_strdup_printf ("%s %s", of->code, of->name);
}

static char *
dup_class (gpointer owner, guint row)
{
  return dup_class_n (owner, row, 0);
}

static char *
dup_other_class (gpointer owner, guint row)
{
  return dup_class_n (owner, row, 1);
}

static char *
dup_union (gpointer owner, guint row)
{
  return g_strdup (get_facts (owner, row, 0)->union_name);
}

static char *
dup_other_union (gpointer owner, guint row)
{
  return g_strdup (get_facts (owner, row, 1)->union_name);
}

static char *
dup_days (gpointer owner, guint row)
{
  const SummerStaffDouble *both = get_double (owner, row);

  return summer_staff_survey_dup_period (both->first, both->last);
}

static char *
dup_n_days (gpointer owner, guint row)
{
  return g_strdup_printf ("%u", get_double (owner, row)->n_days);
}

static const char *
get_when (gpointer owner, guint row)
{
  return get_double (owner, row)->is_over ? C_ ("gaps", "over") : C_ ("gaps", "to come");
}

static char *
dup_when (gpointer owner, guint row)
{
  return g_strdup (get_when (owner, row));
}

static const char *
get_past_style (gpointer owner, guint row)
{
  return get_double (owner, row)->is_over ? "dim-label" : NULL;
}

/* }}} */
/* {{{ Their order */

static int
compare_persons (gpointer owner, guint a, guint b)
{
  return g_utf8_collate (get_double (owner, a)->persons[0]->name,
                         get_double (owner, b)->persons[0]->name);
}

static int
compare_sameness (gpointer owner, guint a, guint b)
{
  return (int) get_double (owner, b)->sameness - (int) get_double (owner, a)->sameness;
}

static int
compare_classes (gpointer owner, guint a, guint b)
{
  return strcmp (get_facts (owner, a, 0)->code, get_facts (owner, b, 0)->code);
}

static int
compare_other_classes (gpointer owner, guint a, guint b)
{
  return strcmp (get_facts (owner, a, 1)->code, get_facts (owner, b, 1)->code);
}

static int
compare_days (gpointer owner, guint a, guint b)
{
  const SummerDay x = get_double (owner, a)->first, y = get_double (owner, b)->first;

  return (x > y) - (x < y);
}

static int
compare_n_days (gpointer owner, guint a, guint b)
{
  return (int) get_double (owner, a)->n_days - (int) get_double (owner, b)->n_days;
}

/* The rows are made in this order. */
static int
compare_urgency (gpointer owner, guint a, guint b)
{
  return (int) a - (int) b;
}

/* }}} */

static void
add_columns (SummerTable *table)
{
  const int room = MAX (MAX (summer_chip_get_room (C_ ("same person by", "Identity number")),
                             summer_chip_get_room (C_ ("same person by", "Name, telephone"))),
                        summer_chip_get_room (C_ ("same person by", "Name only")));

  summer_table_add_text (table, _ ("Person"), 96, SUMMER_TABLE_STRONG, dup_person, compare_persons);
  summer_table_add_cell (table, _ ("Same by"), room, SUMMER_TABLE_PLAIN, create_chip, bind_chip,
                         dup_sameness, compare_sameness);
  summer_table_add_text (table, _ ("Class"), 0, SUMMER_TABLE_EXPAND, dup_class, compare_classes);
  summer_table_style_text (table, get_past_style);
  summer_table_add_text (table, _ ("Union"), 102, SUMMER_TABLE_PLAIN, dup_union, NULL);
  summer_table_style_text (table, get_past_style);
  summer_table_add_text (table, _ ("And at once in"), 0, SUMMER_TABLE_EXPAND, dup_other_class,
                         compare_other_classes);
  summer_table_style_text (table, get_past_style);
  summer_table_add_text (table, _ ("Union"), 102, SUMMER_TABLE_PLAIN, dup_other_union, NULL);
  summer_table_style_text (table, get_past_style);
  summer_table_add_text (table, _ ("Days"), 200, SUMMER_TABLE_PLAIN, dup_days, compare_days);
  summer_table_add_text (table, _ ("Open days"), 64, SUMMER_TABLE_END, dup_n_days, compare_n_days);
  summer_table_add_text (table, _ ("When"), 64, SUMMER_TABLE_PLAIN, dup_when, compare_urgency);
  summer_table_style_text (table, get_past_style);
  summer_table_set_filter (table, summer_staff_rows_matches);
}

static const SummerListColumn columns[] = {
  { NULL, N_ ("Person"), 14, SUMMER_LIST_TEXT },
  { NULL, N_ ("Same by"), 14, SUMMER_LIST_CENTRE },
  { NULL, N_ ("Code"), 10, SUMMER_LIST_CODE },
  { NULL, N_ ("Class"), 22, SUMMER_LIST_TEXT },
  { NULL, N_ ("Union"), 16, SUMMER_LIST_TEXT },
  { NULL, N_ ("And at once in"), 10, SUMMER_LIST_CODE },
  { NULL, N_ ("Class"), 22, SUMMER_LIST_TEXT },
  { NULL, N_ ("Union"), 16, SUMMER_LIST_TEXT },
  { NULL, N_ ("First day"), 12, SUMMER_LIST_DAY },
  { NULL, N_ ("Last day"), 12, SUMMER_LIST_DAY },
  { NULL, N_ ("Open days"), 8, SUMMER_LIST_COUNT },
};

static void
fill (gpointer owner, guint row, SummerListValue *values)
{
  const SummerStaffDouble *both = get_double (owner, row);
  g_autofree char *person = dup_person (owner, row);

  summer_list_set_text (&values[0], person);
  summer_list_set_text (&values[1], get_sameness (owner, row));
  for (guint n = 0; n < 2; n++)
    {
      const SummerClassFacts *of = get_facts (owner, row, n);

      summer_list_set_text (&values[2 + 3 * n], of->code);
      summer_list_set_text (&values[3 + 3 * n], of->name);
      summer_list_set_text (&values[4 + 3 * n], of->union_name);
    }
  summer_list_set_number (&values[8], both->first);
  summer_list_set_number (&values[9], both->last);
  summer_list_set_number (&values[10], both->n_days);
}

static const double shares[] = { 9, 9, 18, 11, 18, 11, 17, 6, 6 };

const SummerStaffSheet summer_staff_doubles = {
  .id = "staff-doubles",
  .title = N_ ("One person in two places"),
  .filter = N_ ("Filter people"),
  .empty_title = N_ ("Nobody Is in Two Places"),
  .empty_text = N_ ("Nobody of the same identity number, or of the same name where a number is "
                    "missing, is planned in two classes on one day."),
  .count = count,
  .dup_note = dup_note,
  .add_columns = add_columns,
  .get_class = get_class,
  .dup_names = dup_names,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .fill = fill,
  .shares = shares,
  .n_shares = G_N_ELEMENTS (shares),
  .ends = 1u << 7,
};
