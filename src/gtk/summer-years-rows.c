#include "config.h"

#include "summer-years-rows.h"

#include <glib/gi18n.h>

#include "summer-needle.h"

struct _SummerYearsRows
{
  GPtrArray *years, *rows;   /* owned; NULL until there are some */
  SummerYearMeasure measure; /* that the columns show */
  SummerYearsRow total;      /* of the rows that the filter lets through */
  guint n_summed;
  char *needle; /* owned: the filter's text, folded */
};

static guint
get_n_years (SummerYearsRows *self)
{
  return self->years != NULL ? self->years->len : 0;
}

static const SummerYear *
get_year (SummerYearsRows *self, guint i)
{
  return g_ptr_array_index (self->years, i);
}

const SummerYearsRow *
summer_years_rows_get (SummerYearsRows *self, guint row)
{
  g_return_val_if_fail (self != NULL, NULL);

  return row == SUMMER_TABLE_TOTAL ? &self->total : g_ptr_array_index (self->rows, row);
}

static gboolean
matches (gpointer owner, guint row)
{
  SummerYearsRows *self = owner;

  return self->needle == NULL
         || summer_needle_is_in (self->needle, summer_years_rows_get (self, row)->name);
}

static void
add_up (SummerYearsRows *self)
{
  self->total = (SummerYearsRow){ 0 };
  self->n_summed = 0;
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    if (matches (self, i))
      {
        self->n_summed++;
        for (guint year = 0; year < get_n_years (self); year++)
          summer_year_figures_add (&self->total.years[year],
                                   &summer_years_rows_get (self, i)->years[year]);
      }
}

/* {{{ Cells */

static char *
dup_name (gpointer owner, guint row)
{
  return g_strdup (row == SUMMER_TABLE_TOTAL ? _ ("Total")
                                             : summer_years_rows_get (owner, row)->name);
}

static int
compare_names (gpointer owner, guint a, guint b)
{
  return g_utf8_collate (summer_years_rows_get (owner, a)->name,
                         summer_years_rows_get (owner, b)->name);
}

static char *
dup_year (gpointer owner, guint row, guint year)
{
  SummerYearsRows *self = owner;

  return summer_year_measure_dup_text (self->measure,
                                       &summer_years_rows_get (self, row)->years[year]);
}

/* What there is nothing to tell of stands before the smallest. */
static gint64
get_value (SummerYearsRows *self, guint row, guint year)
{
  gint64 value;

  return summer_year_measure_get (self->measure, &summer_years_rows_get (self, row)->years[year],
                                  &value)
             ? value
             : -1;
}

