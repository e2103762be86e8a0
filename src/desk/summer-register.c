#include "config.h"

#include "summer-register.h"

#include "summer-attendance.h"
#include "summer-corrections.h"
#include "summer-desk-entry.h"
#include "summer-facts-loader.h"
#include "summer-pinyin.h"

#include <glib/gi18n.h>

typedef struct
{
  SummerRegister *register_; /* borrowed: being made */
  SummerCalendar calendar;
  SummerAttendance attendance;
  guint *rows; /* owned: the row of a child of the facts; G_MAXUINT = not shown */
} Builder;

static void
builder_clear (Builder *builder)
{
  summer_calendar_clear (&builder->calendar);
  summer_attendance_clear (&builder->attendance);
  g_clear_pointer (&builder->rows, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Builder, builder_clear)

static const char *
keep (SummerRegister *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

static gboolean
is_closed (const SummerFacts *facts, SummerDay day)
{
  for (guint i = 0; i < facts->n_closed_days; i++)
    if (facts->closed_days[i] == day)
      return TRUE;
  return FALSE;
}

static const SummerAdjustmentRecord *
find_cancellation (const SummerClassFacts *of, SummerDay day)
{
  for (guint i = 0; i < of->n_adjustments; i++)
    if (of->adjustments[i].day == day && of->adjustments[i].kind == SUMMER_ADJUSTMENT_CANCELLED)
      return &of->adjustments[i];
  return NULL;
}

/* Why there is no class on a day. */
static SummerCellState
get_closed_state (const SummerRegister *self, const SummerRegisterDay *day)
{
  if (self->of->first_day == SUMMER_DAY_NONE || day->day < self->of->first_day
      || day->day > self->of->last_day)
    return SUMMER_CELL_OUTSIDE;
  if (find_cancellation (self->of, day->day) != NULL)
    return SUMMER_CELL_CANCELLED;
  return is_closed (self->facts, day->day) ? SUMMER_CELL_CLOSED : SUMMER_CELL_WEEKEND;
}

static void
add_days (Builder *builder)
{
  SummerRegister *self = builder->register_;

  self->n_days = (guint) (self->last - self->first + 1);
  self->days = g_new0 (SummerRegisterDay, self->n_days);
  for (guint i = 0; i < self->n_days; i++)
    {
      SummerRegisterDay *day = &self->days[i];
      const SummerAdjustmentRecord *cancelled;
      int at;

      day->day = self->first + (SummerDay) i;
      at = summer_calendar_find (&builder->calendar, day->day);
      cancelled = find_cancellation (self->of, day->day);
      day->open = at >= 0;
      day->reason = cancelled != NULL ? cancelled->reason : NULL;
      day->state = (guint8) (!day->open               ? get_closed_state (self, day)
                             : day->day > self->today ? SUMMER_CELL_TO_COME
                                                      : SUMMER_CELL_OPEN);
      if (at < 0 || (guint) at >= builder->calendar.n_held)
        continue;
      day->present = builder->attendance.days[at].present;
      day->expected = builder->attendance.days[at].expected;
      day->unrecorded = builder->attendance.days[at].unrecorded;
    }
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  const SummerRegisterChild *left = a, *right = b;

  return g_strcmp0 (left->code, right->code);
}

/* The children in the order of their codes; who has nothing to do with these days is left out. */
static void
add_children (Builder *builder)
{
  SummerRegister *self = builder->register_;
  const SummerClassFacts *of = self->of;
  g_autofree gboolean *shown = g_new0 (gboolean, of->n_children + 1);
  g_autofree SummerPeriod *periods = g_new (SummerPeriod, of->n_children + 1);

  for (guint i = 0; i < of->n_children; i++)
    periods[i] = (SummerPeriod){ SUMMER_DAY_NONE, SUMMER_DAY_NONE };
  for (guint i = 0; i < of->n_enrolments; i++)
    {
      const SummerFactEnrolment *enrolment = &of->enrolments[i];
      SummerPeriod *period = &periods[enrolment->child];

      if (period->first == SUMMER_DAY_NONE || enrolment->first < period->first)
        period->first = enrolment->first;
      period->last = MAX (period->last, enrolment->last);
      shown[enrolment->child] |= enrolment->first <= self->last && enrolment->last >= self->first;
    }
  for (guint i = 0; i < of->n_marks; i++)
    shown[of->marks[i].child] |= of->marks[i].day >= self->first && of->marks[i].day <= self->last;

  self->children = g_new0 (SummerRegisterChild, of->n_children + 1);
  for (guint i = 0; i < of->n_children; i++)
    if (shown[i])
      {
        g_autofree char *pinyin = summer_pinyin_dup_initials (of->children[i].name);

        self->children[self->n_children++] = (SummerRegisterChild){
          .id = of->children[i].id,
          .code = of->children[i].code,
          .name = of->children[i].name,
          .pinyin = keep (self, pinyin),
          .first_day = periods[i].first,
          .last_day = periods[i].last,
        };
      }
  qsort (self->children, self->n_children, sizeof *self->children, compare_codes);

  /* Both lists know the ids; the one of the facts is sorted by them. */
  builder->rows = g_new (guint, of->n_children + 1);
  for (guint i = 0; i < of->n_children; i++)
    builder->rows[i] = G_MAXUINT;
  for (guint row = 0; row < self->n_children; row++)
    {
      guint low = 0, high = of->n_children;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (of->children[middle].id < self->children[row].id)
            low = middle + 1;
          else
            high = middle;
        }
      builder->rows[low] = row;
    }
}

static SummerRegisterCell *
get_cell (const SummerRegister *self, guint child, guint day)
{
  return &self->cells[(gsize) child * self->n_days + day];
}

static void
add_cells (Builder *builder)
{
  SummerRegister *self = builder->register_;
  const SummerClassFacts *of = self->of;

  self->cells = g_new0 (SummerRegisterCell, (gsize) self->n_children * self->n_days + 1);
  for (guint row = 0; row < self->n_children; row++)
    for (guint i = 0; i < self->n_days; i++)
      {
        const SummerRegisterDay *day = &self->days[i];
        const SummerRegisterChild *child = &self->children[row];
        SummerCellState state = SUMMER_CELL_LEFT;

        if (!day->open)
          state = (SummerCellState) day->state;
        else if (child->first_day != SUMMER_DAY_NONE && day->day < child->first_day)
          state = SUMMER_CELL_NOT_YET;
        get_cell (self, row, i)->state = (guint8) state;
      }
  for (guint i = 0; i < of->n_enrolments; i++)
    {
      const SummerFactEnrolment *enrolment = &of->enrolments[i];
      const guint row = builder->rows[enrolment->child];
      const SummerDay last = MIN (enrolment->last, self->last);

      for (SummerDay day = MAX (enrolment->first, self->first); row != G_MAXUINT && day <= last;
           day++)
        {
          const guint at = (guint) (day - self->first);

          if (self->days[at].open)
            get_cell (self, row, at)->state = self->days[at].state;
        }
    }
  for (guint i = 0; i < of->n_marks; i++)
    {
      const SummerFactMark *mark = &of->marks[i];

      if (mark->day >= self->first && mark->day <= self->last)
        {
          SummerRegisterCell *cell
              = get_cell (self, builder->rows[mark->child], (guint) (mark->day - self->first));

          cell->mark = mark->mark;
          cell->has_in = mark->has_in;
          cell->has_out = mark->has_out;
        }
    }
}

/* Whether the attendance of a child is too low over the whole class so far, whatever is still recorded of it. */
static gboolean
is_low (const Builder *builder, guint child)
{
  const SummerAttendance *attendance = &builder->attendance;
  const SummerChildTotals *totals = &attendance->children[child];
  int unrecorded = 0;

  for (guint day = 0; day < builder->calendar.n_held; day++)
    {
      const SummerCell *cell = &attendance->cells[(gsize) day * attendance->n_children + child];

      unrecorded += cell->expected && cell->mark == SUMMER_MARK_UNRECORDED;
    }
  return totals->expected > 0
         && !summer_attendance_reaches (builder->register_->facts->policy,
                                        (gint64) totals->present + unrecorded, totals->expected);
}

/* The totals of the days shown, of what the rules count: expected child-days on held days. */
static void
add_totals (Builder *builder)
{
  SummerRegister *self = builder->register_;
  const SummerPolicy *policy = self->facts->policy;

  for (guint row = 0; row < self->n_children; row++)
    {
      SummerRegisterChild *child = &self->children[row];

      for (guint i = 0; i < self->n_days; i++)
        {
          const SummerRegisterCell *cell = get_cell (self, row, i);

          if (cell->state != SUMMER_CELL_OPEN)
            continue;
          child->present += cell->mark == SUMMER_MARK_PRESENT;
          child->unrecorded += cell->mark == SUMMER_MARK_UNRECORDED;
          child->expected += summer_attendance_is_counted (policy, cell->mark);
        }
      child->low
          = child->expected > 0
            && !summer_attendance_reaches (policy, (gint64) child->present + child->unrecorded,
                                           child->expected);
      self->present += child->present;
      self->expected += child->expected;
      self->unrecorded += child->unrecorded;
    }
  /* A bad week is no bad summer. */
  for (guint i = 0; i < self->of->n_children; i++)
    if (builder->rows[i] != G_MAXUINT)
      self->children[builder->rows[i]].low &= is_low (builder, i);
}

static gboolean
add_sign_off (const SummerSignOffRecord *record, gpointer user_data)
{
  SummerRegister *self = user_data;

  if (record->day >= self->first && record->day <= self->last)
    {
      SummerRegisterDay *day = &self->days[record->day - self->first];

      day->signed_off = TRUE;
      day->signed_off_by = keep (self, record->signed_by);
      day->signed_off_at = record->time;
    }
  return TRUE;
}

static guint
find_child (const SummerRegister *self, gint64 id)
{
  for (guint i = 0; i < self->n_children; i++)
    if (self->children[i].id == id)
      return i;
  return G_MAXUINT;
}

static gboolean
add_correction (const SummerCorrectionRecord *record, gpointer user_data)
{
  SummerRegister *self = user_data;
  const guint child = record->child != 0 ? find_child (self, record->child) : G_MAXUINT;
  SummerRegisterCorrection correction = {
    record->child, record->day,  (SummerMark) record->mark, record->in, record->out, NULL,
    NULL,          record->time,
  };

  if (child == G_MAXUINT || record->day < self->first || record->day > self->last)
    return TRUE;
  correction.collected_by = keep (self, record->collected_by);
  correction.reason = keep (self, record->reason);
  g_array_append_val (self->corrections, correction);
  get_cell (self, child, (guint) (record->day - self->first))->corrected = TRUE;
  return TRUE;
}

/**
 * summer_register_load:
 * @first: the first day shown
 * @last: the last one
 * @today: marks count up to this day, and only sick and personal leave go behind it
 *
 * Reads the register of a class. What counts is what the rules count; the totals are those of the days shown.
 *
 * Returns: (transfer full) (nullable): the register, or NULL with @error set
 */
SummerRegister *
summer_register_load (SummerStore *store,
                      gint64 class_id,
                      SummerDay first,
                      SummerDay last,
                      SummerDay today,
                      GError **error)
{
  g_autoptr (SummerRegister) self = NULL;
  g_autoptr (SummerFacts) facts = NULL;
  g_auto (Builder) builder = { 0 };

  g_return_val_if_fail (first <= last && last - first < SUMMER_CLASS_DAYS_MAX, NULL);

  facts = summer_store_load_class_facts (store, class_id, TRUE, error);
  if (facts == NULL)
    return NULL;

  self = g_new0 (SummerRegister, 1);
  self->facts = g_steal_pointer (&facts);
  self->of = &self->facts->classes[0];
  self->first = first;
  self->last = last;
  self->today = today;
  self->strings = g_string_chunk_new (1024);
  self->corrections = g_array_new (FALSE, FALSE, sizeof (SummerRegisterCorrection));

  builder.register_ = self;
  summer_calendar_init (&builder.calendar, self->facts, self->of, today);
  summer_attendance_load (&builder.attendance, self->of, self->facts->policy, &builder.calendar,
                          today);
  add_days (&builder);
  add_children (&builder);
  add_cells (&builder);
  add_totals (&builder);
  if (!summer_sign_off_each (store, class_id, add_sign_off, self, error)
      || !summer_correction_each (store, class_id, add_correction, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * summer_register_count_unrecorded:
 * @n: (out): the child-days of the class up to @today on which nothing is recorded
 */
gboolean
summer_register_count_unrecorded (
    SummerStore *store, gint64 class_id, SummerDay today, guint *n, GError **error)
{
  g_autoptr (SummerFacts) facts = summer_store_load_class_facts (store, class_id, TRUE, error);
  g_auto (Builder) builder = { 0 };

  *n = 0;
  if (facts == NULL)
    return FALSE;
  summer_calendar_init (&builder.calendar, facts, facts->classes, today);
  summer_attendance_load (&builder.attendance, facts->classes, facts->policy, &builder.calendar,
                          today);
  *n = (guint) builder.attendance.unrecorded;
  return TRUE;
}

void
summer_register_free (SummerRegister *self)
{
  g_clear_pointer (&self->facts, summer_facts_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_pointer (&self->corrections, g_array_unref);
  g_free (self->days);
  g_free (self->children);
  g_free (self->cells);
  g_free (self);
}

const SummerRegisterCell *
summer_register_get_cell (const SummerRegister *self, guint child, guint day)
{
  g_return_val_if_fail (child < self->n_children && day < self->n_days, NULL);

  return get_cell (self, child, day);
}

static char *
dup_closed (const SummerRegister *self, const SummerRegisterDay *of, SummerCellState state)
{
  g_autofree char *day = summer_day_dup_text (of->day);

  switch (state)
    {
    case SUMMER_CELL_WEEKEND:
      return g_strdup_printf (_ ("%s: no class at the weekend"), day);
    case SUMMER_CELL_CLOSED:
      return g_strdup_printf (_ ("%s: closed for the whole programme"), day);
    case SUMMER_CELL_CANCELLED:
      if (of->reason == NULL || *of->reason == '\0')
        return g_strdup_printf (_ ("%s: cancelled"), day);
      /* Translators: a day, then why there is no class: Thu 18 Jul: cancelled, typhoon */
      return g_strdup_printf (_ ("%s: cancelled, %s"), day, of->reason);
    case SUMMER_CELL_OUTSIDE:
      if (self->of->first_day == SUMMER_DAY_NONE)
        return g_strdup (_ ("The class has no dates yet"));
      if (of->day < self->of->first_day)
        {
          g_autofree char *first = summer_day_dup_text (self->of->first_day);

          return g_strdup_printf (_ ("%s: the class begins on %s"), day, first);
        }
      else
        {
          g_autofree char *last = summer_day_dup_text (self->of->last_day);

          return g_strdup_printf (_ ("%s: the class ended on %s"), day, last);
        }
    case SUMMER_CELL_OPEN:
    case SUMMER_CELL_NOT_YET:
    case SUMMER_CELL_LEFT:
    case SUMMER_CELL_TO_COME:
    default:
      return NULL;
    }
}

static char *
dup_not_enrolled (const SummerRegisterChild *child, SummerDay on, SummerCellState state)
{
  g_autofree char *day = summer_day_dup_text (on);
  g_autofree char *first = summer_day_dup_text (child->first_day);
  g_autofree char *last = summer_day_dup_text (child->last_day);

  if (state == SUMMER_CELL_NOT_YET)
    return g_strdup_printf (_ ("%s joins on %s"), child->name, first);
  if (child->last_day != SUMMER_DAY_NONE && on > child->last_day)
    return g_strdup_printf (_ ("%s left after %s"), child->name, last);
  return g_strdup_printf (_ ("%s is not enrolled on %s"), child->name, day);
}

/**
 * summer_register_dup_refusal:
 * @mark: what is to stand in the cell; %SUMMER_MARK_UNRECORDED to clear it, which is never refused: a mark that
 *   counts nowhere may go
 *
 * Returns: (transfer full) (nullable): why the mark may not stand there, in words; NULL when it may
 */
char *
summer_register_dup_refusal (const SummerRegister *self, guint child, guint day, SummerMark mark)
{
  SummerCellState state;

  g_return_val_if_fail (child < self->n_children && day < self->n_days, NULL);

  if (mark == SUMMER_MARK_UNRECORDED)
    return NULL;
  state = (SummerCellState) get_cell (self, child, day)->state;
  switch (state)
    {
    case SUMMER_CELL_OPEN:
      return NULL;
    case SUMMER_CELL_TO_COME:
      return summer_desk_dup_ahead (self->days[day].day, mark);
    case SUMMER_CELL_NOT_YET:
    case SUMMER_CELL_LEFT:
      return dup_not_enrolled (&self->children[child], self->days[day].day, state);
    case SUMMER_CELL_OUTSIDE:
    case SUMMER_CELL_WEEKEND:
    case SUMMER_CELL_CLOSED:
    case SUMMER_CELL_CANCELLED:
    default:
      return dup_closed (self, &self->days[day], state);
    }
}

/**
 * summer_register_dup_history:
 *
 * What stood in a cell before it was corrected, a line a correction, the first one first.
 *
 * Returns: (transfer full) (nullable): the text; NULL for a cell that never was corrected
 */
char *
summer_register_dup_history (const SummerRegister *self, guint child, guint day)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (child < self->n_children && day < self->n_days, NULL);

  for (guint i = 0; i < self->corrections->len; i++)
    {
      const SummerRegisterCorrection *correction
          = &g_array_index (self->corrections, SummerRegisterCorrection, i);
      const SummerCorrectionRecord record = { .child = correction->child,
                                              .mark = (int) correction->former,
                                              .in = correction->in,
                                              .out = correction->out,
                                              .collected_by = correction->collected_by,
                                              .reason = correction->reason,
                                              .time = correction->time };
      g_autofree char *former = NULL;

      if (correction->child != self->children[child].id || correction->day != self->days[day].day)
        continue;
      former = summer_correction_dup_former (&record);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", former);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * summer_register_dup_day:
 *
 * What there is to say of a day: why there is no class, or by whom and when it was signed off.
 *
 * Returns: (transfer full) (nullable): the text; NULL for an ordinary open day
 */
char *
summer_register_dup_day (const SummerRegister *self, guint day)
{
  const SummerRegisterDay *of;
  g_autofree char *text = NULL, *when = NULL;

  g_return_val_if_fail (day < self->n_days, NULL);

  of = &self->days[day];
  if (!of->open)
    return dup_closed (self, of, (SummerCellState) of->state);
  if (!of->signed_off)
    return NULL;
  text = summer_day_dup_text (of->day);
  when = summer_moment_dup_text (of->signed_off_at);
  /* Translators: a day, who signed it off, and when */
  return g_strdup_printf (_ ("%s: signed off by %s, %s"), text, of->signed_off_by, when);
}
