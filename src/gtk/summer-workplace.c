#include "config.h"

#include "summer-workplace.h"

#include "summer-assessed.h"
#include "summer-class-table.h"
#include "summer-settings.h"

/* How often it is looked whether a new day has come, in seconds. */
#define CLOCK_INTERVAL 20

struct _SummerWorkplace
{
  GObject parent_instance;

  SummerOffice *office; /* borrowed: it owns this */
  GSettings *settings;  /* owned */
  gint64 programme;     /* whose class it is */
  gint64 class_id;
  char *by; /* owned */
  SummerDay set_day, shown_day;
  SummerTime set_time;
  guint clock_id;
};

G_DEFINE_FINAL_TYPE (SummerWorkplace, summer_workplace, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
summer_workplace_dispose (GObject *object)
{
  SummerWorkplace *self = SUMMER_WORKPLACE (object);

  g_clear_handle_id (&self->clock_id, g_source_remove);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (summer_workplace_parent_class)->dispose (object);
}

static void
summer_workplace_finalize (GObject *object)
{
  g_free (SUMMER_WORKPLACE (object)->by);

  G_OBJECT_CLASS (summer_workplace_parent_class)->finalize (object);
}

static void
summer_workplace_class_init (SummerWorkplaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = summer_workplace_dispose;
  G_OBJECT_CLASS (klass)->finalize = summer_workplace_finalize;

  signals[CHANGED] = g_signal_new ("changed", SUMMER_TYPE_WORKPLACE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

/* By it lists say what is due. */
static void
publish_today (SummerWorkplace *self)
{
  SummerStore *store = self->office != NULL ? summer_office_get_store (self->office) : NULL;
  g_autoptr (GError) error = NULL;
  SummerDay today;

  summer_workplace_get_now (self, &today, NULL);
  if (store != NULL && !summer_store_publish_today (store, today, &error))
    g_warning ("The lists do not know the day: %s", error->message);
}

static gboolean
clock_cb (gpointer user_data)
{
  SummerWorkplace *self = user_data;
  SummerDay day;

  summer_workplace_get_now (self, &day, NULL);
  if (day != self->shown_day)
    {
      self->shown_day = day;
      publish_today (self);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  return G_SOURCE_CONTINUE;
}

static void
summer_workplace_init (SummerWorkplace *self)
{
  self->settings = summer_settings_new ();
  self->set_day = SUMMER_DAY_NONE;
  self->set_time = SUMMER_TIME_NONE;
  summer_workplace_get_now (self, &self->shown_day, NULL);
  self->clock_id = g_timeout_add_seconds (CLOCK_INTERVAL, clock_cb, self);
}

typedef struct
{
  const char *code; /* borrowed: of the class chosen last */
  gint64 first, chosen;
} Choice;

static gboolean
look_for_class (const SummerClassRecord *record, gpointer user_data)
{
  Choice *choice = user_data;

  if (choice->first == 0)
    choice->first = record->id;
  if (g_strcmp0 (record->code, choice->code) == 0)
    choice->chosen = record->id;
  return choice->chosen == 0;
}

/* A class that is gone, and a programme that is another one, give way to the class chosen last, or the first. */
static void
office_changed_cb (SummerWorkplace *self)
{
  gint64 programme = summer_office_get_programme (self->office), former = self->class_id;
  g_autofree char *code = g_settings_get_string (self->settings, "desk-class");
  Choice choice = { code, 0, 0 };
  g_autoptr (GError) error = NULL;

  publish_today (self);
  if (programme == self->programme && self->class_id != 0)
    return;

  self->programme = programme;
  if (programme != 0
      && !summer_class_each (summer_office_get_store (self->office), programme, look_for_class,
                             &choice, &error))
    g_info ("The classes cannot be read: %s", error->message); /* every page says so too */
  self->class_id = choice.chosen != 0 ? choice.chosen : choice.first;
  if (self->class_id != former)
    g_clear_pointer (&self->by, g_free);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * summer_workplace_get:
 *
 * Returns: (transfer none): the workplace of an office
 */
SummerWorkplace *
summer_workplace_get (SummerOffice *office)
{
  SummerWorkplace *self;

  g_return_val_if_fail (SUMMER_IS_OFFICE (office), NULL);

  self = g_object_get_data (G_OBJECT (office), "summer-workplace");
  if (self == NULL)
    {
      self = g_object_new (SUMMER_TYPE_WORKPLACE, NULL);
      self->office = office;
      g_object_set_data_full (G_OBJECT (office), "summer-workplace", self, g_object_unref);
      g_signal_connect_object (office, "changed", G_CALLBACK (office_changed_cb), self,
                               G_CONNECT_SWAPPED);
      if (summer_office_get_store (office) != NULL)
        office_changed_cb (self);
    }
  return self;
}

SummerOffice *
summer_workplace_get_office (SummerWorkplace *self)
{
  g_return_val_if_fail (SUMMER_IS_WORKPLACE (self), NULL);

  return self->office;
}

gint64
summer_workplace_get_class (SummerWorkplace *self)
{
  g_return_val_if_fail (SUMMER_IS_WORKPLACE (self), 0);

  return self->class_id;
}

static gboolean
remember_class (const SummerClassRecord *record, gpointer user_data)
{
  SummerWorkplace *self = user_data;

  if (record->id != self->class_id)
    return TRUE;
  g_settings_set_string (self->settings, "desk-class", record->code);
  return FALSE;
}

/**
 * summer_workplace_set_class:
 *
 * Turns the desk to another class of the programme, and remembers it for the next start.
 */
void
summer_workplace_set_class (SummerWorkplace *self, gint64 class_id)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SUMMER_IS_WORKPLACE (self));

  if (self->class_id == class_id)
    return;

  self->class_id = class_id;
  g_clear_pointer (&self->by, g_free);
  if (!summer_class_each (summer_office_get_store (self->office), self->programme, remember_class,
                          self, &error))
    g_info ("The class is not remembered: %s", error->message);
  g_signal_emit (self, signals[CHANGED], 0);
}

const char *
summer_workplace_get_by (SummerWorkplace *self)
{
  g_return_val_if_fail (SUMMER_IS_WORKPLACE (self), NULL);

  return self->by;
}

void
summer_workplace_set_by (SummerWorkplace *self, const char *name)
{
  g_return_if_fail (SUMMER_IS_WORKPLACE (self));

  if (g_strcmp0 (self->by, name) == 0)
    return;

  g_free (self->by);
  self->by = g_strdup (name);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * summer_workplace_get_now:
 * @day: (out) (optional): today
 * @time: (out) (optional): the minute of the day
 *
 * What the clock says, or what it was set to.
 */
void
summer_workplace_get_now (SummerWorkplace *self, SummerDay *day, SummerTime *time)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_return_if_fail (SUMMER_IS_WORKPLACE (self));

  if (day != NULL)
    *day = self->set_day != SUMMER_DAY_NONE ? self->set_day : summer_day_get_today ();
  if (time != NULL)
    *time = self->set_time != SUMMER_TIME_NONE
                ? self->set_time
                : (SummerTime) (g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now));
}

void
summer_workplace_set_now (SummerWorkplace *self, SummerDay day, SummerTime time)
{
  g_return_if_fail (SUMMER_IS_WORKPLACE (self));

  self->set_day = day;
  self->set_time = time;
  summer_workplace_get_now (self, &self->shown_day, NULL);
  publish_today (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
summer_workplace_is_training (SummerWorkplace *self)
{
  g_return_val_if_fail (SUMMER_IS_WORKPLACE (self), FALSE);

  return self->set_day != SUMMER_DAY_NONE || self->set_time != SUMMER_TIME_NONE;
}

/**
 * summer_workplace_get_desk:
 * @day: the day to write to; %SUMMER_DAY_NONE for today
 * @reason: (nullable): why, where something needs one
 *
 * Returns: what the calls of the desk are given; good until the workplace changes
 */
SummerDesk
summer_workplace_get_desk (SummerWorkplace *self, SummerDay day, const char *reason)
{
  SummerDesk desk = { 0 };

  g_return_val_if_fail (SUMMER_IS_WORKPLACE (self), desk);

  desk.store = summer_office_get_store (self->office);
  desk.class_id = self->class_id;
  summer_workplace_get_now (self, &desk.today, &desk.now);
  desk.day = day != SUMMER_DAY_NONE ? day : desk.today;
  desk.reason = desk.flag_reason = reason;
  desk.by = self->by;
  return desk;
}