static int
compare_values (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

/* A table asks of a column without saying which. */
#define DEFINE_YEAR(n)                                                                             \
  static char *dup_year_##n (gpointer owner, guint row)                                            \
  {                                                                                                \
    return dup_year (owner, row, n);                                                               \
  }                                                                                                \
  static int compare_year_##n (gpointer owner, guint a, guint b)                                   \
  {                                                                                                \
    return compare_values (get_value (owner, a, n), get_value (owner, b, n));                      \
  }
DEFINE_YEAR (0)
DEFINE_YEAR (1)
DEFINE_YEAR (2)
DEFINE_YEAR (3)
DEFINE_YEAR (4)

static const struct
{
  SummerTableTextFunc text;
  SummerTableCompareFunc compare;
} columns[SUMMER_YEARS_MOST] = { { dup_year_0, compare_year_0 },
                                 { dup_year_1, compare_year_1 },
                                 { dup_year_2, compare_year_2 },
                                 { dup_year_3, compare_year_3 },
                                 { dup_year_4, compare_year_4 } };

static const SummerYearFigures *
get_last (gpointer owner, guint row, guint back)
{
  return &summer_years_rows_get (owner, row)->years[get_n_years (owner) - 1 - back];
}

static char *
dup_change (gpointer owner, guint row)
{
  return summer_year_measure_dup_change (((SummerYearsRows *) owner)->measure,
                                         get_last (owner, row, 1), get_last (owner, row, 0));
}

static char *
dup_growth (gpointer owner, guint row)
{
  return summer_year_measure_dup_growth (((SummerYearsRows *) owner)->measure,
                                         get_last (owner, row, 1), get_last (owner, row, 0));
}

/* As if there was nothing where there were no classes. */
static gint64
get_change (SummerYearsRows *self, guint row)
{
  const guint last = get_n_years (self) - 1;

  return MAX (0, get_value (self, row, last)) - MAX (0, get_value (self, row, last - 1));
}

static int
compare_changes (gpointer owner, guint a, guint b)
{
  return compare_values (get_change (owner, a), get_change (owner, b));
}

static int
compare_growths (gpointer owner, guint a, guint b)
{
  const guint before = get_n_years (owner) - 2;
  const gint64 was_a = get_value (owner, a, before), was_b = get_value (owner, b, before);
  /* Something out of nothing has grown beyond all others. */
  const double growth_a = was_a > 0 ? (double) get_change (owner, a) / (double) was_a : G_MAXDOUBLE;
  const double growth_b = was_b > 0 ? (double) get_change (owner, b) / (double) was_b : G_MAXDOUBLE;

  return (growth_a > growth_b) - (growth_a < growth_b);
}

static const char *
get_change_style (gpointer owner, guint row)
{
  return row != SUMMER_TABLE_TOTAL && get_change (owner, row) < 0 ? "bad" : NULL;
}

/* }}} */

SummerYearsRows *
summer_years_rows_new (void)
{
  return g_new0 (SummerYearsRows, 1);
}

static void
clear (SummerYearsRows *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->years, g_ptr_array_unref);
}

void
summer_years_rows_free (SummerYearsRows *self)
{
  clear (self);
  g_free (self->needle);
  g_free (self);
}

guint
summer_years_rows_set (SummerYearsRows *self,
                       GPtrArray *years,
                       SummerYearsBy by,
                       const char *union_name)
{
  g_return_val_if_fail (self != NULL && years != NULL, 0);

  clear (self);
  self->years = g_ptr_array_ref (years);
  self->rows = summer_years_list (years, by, union_name);
  add_up (self);
  return self->rows->len;
}

void
summer_years_rows_set_measure (SummerYearsRows *self, SummerYearMeasure measure)
{
  g_return_if_fail (self != NULL && measure < SUMMER_N_YEAR_MEASURES);

  self->measure = measure;
}

void
summer_years_rows_set_filter (SummerYearsRows *self, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  summer_needle_set (&self->needle, text);
  add_up (self);
}

GPtrArray *
summer_years_rows_get_years (SummerYearsRows *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->years;
}

/**
 * summer_years_rows_list:
 * @rows: (array length=n_rows): numbers, in their order
 *
 * Returns: (transfer container): the rows of these numbers
 */
GPtrArray *
summer_years_rows_list (SummerYearsRows *self, const guint *rows, guint n_rows)
{
  GPtrArray *list = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, list);

  for (guint i = 0; i < n_rows; i++)
    g_ptr_array_add (list, g_ptr_array_index (self->rows, rows[i]));
  return list;
}

guint
summer_years_rows_find (SummerYearsRows *self, const char *key)
{
  g_return_val_if_fail (self != NULL, SUMMER_TABLE_TOTAL);

  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    if (g_strcmp0 (summer_years_rows_get (self, i)->key, key) == 0)
      return i;
  return SUMMER_TABLE_TOTAL;
}

/**
 * summer_years_rows_new_table:
 * @heading: over the names
 *
 * Returns: (transfer floating): the table, without rows
 */
