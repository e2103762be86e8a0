#include "config.h"

#include "summer-desk-entry.h"

#include "summer-calendar.h"
#include "summer-facts-loader.h"

#include <glib/gi18n.h>

/* How many conflicts and names a message tells one by one. */
#define MOST_TOLD 5

/* The class as it is in the transaction, for the marks of any of its days. */
typedef struct
{
  const SummerDesk *desk;
  SummerFacts *facts; /* owned */
  const SummerClassFacts *of;
  SummerCalendar calendar;
  GPtrArray *conflicts; /* owned: in words */
  char *first;          /* owned: the first child changed */
  guint n_changed;
} Marking;

static gboolean
marking_init (Marking *self, const SummerDesk *desk, GError **error)
{
  *self = (Marking){ .desk = desk };
  self->facts = summer_store_load_class_facts (desk->store, desk->class_id, FALSE, error);
  if (self->facts == NULL)
    return FALSE;
  self->of = &self->facts->classes[0];
  self->conflicts = g_ptr_array_new_with_free_func (g_free);
  summer_calendar_init (&self->calendar, self->facts, self->of, desk->today);
  return TRUE;
}

static void
marking_clear (Marking *self)
{
  if (self->facts == NULL)
    return;
  summer_calendar_clear (&self->calendar);
  g_ptr_array_unref (self->conflicts);
  summer_facts_unref (self->facts);
  g_free (self->first);
}

/**
 * summer_desk_dup_ahead:
 * @day: one that is still to come
 * @mark: not unrecorded
 *
 * Nobody was there or stayed away yet, but leave is known before.
 *
 * Returns: (transfer full) (nullable): why the mark cannot be noted, in words; NULL when it can
 */
char *
summer_desk_dup_ahead (SummerDay day, SummerMark mark)
{
  g_autofree char *text = summer_day_dup_text (day);

  return mark == SUMMER_MARK_SICK || mark == SUMMER_MARK_LEAVE
             ? NULL
             : g_strdup_printf (
                 _ ("%s is still to come: only sick and personal leave can be noted"), text);
}

/* Only what counts may be marked; taking a mark away is always possible. */
static gboolean
check_mark (const Marking *self,
            const SummerDeskMark *mark,
            const SummerDayRow *former,
            GError **error)
{
  g_autofree char *day = summer_day_dup_text (mark->day);

  if (mark->mark == SUMMER_MARK_UNRECORDED)
    return TRUE;
  if (summer_calendar_find (&self->calendar, mark->day) < 0)
    return summer_desk_set_refused (error, _ ("%s: there is no class on %s."), former->name, day);
  if (!summer_class_facts_is_enrolled (self->of, mark->child, mark->day, NULL))
    return summer_desk_set_refused (error, _ ("%s is not enrolled in this class on %s."),
                                    former->name, day);
  if (mark->mark == SUMMER_MARK_PRESENT && summer_class_state_is_barred (self->of->state))
    return summer_desk_set_refused (error, _ ("The class is not approved: nobody can be present."));
  if (mark->day > self->desk->today)
    {
      g_autofree char *ahead = summer_desk_dup_ahead (mark->day, mark->mark);

      return ahead == NULL || summer_desk_set_refused (error, "%s", ahead);
    }
  return TRUE;
}

static void
add_conflict (Marking *self, const SummerDeskMark *mark, const SummerDayRow *former)
{
  g_autofree char *day = summer_day_dup_text (mark->day);

  g_ptr_array_add (self->conflicts,
                   g_strdup_printf (_ ("%s %s is now “%s”"), former->name, day,
                                    former->mark == SUMMER_MARK_UNRECORDED
                                        ? _ ("not recorded")
                                        : summer_terms_get_text (SUMMER_TERMS_MARK,
                                                                 (int) former->mark)));
}

typedef struct
{
  Marking *marking;
  const SummerDeskMark *mark;
  GError *error; /* owned */
} MarkOne;

