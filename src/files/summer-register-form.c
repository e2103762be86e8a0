#include "config.h"

#include "summer-register-form.h"

#include <glib/gi18n.h>

#include "summer-table-form.h"

enum
{
  NUMBER,
  CODE,
  NAME,
  FIRST_DAY,
};

/* Up to so many days the paper stands upright. */
#define DAYS_UPRIGHT 7

/* Points. Below the lowest row nobody writes by hand. */
#define LOWEST 14.0
#define HIGHEST 24.0

typedef struct
{
  const SummerRegister *of;
  gboolean blank;
  guint from, to;  /* the days on the paper: those of the class */
  guint totals;    /* the column behind the days */
  gboolean strays; /* there are marks that count nowhere */
  SummerTableForm *form;
} Making;

static const char *
get_weekday (SummerDay day)
{
  static const char *const letters[] = {
    NC_ ("weekday of a register", "Mon"), NC_ ("weekday of a register", "Tue"),
    NC_ ("weekday of a register", "Wed"), NC_ ("weekday of a register", "Thu"),
    NC_ ("weekday of a register", "Fri"), NC_ ("weekday of a register", "Sat"),
    NC_ ("weekday of a register", "Sun"),
  };

  return g_dpgettext2 (NULL, "weekday of a register", letters[summer_day_get_weekday (day) - 1]);
}

/* Why there is no class on a working day; weekends say so themselves. */
static const char *
get_reason (const SummerRegisterDay *day)
{
  if (day->open || summer_day_get_weekday (day->day) > 5)
    return NULL;
  return day->reason != NULL && *day->reason != '\0' ? day->reason : _ ("No class");
}

static guint
get_column (const Making *self, guint day)
{
  return FIRST_DAY + day - self->from;
}

/* 7月8日 without the weekday and the year, which stand above. */
static char *
dup_short_day (SummerDay day)
{
  int month, mday;

  summer_day_to_ymd (day, NULL, &month, &mday);
  /* Translators: month and day of the month, in a narrow column. */
  return g_strdup_printf (C_ ("short date", "%d/%d"), month, mday);
}

static void
add_day_columns (Making *self)
{
  const gboolean week = self->to - self->from <= DAYS_UPRIGHT;
  int first_month, last_month;

  summer_day_to_ymd (self->of->days[self->from].day, NULL, &first_month, NULL);
  summer_day_to_ymd (self->of->days[self->to - 1].day, NULL, &last_month, NULL);
  for (guint i = self->from; i < self->to; i++)
    {
      const SummerRegisterDay *day = &self->of->days[i];
      g_autofree char *heading = NULL;
      guint column;
      int mday;

      summer_day_to_ymd (day->day, NULL, NULL, &mday);
      heading = week || first_month != last_month ? dup_short_day (day->day)
                                                  : g_strdup_printf ("%d", mday);
      column = summer_table_form_add_column (self->form, heading, get_weekday (day->day),
                                             week        ? 34
                                             : day->open ? 15
                                                         : 12,
                                             !day->open ? 0
                                             : week     ? 4
                                                        : 1,
                                             SUMMER_FORM_CENTRE);
      if (!day->open)
        summer_table_form_shade_column (self->form, column, get_reason (day));
    }
}

static void
add_columns (Making *self)
{
  gsize longest = 0;
  glong longest_name = 0;

  for (guint i = 0; i < self->of->n_children; i++)
    {
      longest = MAX (longest, strlen (self->of->children[i].code));
      longest_name = MAX (longest_name, g_utf8_strlen (self->of->children[i].name, -1));
    }
  summer_table_form_add_column (self->form, _ ("No."), NULL, 22, 0, SUMMER_FORM_CENTRE);
  summer_table_form_add_column (self->form, _ ("Code"), NULL, summer_form_get_code_width (longest),
                                0, SUMMER_FORM_WHOLE);
  summer_table_form_add_column (self->form, _ ("Name"), NULL,
                                summer_form_get_name_width (longest_name), 1, SUMMER_FORM_PLAIN);
  add_day_columns (self);
  self->totals = get_column (self, self->to);
  summer_table_form_add_column (self->form, _ ("Present"), NULL, 30, 0, SUMMER_FORM_CENTRE);
  if (self->blank)
    {
      summer_table_form_add_column (self->form, _ ("Remarks"), NULL, 60, 1, SUMMER_FORM_PLAIN);
      return;
    }
  summer_table_form_add_column (self->form, _ ("Expected"), NULL, 30, 0, SUMMER_FORM_CENTRE);
  summer_table_form_add_column (self->form, _ ("Rate"), NULL, 46, 0, SUMMER_FORM_END);
}

