#include "config.h"

#include "summer-open-work.h"

SummerOpenWork *
summer_open_work_new (const SummerOpenThing *thing)
{
  SummerOpenWork *self = g_new0 (SummerOpenWork, 1);

  self->kind = thing->kind;
  self->id = thing->id;
  self->name = g_strdup (thing->name);
  self->time = SUMMER_TIME_NONE;
  return self;
}

void
summer_open_work_free (gpointer data)
{
  SummerOpenWork *self = data;

  g_free (self->name);
  g_free (self->text);
  g_free (self->collector);
  g_free (self->telephone);
  g_free (self->confirmed_by);
  g_free (self);
}

static gboolean
release (const SummerDesk *desk, const SummerOpenWork *self, char **done, GError **error)
{
  const SummerRelease how = { .collector = self->collector,
                              .alone = self->alone,
                              .reason = self->text != NULL ? self->text : desk->reason,
                              .telephone = self->telephone,
                              .released_by = desk->by,
                              .confirmed_by = self->confirmed_by };

  return summer_desk_sign_out (desk, self->id, self->time, &how, done, error);
}

/* A child of whom nobody noted when it came is present without a time. */
static gboolean
mark (const SummerDesk *desk, const SummerOpenWork *self, char **done, GError **error)
{
  const SummerDeskMark one
      = { self->id, desk->day, SUMMER_MARK_UNRECORDED, (SummerMark) self->option };

  if (one.mark == SUMMER_MARK_PRESENT && self->time != SUMMER_TIME_NONE)
    return summer_desk_sign_in (desk, self->id, self->time, NULL, done, error);
  return summer_desk_mark (desk, &one, 1, done, error);
}

/**
 * summer_open_work_run:
 * @data: a #SummerOpenWork
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * Closes the thing.
 */
gboolean
summer_open_work_run (const SummerDesk *desk, gpointer data, char **done, GError **error)
{
  const SummerOpenWork *self = data;

  switch (self->kind)
    {
    case SUMMER_OPEN_CHILD_IN:
    case SUMMER_OPEN_EARLIER_OUT:
      return release (desk, self, done, error);
    case SUMMER_OPEN_CHILD_UNMARKED:
      return mark (desk, self, done, error);
    case SUMMER_OPEN_STAFF_UNMARKED:
      return self->option == 0 ? summer_desk_staff_in (desk, self->name, self->time, done, error)
                               : summer_desk_staff_away (desk, self->name, done, error);
    case SUMMER_OPEN_STAFF_IN:
      return summer_desk_staff_out (desk, self->name, self->time, done, error);
    case SUMMER_OPEN_MEDICINE:
      return summer_desk_give (desk, self->id, self->option == 0, self->time, self->text, done,
                               error);
    case SUMMER_OPEN_INCIDENT:
      return summer_desk_end (desk, self->id, self->time, self->text, done, error);
    case SUMMER_OPEN_SAMPLE:
      return summer_desk_discard_sample (desk, self->id, self->time, done, error);
    case SUMMER_N_OPEN:
    default:
      g_assert_not_reached ();
    }
}