static gboolean
mark_one (const SummerDayRow *former, gpointer user_data)
{
  MarkOne *one = user_data;
  Marking *self = one->marking;
  const SummerDeskMark *mark = one->mark;

  if (former->mark == mark->mark)
    return TRUE;
  if (former->mark != mark->seen)
    {
      add_conflict (self, mark, former);
      return TRUE;
    }
  if (!check_mark (self, mark, former, &one->error))
    return TRUE;

  SummerMarkRecord record = { self->desk->class_id, mark->child,      mark->day, mark->mark,
                              SUMMER_TIME_NONE,     SUMMER_TIME_NONE, NULL,      NULL };
  if (!summer_desk_entry_mark (self->desk, &record, former, &one->error))
    return TRUE;
  if (self->n_changed++ == 0)
    self->first = g_strdup (former->name);
  return TRUE;
}

static gboolean
set_conflicts (Marking *self, GError **error)
{
  g_autofree char *list = NULL;
  guint n = self->conflicts->len;

  if (n > MOST_TOLD)
    {
      g_ptr_array_set_size (self->conflicts, MOST_TOLD);
      g_ptr_array_add (self->conflicts, g_strdup_printf (_ ("and %u more"), n - MOST_TOLD));
    }
  g_ptr_array_add (self->conflicts, NULL);
  list = g_strjoinv (_ ("; "), (char **) self->conflicts->pdata);
  return summer_desk_set_conflict (
      error, _ ("Somebody else recorded otherwise meanwhile: %s. Nothing was changed; look again."),
      list);
}

static gboolean
mark_all (Marking *self, const SummerDeskMark *marks, guint n_marks, GError **error)
{
  for (guint i = 0; i < n_marks; i++)
    {
      MarkOne one = { self, &marks[i], NULL };

      if (!summer_day_row_find (self->desk->store, self->desk->class_id, marks[i].day,
                                marks[i].child, mark_one, &one, error))
        return FALSE;
      if (one.error != NULL)
        {
          g_propagate_error (error, one.error);
          return FALSE;
        }
    }
  return self->conflicts->len == 0 || set_conflicts (self, error);
}

/* "Lin Tiantian 9 Jul sick", "25 marks". */
static char *
dup_what (const SummerDesk *desk, const SummerDeskMark *marks, guint n_marks, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *day = NULL;

  if (n_marks != 1)
    return g_strdup_printf (ngettext ("%u mark", "%u marks", n_marks), n_marks);
  name = summer_desk_dup_child (desk, marks->day, marks->child, error);
  if (name == NULL)
    return NULL;
  day = summer_day_dup_text (marks->day);
  return g_strdup_printf ("%s %s %s", name, day,
                          marks->mark == SUMMER_MARK_UNRECORDED
                              ? _ ("not recorded")
                              : summer_terms_get_text (SUMMER_TERMS_MARK, (int) marks->mark));
}

/**
 * summer_desk_mark:
 * @marks: (array length=n_marks): what is to stand where, of any days of the class, with what was seen there
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * Changes marks in one entry, all of them or none. The register is typed after the fact, so that an earlier
 * day takes no reason, but one that is signed off does. A mark that is another one than was seen is a
 * conflict; one that stands there already is left alone. Times and collectors go with the present mark they
 * belonged to.
 */
gboolean
summer_desk_mark (
    const SummerDesk *desk, const SummerDeskMark *marks, guint n_marks, char **done, GError **error)
{
  g_autofree char *what = NULL;
  Marking marking = { 0 };

  g_return_val_if_fail (marks != NULL && n_marks > 0, FALSE);

  what = dup_what (desk, marks, n_marks, error);
  if (what == NULL || !summer_desk_entry_begin (desk, "mark", what, SUMMER_ENTRY_ANY_DAY, error))
    return FALSE;

  gboolean written
      = marking_init (&marking, desk, error) && mark_all (&marking, marks, n_marks, error);
  marking_clear (&marking);
  return summer_desk_entry_end (desk, "mark", what, written, done, error);
}

static gboolean
set_times (const SummerDesk *desk, gint64 id, SummerTime in, SummerTime out, GError **error)
{
  g_autoptr (SummerClassDay) day
      = summer_class_day_load (desk->store, desk->class_id, desk->day, error);
  guint at = day != NULL ? summer_class_day_find (day, id) : G_MAXUINT;
  const SummerDayChild *child;

  if (day == NULL)
    return FALSE;
  if (at == G_MAXUINT || day->children[at].mark != SUMMER_MARK_PRESENT)
    return summer_desk_set_refused (
        error, _ ("Only a child that was present has times. Sign the child in first."));
  child = &day->children[at];
  if (out != SUMMER_TIME_NONE && child->out == SUMMER_TIME_NONE)
    return summer_desk_set_refused (
        error, _ ("%s has not been signed out. Release the child, so that it is known to whom."),
        child->name);

  SummerMarkRecord mark = { desk->class_id,
                            id,
                            desk->day,
                            SUMMER_MARK_PRESENT,
                            in,
                            out,
                            child->brought_by,
                            out != SUMMER_TIME_NONE ? child->collected_by : NULL };
  SummerDayRow former = { .id = id,
                          .mark = child->mark,
                          .in = child->in,
                          .out = child->out,
                          .brought_by = child->brought_by,
                          .collected_by = child->collected_by };
  return summer_desk_entry_mark (desk, &mark, &former, error);
}