static void
set_totals (
    const Making *self, SummerFormRow *row, int present, int expected, SummerFormStyle style)
{
  g_autofree char *presents = g_strdup_printf ("%d", present);
  g_autofree char *expecteds = g_strdup_printf ("%d", expected);
  g_autofree char *percent = summer_rate_dup_percent (present, expected);
  g_autofree char *rate = percent != NULL ? g_strconcat (percent, "%", NULL) : g_strdup ("–");

  summer_form_row_set (row, self->totals, presents, style);
  summer_form_row_set (row, self->totals + 1, expecteds, style);
  summer_form_row_set (row, self->totals + 2, rate, style);
}

static gboolean
is_away (const SummerRegisterCell *cell)
{
  return cell->state == SUMMER_CELL_NOT_YET || cell->state == SUMMER_CELL_LEFT;
}

/* Days before a child joined, or after it left, as one grey cell that says so where it is wide enough. */
static guint
set_away (const Making *self, SummerFormRow *row, guint child, guint from)
{
  const SummerRegisterChild *of = &self->of->children[child];
  const guint8 state = summer_register_get_cell (self->of, child, from)->state;
  g_autofree char *text = NULL;
  guint end = from;

  while (end < self->to && get_reason (&self->of->days[end]) == NULL)
    {
      const SummerRegisterCell *cell = summer_register_get_cell (self->of, child, end);

      if (cell->mark != SUMMER_MARK_UNRECORDED
          || (cell->state != state && cell->state != SUMMER_CELL_WEEKEND))
        break;
      end++;
    }
  while (end > from + 1 && summer_register_get_cell (self->of, child, end - 1)->state != state)
    end--;
  if (end <= from + 1)
    {
      summer_form_row_set (row, get_column (self, from), NULL, SUMMER_FORM_SHADED);
      return from + 1;
    }
  if (end > from + 2 && (state == SUMMER_CELL_NOT_YET || of->last_day < self->of->days[from].day))
    {
      g_autofree char *day
          = dup_short_day (state == SUMMER_CELL_NOT_YET ? of->first_day : of->last_day);

      /* Translators: %s is a day, 7/15. */
      text
          = g_strdup_printf (state == SUMMER_CELL_NOT_YET ? _ ("joins on %s") : _ ("left after %s"),
                             day);
    }
  summer_form_row_set (row, get_column (self, from), text, SUMMER_FORM_SHADED);
  summer_form_row_merge (row, get_column (self, from), end - from);
  return end;
}

/* A mark that counts nowhere stands on grey. */
static void
set_mark (Making *self, SummerFormRow *row, guint day, const SummerRegisterCell *cell)
{
  const gboolean counts = self->of->days[day].open && !is_away (cell);

  self->strays = self->strays || !counts;
  summer_form_row_set (row, get_column (self, day),
                       summer_terms_get_chinese (SUMMER_TERMS_MARK, cell->mark),
                       counts ? SUMMER_FORM_PLAIN : SUMMER_FORM_SHADED);
}

static void
add_child (Making *self, guint child)
{
  const SummerRegisterChild *of = &self->of->children[child];
  SummerFormRow *row = summer_table_form_add_row (self->form);
  g_autofree char *number = g_strdup_printf ("%u", child + 1);

  summer_form_row_set (row, NUMBER, number, SUMMER_FORM_PLAIN);
  summer_form_row_set (row, CODE, of->code, SUMMER_FORM_PLAIN);
  summer_form_row_set (row, NAME, of->name, SUMMER_FORM_PLAIN);
  for (guint day = self->from; day < self->to;)
    {
      const SummerRegisterCell *cell = summer_register_get_cell (self->of, child, day);

      if (!self->blank && cell->mark != SUMMER_MARK_UNRECORDED)
        set_mark (self, row, day++, cell);
      else if (self->of->days[day].open && is_away (cell))
        day = set_away (self, row, child, day);
      else
        day++;
    }
  if (!self->blank)
    set_totals (self, row, of->present, of->expected,
                of->low ? SUMMER_FORM_STRONG : SUMMER_FORM_PLAIN);
}

static SummerFormRow *
add_sum (const Making *self, const char *label)
{
  SummerFormRow *row = summer_table_form_add_sum (self->form);

  summer_form_row_set (row, NUMBER, label, SUMMER_FORM_CENTRE | SUMMER_FORM_STRONG);
  summer_form_row_merge (row, NUMBER, FIRST_DAY);
  return row;
}