SummerTable *
summer_years_rows_new_table (SummerYearsRows *self, const char *heading)
{
  SummerTable *table = summer_table_new (self, _ ("Years beside each other"));

  summer_table_add_text (table, heading, 0, SUMMER_TABLE_EXPAND, dup_name, compare_names);
  for (guint i = 0; i < get_n_years (self); i++)
    {
      g_autofree char *year = g_strdup_printf ("%d", get_year (self, i)->year);

      summer_table_add_text (table, year, 104, SUMMER_TABLE_END, columns[i].text,
                             columns[i].compare);
    }
  if (get_n_years (self) > 1)
    {
      summer_table_add_text (table, C_ ("year", "Change"), 104, SUMMER_TABLE_END, dup_change,
                             compare_changes);
      summer_table_style_text (table, get_change_style);
      summer_table_add_text (table, C_ ("year", "In percent"), 84, SUMMER_TABLE_END, dup_growth,
                             compare_growths);
    }
  summer_table_set_filter (table, matches);
  summer_table_set_has_total (table, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (table), "dense");
  return table;
}

/* {{{ Every measure of one row */

SummerTable *
summer_years_rows_new_years_table (void)
{
  static const int widths[SUMMER_N_YEAR_MEASURES]
      = { [SUMMER_YEAR_CLASSES] = 76,   [SUMMER_YEAR_ELIGIBLE] = 100, [SUMMER_YEAR_CHILDREN] = 84,
          [SUMMER_YEAR_EXPECTED] = 126, [SUMMER_YEAR_PRESENT] = 124,  [SUMMER_YEAR_RATE] = 132,
          [SUMMER_YEAR_GRANTED] = 152,  [SUMMER_YEAR_PER_DAY] = 120 };
  SummerTable *table = summer_table_new (NULL, _ ("All figures, a line a year"));

  summer_table_add_given (table, _ ("Year"), 54, SUMMER_TABLE_STRONG | SUMMER_TABLE_UNSORTED);
  for (int i = 0; i < SUMMER_N_YEAR_MEASURES; i++)
    summer_table_add_given (table, summer_year_measure_get_title ((SummerYearMeasure) i), widths[i],
                            SUMMER_TABLE_END | SUMMER_TABLE_UNSORTED);
  summer_table_add_given (table, _ ("What they are"), 0,
                          SUMMER_TABLE_EXPAND | SUMMER_TABLE_DIM | SUMMER_TABLE_UNSORTED);
  gtk_widget_add_css_class (GTK_WIDGET (table), "dense");
  return table;
}

/* "100 (+4)" */
static char *
dup_both (SummerYearMeasure measure, const SummerYearsRow *row, guint year)
{
  g_autofree char *text = summer_year_measure_dup_text (measure, &row->years[year]);
  g_autofree char *change = NULL;
  gint64 was, is;

  if (year == 0 || !summer_year_measure_get (measure, &row->years[year - 1], &was)
      || !summer_year_measure_get (measure, &row->years[year], &is) || was == is)
    return g_steal_pointer (&text);
  change = summer_year_measure_dup_change (measure, &row->years[year - 1], &row->years[year]);
  return g_strdup_printf ("%s (%s)", text, change);
}

GPtrArray *
summer_years_rows_list_years (SummerYearsRows *self, guint row)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const SummerYearsRow *of;

  g_return_val_if_fail (self != NULL, list);

  of = summer_years_rows_get (self, row);
  for (guint year = 0; year < get_n_years (self); year++)
    {
      char **texts = g_new0 (char *, SUMMER_N_YEAR_MEASURES + 3);

      texts[0] = g_strdup_printf ("%d", get_year (self, year)->year);
      for (guint i = 0; i < SUMMER_N_YEAR_MEASURES; i++)
        texts[1 + i] = dup_both ((SummerYearMeasure) i, of, year);
      texts[1 + SUMMER_N_YEAR_MEASURES] = summer_year_dup_basis (get_year (self, year));
      g_ptr_array_add (list, texts);
    }
  return list;
}

/* }}} */