/**
 * summer_desk_set_times:
 * @in: when the child came; %SUMMER_TIME_NONE = not known
 * @out: when it went; %SUMMER_TIME_NONE takes the sign-out back
 *
 * Corrects the times of a child that was present: a late arrival, an early leave, a sign-out by mistake.
 */
gboolean
summer_desk_set_times (const SummerDesk *desk,
                       gint64 child,
                       SummerTime in,
                       SummerTime out,
                       char **done,
                       GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *from = summer_time_dup_text (in);
  g_autofree char *to = summer_time_dup_text (out);
  g_autofree char *what = NULL;

  name = summer_desk_dup_child (desk, desk->day, child, error);
  if (name == NULL)
    return FALSE;
  what = g_strdup_printf ("%s %s–%s", name, from, to);
  if (!summer_desk_entry_begin (desk, "times", what, SUMMER_ENTRY_ITS_DAY, error))
    return FALSE;
  return summer_desk_entry_end (desk, "times", what, set_times (desk, child, in, out, error), done,
                                error);
}

/* Signs in everyone who is expected, not recorded yet, and whom nothing bars. */
static gboolean
sign_all_in (const SummerDesk *desk,
             const SummerClassDay *day,
             SummerTime time,
             guint *n_in,
             guint *n_left,
             GError **error)
{
  for (guint i = 0; i < day->n_children; i++)
    {
      const SummerDayChild *child = &day->children[i];

      if (!child->expected || child->presence != SUMMER_PRESENCE_UNRECORDED)
        continue;
      if (child->flags & (SUMMER_FLAGS_REFUSE | SUMMER_FLAGS_REASON)
          || (day->of->places > 0
              && day->counts.by_presence[SUMMER_PRESENCE_HERE] + (int) *n_in >= day->of->places))
        {
          ++*n_left;
          continue;
        }

      SummerMarkRecord mark = { desk->class_id, child->id,        desk->day, SUMMER_MARK_PRESENT,
                                time,           SUMMER_TIME_NONE, NULL,      NULL };
      SummerDayRow former = { .id = child->id,
                              .mark = SUMMER_MARK_UNRECORDED,
                              .in = SUMMER_TIME_NONE,
                              .out = SUMMER_TIME_NONE };
      if (!summer_desk_entry_mark (desk, &mark, &former, error))
        return FALSE;
      ++*n_in;
    }
  return TRUE;
}

/**
 * summer_desk_all_here:
 * @n: (out) (optional): how many were left out, because something stands against them
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * Signs in every expected child that is not recorded yet, in one entry; the exceptions are marked after that.
 * Whom a flag bars is left out, however good the reason: that is for each child by itself.
 */
gboolean
summer_desk_all_here (
    const SummerDesk *desk, SummerTime time, guint *n, char **done, GError **error)
{
  g_autofree char *at = summer_time_dup_text (time);
  g_autoptr (SummerClassDay) day = NULL;
  guint n_in = 0, n_left = 0;

  g_return_val_if_fail (time != SUMMER_TIME_NONE, FALSE);

  if (!summer_desk_entry_begin (desk, "all-here", at, SUMMER_ENTRY_ITS_DAY, error))
    return FALSE;
  day = summer_class_day_load (desk->store, desk->class_id, desk->day, error);

  gboolean written = day != NULL && sign_all_in (desk, day, time, &n_in, &n_left, error);
  g_autofree char *what
      = g_strdup_printf (ngettext ("%u child, %s", "%u children, %s", n_in), n_in, at);
  if (n != NULL)
    *n = n_left;
  return summer_desk_entry_end (desk, "all-here", what, written, done, error);
}