static void
add_sums (Making *self)
{
  SummerFormRow *present, *expected, *unrecorded;

  present = add_sum (self, _ ("Children present"));
  if (self->blank)
    return;
  expected = add_sum (self, _ ("Children expected"));
  unrecorded = self->of->unrecorded > 0 ? add_sum (self, _ ("Not recorded")) : NULL;
  for (guint i = self->from; i < self->to; i++)
    {
      const SummerRegisterDay *day = &self->of->days[i];
      g_autofree char *presents = g_strdup_printf ("%d", day->present);
      g_autofree char *expecteds = g_strdup_printf ("%d", day->expected);
      g_autofree char *unrecordeds = g_strdup_printf ("%d", day->unrecorded);

      if (!day->open || day->expected == 0)
        continue;
      summer_form_row_set (present, get_column (self, i), presents, SUMMER_FORM_STRONG);
      summer_form_row_set (expected, get_column (self, i), expecteds, SUMMER_FORM_PLAIN);
      if (unrecorded != NULL && day->unrecorded > 0)
        summer_form_row_set (unrecorded, get_column (self, i), unrecordeds, SUMMER_FORM_STRONG);
    }
  set_totals (self, present, self->of->present, self->of->expected, SUMMER_FORM_STRONG);
}

/* 7/18 台风停课; 7/25 … */
static char *
dup_closed_days (const Making *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = self->from; i < self->to; i++)
    {
      const char *reason = get_reason (&self->of->days[i]);
      g_autofree char *day = NULL;

      if (reason == NULL)
        continue;
      day = dup_short_day (self->of->days[i].day);
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? _ ("; ") : "", day, reason);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
append_note (GString *text, const char *note)
{
  if (text->len > 0)
    g_string_append (text, "    ");
  g_string_append (text, note);
}

/* In one line where they fit: each line more is a row less. */
static void
add_notes (Making *self)
{
  g_autofree char *closed = dup_closed_days (self);
  g_autoptr (GString) text = g_string_new (NULL);

  append_note (text, _ ("√ present, 病 sick, 事 leave, 旷 absent, empty: not recorded"));
  if (closed != NULL)
    {
      /* Translators: %s lists days with their reasons: 7/18 typhoon; 7/25 … */
      g_autofree char *note = g_strdup_printf (_ ("Grey days are not held. %s"), closed);

      append_note (text, note);
    }
  if (!self->blank && self->of->unrecorded > 0)
    {
      g_autofree char *note = g_strdup_printf (
          ngettext ("%d child-day is not recorded yet: the rates count it as not present.",
                    "%d child-days are not recorded yet: the rates count them as not present.",
                    (gulong) self->of->unrecorded),
          self->of->unrecorded);

      append_note (text, note);
    }
  if (self->strays)
    append_note (text, _ ("Marks on grey are on days that do not count."));
  summer_table_form_add_note (self->form, text->str);
  summer_table_form_add_signature (self->form, _ ("Head of the class:"));
  summer_table_form_add_signature (self->form, _ ("Tutor:"));
  summer_table_form_add_signature (self->form, _ ("Date:"));
}

static char *
dup_words (const Making *self)
{
  g_autofree char *first = summer_day_dup_text_in_year (self->of->days[self->from].day);
  g_autofree char *last = summer_day_dup_text_in_year (self->of->days[self->to - 1].day);

  /* Translators: above a printed register: from a day to a day, and how many children it lists. */
  return g_strdup_printf (ngettext ("%s to %s · %u child", "%s to %s · %u children",
                                    self->of->n_children),
                          first, last, self->of->n_children);
}

static char *
dup_name (const Making *self)
{
  g_autofree char *first = summer_day_dup_iso (self->of->days[self->from].day);
  g_autofree char *last = summer_day_dup_iso (self->of->days[self->to - 1].day);

  return g_strdup_printf ("%s %s %s_%s", self->of->of->code,
                          self->blank ? C_ ("form", "Blank register") : C_ ("form", "Register"),
                          first, last);
}

/**
 * summer_register_form_new:
 * @of: some days of a class, at least one of them within its dates; days outside them are left out
 * @blank: without what was recorded, to be filled in by hand
 *
 * The register as it hangs on the wall, its children in the order of the screen. A week stands upright, more
 * days lie on the side.
 *
 * Returns: (transfer full): the form
 */
SummerForm *
summer_register_form_new (const SummerRegister *of, gboolean blank)
{
  Making self = { .of = of, .blank = blank };
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (of != NULL && of->n_days > 0, NULL);

  while (self.from + 1 < of->n_days && of->days[self.from].day < of->of->first_day)
    self.from++;
  self.to = of->n_days;
  while (self.to > self.from + 1 && of->days[self.to - 1].day > of->of->last_day)
    self.to--;

  /* Translators: title of the printed register; %s is the programme. */
  title = g_strdup_printf (_ ("%s: register of attendance"), of->facts->name);
  self.form = summer_table_form_new (title, self.to - self.from > DAYS_UPRIGHT);
  words = dup_words (&self);
  summer_form_take_name (SUMMER_FORM (self.form), dup_name (&self));
  summer_table_form_set_about (self.form, of->of, words, of->today);
  summer_table_form_set_heights (self.form, LOWEST, HIGHEST);
  add_columns (&self);
  for (guint i = 0; i < of->n_children; i++)
    add_child (&self, i);
  add_sums (&self);
  add_notes (&self);
  return SUMMER_FORM (self.form);
}
