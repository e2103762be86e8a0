#include "config.h"

#include "summer-staff-rows.h"

#include <glib/gi18n.h>
#include <string.h>

#include "summer-chip.h"

#define N_PROPOSED 2

static const SummerStaffGap *
get_gap (gpointer owner, guint row)
{
  return &((SummerStaffRows *) owner)->survey->gaps[row];
}

static const SummerClassFacts *
get_class (const SummerStaffSurvey *survey, guint row, guint n)
{
  return n == 0 ? summer_staff_survey_get_class (survey, survey->gaps[row].class) : NULL;
}

static const SummerClassFacts *
get_facts (gpointer owner, guint row)
{
  return get_class (((SummerStaffRows *) owner)->survey, row, 0);
}

static guint
count (const SummerStaffSurvey *survey)
{
  return survey->n_gaps;
}

static char *
dup_note (const SummerStaffSurvey *survey)
{
  g_autoptr (GHashTable) classes = g_hash_table_new (NULL, NULL);
  g_autofree char *as_of = summer_day_dup_text (survey->assessment->as_of);
  g_autoptr (GString) note = g_string_new (NULL);
  guint n_to_come = 0;

  for (guint i = 0; i < survey->n_gaps; i++)
    if (!survey->gaps[i].is_over)
      {
        n_to_come++;
        g_hash_table_add (classes, GUINT_TO_POINTER (survey->gaps[i].class));
      }
  g_string_append_printf (note, ngettext ("%u gap to fill", "%u gaps to fill", n_to_come),
                          n_to_come);
  if (n_to_come > 0)
    {
      const guint n_classes = g_hash_table_size (classes);

      g_string_append (note, " · ");
      g_string_append_printf (note, ngettext ("in %u class", "in %u classes", n_classes),
                              n_classes);
    }
  if (survey->n_gaps > n_to_come)
    g_string_append_printf (note, " · %s %u", C_ ("gaps", "over"), survey->n_gaps - n_to_come);
  g_string_append (note, " · ");
  g_string_append_printf (note, _ ("by the records up to %s"), as_of);
  return g_string_free (g_steal_pointer (&note), FALSE);
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
dup_union (gpointer owner, guint row)
{
  return g_strdup (get_facts (owner, row)->union_name);
}

static char *
dup_role (gpointer owner, guint row)
{
  return g_strdup (summer_terms_get_text (SUMMER_TERMS_ROLE, (int) get_gap (owner, row)->role));
}

static char *
dup_days (gpointer owner, guint row)
{
  return summer_staff_survey_dup_period (get_gap (owner, row)->first, get_gap (owner, row)->last);
}

static char *
dup_n_days (gpointer owner, guint row)
{
  return g_strdup_printf ("%u", get_gap (owner, row)->n_days);
}

static char *
dup_children (gpointer owner, guint row)
{
  return g_strdup_printf ("%d", get_gap (owner, row)->children);
}

static char *
dup_planned (gpointer owner, guint row)
{
  return g_strdup_printf ("%d", get_gap (owner, row)->planned);
}

static char *
dup_required (gpointer owner, guint row)
{
  return g_strdup_printf ("%d", get_gap (owner, row)->required);
}

static char *
dup_missing (gpointer owner, guint row)
{
  const SummerStaffGap *gap = get_gap (owner, row);
  const guint n = (guint) (gap->required - gap->planned);

  return gap->is_over ? g_strdup_printf (ngettext ("%u was missing", "%u were missing", n), n)
                      : g_strdup_printf (ngettext ("%u missing", "%u missing", n), n);
}

static GtkWidget *
create_chip (gpointer owner)
{
  return summer_chip_new ();
}

static void
bind_chip (gpointer owner, GtkWidget *cell, guint row)
{
  const gboolean is_over = get_gap (owner, row)->is_over;
  g_autofree char *word = dup_missing (owner, row);

  summer_chip_set (SUMMER_CHIP (cell), is_over ? SUMMER_TONE_BAD : SUMMER_TONE_WAIT,
                   is_over ? "summer-fail-symbolic" : "summer-warning-symbolic", word);
}

/* "Chen Yi (FZ-003), free on 3" */
static void
append_substitute (GString *text,
                   SummerStaffSurvey *survey,
                   const SummerStaffGap *gap,
                   const SummerSubstitute *one)
{
  const char *code = summer_staff_survey_get_class (survey, one->person->class)->code;

  g_string_append_printf (text, "%s%s (%s)", text->len > 0 ? _ (", ") : "", one->person->name,
                          code);
  if (one->n_free < gap->n_days)
    {
      /* Translators: of a gap of several days, the number on which the substitute is free */
      g_string_append_printf (text, ngettext (" on %u day", " on %u days", one->n_free),
                              one->n_free);
    }
}

/* Those of the same union; where there is none, how many there are in others. */
static char *
dup_substitutes_of (SummerStaffSurvey *survey, guint row)
{
  const SummerStaffGap *gap = &survey->gaps[row];
  const GArray *all = summer_staff_survey_get_substitutes (survey, row);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_near = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const SummerSubstitute *one = &g_array_index (all, SummerSubstitute, i);

      if (one->is_near && n_near++ < N_PROPOSED)
        append_substitute (text, survey, gap, one);
    }
  if (n_near > N_PROPOSED)
    g_string_append_printf (text, ngettext (" and %u more", " and %u more", n_near - N_PROPOSED),
                            n_near - N_PROPOSED);
  if (n_near == 0 && all->len > 0)
    g_string_append_printf (text,
                            ngettext ("None in this union, %u in others",
                                      "None in this union, %u in others", all->len),
                            all->len);
  if (all->len == 0)
    g_string_append (text, _ ("Nobody is free"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_substitutes (gpointer owner, guint row)
{
  return get_gap (owner, row)->is_over
             ? NULL
             : dup_substitutes_of (((SummerStaffRows *) owner)->survey, row);
}

static const char *
get_past_style (gpointer owner, guint row)
{
  return get_gap (owner, row)->is_over ? "dim-label" : NULL;
}

/* }}} */
/* {{{ Their order */

static int
compare_codes (gpointer owner, guint a, guint b)
{
  return strcmp (get_facts (owner, a)->code, get_facts (owner, b)->code);
}

static int
compare_names (gpointer owner, guint a, guint b)
{
  return g_utf8_collate (get_facts (owner, a)->name, get_facts (owner, b)->name);
}

static int
compare_unions (gpointer owner, guint a, guint b)
{
  return g_strcmp0 (get_facts (owner, a)->union_name, get_facts (owner, b)->union_name);
}

static int
compare_roles (gpointer owner, guint a, guint b)
{
  return (int) get_gap (owner, a)->role - (int) get_gap (owner, b)->role;
}

/* The rows are made in this order: to come first, by day. */
static int
compare_urgency (gpointer owner, guint a, guint b)
{
  return (int) a - (int) b;
}

static int
compare_days (gpointer owner, guint a, guint b)
{
  const SummerDay x = get_gap (owner, a)->first, y = get_gap (owner, b)->first;

  return (x > y) - (x < y);
}

static int
compare_n_days (gpointer owner, guint a, guint b)
{
  return (int) get_gap (owner, a)->n_days - (int) get_gap (owner, b)->n_days;
}

static int
compare_children (gpointer owner, guint a, guint b)
{
  return get_gap (owner, a)->children - get_gap (owner, b)->children;
}

static int
compare_planned (gpointer owner, guint a, guint b)
{
  return get_gap (owner, a)->planned - get_gap (owner, b)->planned;
}

static int
compare_required (gpointer owner, guint a, guint b)
{
  return get_gap (owner, a)->required - get_gap (owner, b)->required;
}

/* }}} */

static void
add_columns (SummerTable *table)
{
  /* A width that holds the longest of both words. */
  const int room = MAX (summer_chip_get_room (ngettext ("%u missing", "%u missing", 2)),
                        summer_chip_get_room (ngettext ("%u was missing", "%u were missing", 2)));

  summer_table_add_text (table, _ ("Code"), 74, SUMMER_TABLE_PLAIN, dup_code, compare_codes);
  summer_table_add_text (table, _ ("Class"), 150, SUMMER_TABLE_PLAIN, dup_name, compare_names);
  summer_table_style_text (table, get_past_style);
  summer_table_add_text (table, _ ("Union"), 102, SUMMER_TABLE_PLAIN, dup_union, compare_unions);
  summer_table_style_text (table, get_past_style);
  summer_table_add_text (table, _ ("Role"), 76, SUMMER_TABLE_PLAIN, dup_role, compare_roles);
  summer_table_add_text (table, _ ("Days"), 200, SUMMER_TABLE_PLAIN, dup_days, compare_days);
  summer_table_add_text (table, _ ("Open days"), 64, SUMMER_TABLE_END, dup_n_days, compare_n_days);
  summer_table_add_text (table, _ ("Children"), 56, SUMMER_TABLE_END, dup_children,
                         compare_children);
  summer_table_add_text (table, C_ ("staff", "Planned"), 56, SUMMER_TABLE_END, dup_planned,
                         compare_planned);
  summer_table_add_text (table, C_ ("staff", "Required"), 60, SUMMER_TABLE_END, dup_required,
                         compare_required);
  summer_table_add_cell (table, _ ("Gap"), room, SUMMER_TABLE_PLAIN, create_chip, bind_chip,
                         dup_missing, compare_urgency);
  summer_table_add_text (table, _ ("Could stand in"), 0, SUMMER_TABLE_EXPAND, dup_substitutes,
                         NULL);
  summer_table_set_filter (table, summer_staff_rows_matches);
}

static const SummerListColumn columns[] = {
  { NULL, N_ ("Code"), 10, SUMMER_LIST_CODE },
  { NULL, N_ ("Class"), 22, SUMMER_LIST_TEXT },
  { NULL, N_ ("Union"), 16, SUMMER_LIST_TEXT },
  { NULL, N_ ("Role"), 10, SUMMER_LIST_CENTRE },
  { NULL, N_ ("First day"), 12, SUMMER_LIST_DAY },
  { NULL, N_ ("Last day"), 12, SUMMER_LIST_DAY },
  { NULL, N_ ("Open days"), 8, SUMMER_LIST_COUNT },
  { NULL, N_ ("Children"), 8, SUMMER_LIST_COUNT },
  { "staff", NC_ ("staff", "Planned"), 8, SUMMER_LIST_COUNT },
  { "staff", NC_ ("staff", "Required"), 8, SUMMER_LIST_COUNT },
  { "staff", NC_ ("staff", "Missing"), 8, SUMMER_LIST_COUNT },
  { NULL, N_ ("Could stand in"), 44, SUMMER_LIST_WRAP },
};

static void
fill (gpointer owner, guint row, SummerListValue *values)
{
  const SummerStaffGap *gap = get_gap (owner, row);
  const SummerClassFacts *facts = get_facts (owner, row);
  g_autofree char *role = dup_role (owner, row);
  g_autofree char *substitutes = dup_substitutes (owner, row);

  summer_list_set_text (&values[0], facts->code);
  summer_list_set_text (&values[1], facts->name);
  summer_list_set_text (&values[2], facts->union_name);
  summer_list_set_text (&values[3], role);
  summer_list_set_number (&values[4], gap->first);
  summer_list_set_number (&values[5], gap->last);
  summer_list_set_number (&values[6], gap->n_days);
  summer_list_set_number (&values[7], gap->children);
  summer_list_set_number (&values[8], gap->planned);
  summer_list_set_number (&values[9], gap->required);
  summer_list_set_number (&values[10], gap->required - gap->planned);
  summer_list_set_text (&values[11], substitutes);
}

static char *
dup_names (const SummerStaffSurvey *survey, guint row)
{
  return g_strdup (summer_terms_get_text (SUMMER_TERMS_ROLE, (int) survey->gaps[row].role));
}

static const double shares[] = { 7, 14, 10, 7, 20, 8, 5, 6, 6, 8, 22 };

const SummerStaffSheet summer_staff_gaps = {
  .id = "staff-gaps",
  .title = N_ ("Staffing gaps"),
  .filter = N_ ("Filter gaps"),
  .empty_title = N_ ("No Gaps"),
  .empty_text = N_ ("On every open day each class has as many tutors and volunteers planned as the "
                    "rules require for the children enrolled."),
  .can_assign = TRUE,
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
  .ends = 1u << 5 | 1u << 6 | 1u << 7 | 1u << 8,
};
